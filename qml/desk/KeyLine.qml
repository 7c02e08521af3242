import QtQuick
import Regie.Theme

// What an action is called, and its keys.
Item {
    id: root

    required property string words
    required property var keys

    implicitHeight: 26

    DeskText {
        anchors { left: parent.left; right: caps.left; rightMargin: DeskTheme.space2; verticalCenter: parent.verticalCenter }
        text: root.words
        elide: Text.ElideRight
        color: DeskTheme.soft
        font.pixelSize: DeskTheme.textSmall
    }
    Row {
        id: caps
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        spacing: DeskTheme.space1

        Repeater {
            model: root.keys

            KeyCap {
                required property string modelData
                key: modelData
            }
        }
    }
}
