import QtQuick
import QtQuick.Controls.Basic
import Regie.Theme

// One way to look at the comments, with how many it finds and its key.
AbstractButton {
    id: root

    required property string key
    required property int count // negative: it has none
    property real maximumWidth: 400

    focusPolicy: Qt.TabFocus
    implicitWidth: content.implicitWidth + 14
    implicitHeight: DeskTheme.target

    Accessible.role: Accessible.RadioButton
    Accessible.name: root.text
    Accessible.description: (root.count < 0 ? "" : qsTr("%n comment(s).", "", root.count) + " ") + qsTr("Key: %1").arg(root.key)
    Accessible.checkable: true
    Accessible.checked: root.checked
    Keys.onShortcutOverride: event => { event.accepted = event.key === Qt.Key_Return || event.key === Qt.Key_Enter }
    Accessible.onPressAction: if (root.enabled) root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Rectangle {
        radius: height / 2
        color: root.checked ? DeskTheme.selectRaised : root.hovered ? DeskTheme.raised : DeskTheme.surface
        border { width: root.visualFocus ? DeskTheme.selectWidth : 0; color: DeskTheme.select }
    }
    contentItem: Item {
        Row {
            id: content
            anchors.centerIn: parent
            height: parent.height
            spacing: 4

            DeskText {
                height: parent.height
                text: root.key
                color: DeskTheme.softer
                font { pixelSize: 11; weight: Font.DemiBold }
            }
            DeskText {
                height: parent.height
                width: Math.min(implicitWidth, root.maximumWidth - 60)
                text: root.text
                elide: Text.ElideRight
                color: root.checked ? DeskTheme.ink : DeskTheme.soft
                font { pixelSize: 12; weight: Font.DemiBold }
            }
            DeskText {
                height: parent.height
                visible: root.count >= 0
                text: Number(root.count).toLocaleString(Qt.locale(), "f", 0)
                color: root.checked ? DeskTheme.ink : DeskTheme.softer
                font { pixelSize: 12; weight: Font.DemiBold }
            }
        }
    }
}
