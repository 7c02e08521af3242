import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// All keys at a glance, by group.
PanelPopup {
    id: root

    required property KeyMap keys
    readonly property list<string> groups: [...new Set(root.keys.actions.map(action => action.group))]

    title: qsTr("Keys")
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside
    implicitHeight: frameHeight + table.implicitHeight + DeskTheme.space4

    Flickable {
        anchors { left: parent.left; right: parent.right; top: parent.top; topMargin: DeskTheme.space4; bottom: parent.bottom }
        contentHeight: table.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: DeskScrollBar {}

        Flow {
            id: table
            readonly property int columns: Math.max(1, Math.floor(width / 320))
            width: parent.width
            spacing: DeskTheme.space5

            Repeater {
                model: root.groups

                Column {
                    id: group
                    required property string modelData
                    width: (table.width - (table.columns - 1) * table.spacing) / table.columns
                    spacing: DeskTheme.space1

                    SectionHeader {
                        width: parent.width
                        title: group.modelData
                    }
                    Repeater {
                        model: root.keys.actions.filter(action => action.group === group.modelData)

                        KeyLine {
                            required property var modelData
                            width: group.width
                            words: modelData.words
                            keys: modelData.keys
                        }
                    }
                    KeyLine {
                        width: group.width
                        visible: group.modelData === root.groups[0]
                        words: qsTr("Cut, mix to a scene")
                        keys: ["1 … 9", "Alt+1 …"]
                    }
                }
            }
        }
    }
}
