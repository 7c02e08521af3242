import QtQuick
import QtQuick.Controls.Basic
import Regie.Theme

// One way to look at the comments, with how many it finds and its key.
AbstractButton {
    id: root

    required property string key
    required property int count

    focusPolicy: Qt.TabFocus
    implicitWidth: content.implicitWidth + 14
    implicitHeight: DeskTheme.target

    Accessible.role: Accessible.RadioButton
    Accessible.name: root.text
    Accessible.description: qsTr("%1 comments. Key: %2").arg(root.count).arg(root.key)
    Accessible.checkable: true
    Accessible.checked: root.checked
    Keys.onShortcutOverride: event => { event.accepted = event.key === Qt.Key_Return || event.key === Qt.Key_Enter }
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()

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
                text: root.text
                color: root.checked ? DeskTheme.ink : DeskTheme.soft
                font { pixelSize: 12; weight: Font.DemiBold }
            }
            DeskText {
                height: parent.height
                text: Number(root.count).toLocaleString(Qt.locale("en"), "f", 0)
                color: root.checked ? DeskTheme.ink : DeskTheme.softer
                font { pixelSize: 12; weight: Font.DemiBold }
            }
        }
    }
}
