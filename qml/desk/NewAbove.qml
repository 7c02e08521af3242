import QtQuick
import QtQuick.Controls.Basic
import Regie.Theme

// How many comments came above what is on the screen; goes there.
AbstractButton {
    id: root

    required property int count

    focusPolicy: Qt.TabFocus
    visible: root.count > 0
    implicitWidth: content.implicitWidth + 24
    implicitHeight: DeskTheme.target

    Accessible.role: Accessible.Button
    Accessible.name: label.text
    Accessible.description: qsTr("Key: %1").arg(KeyNames.of("newest"))
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    background: Rectangle {
        radius: height / 2
        color: root.hovered ? DeskTheme.selectRaised : DeskTheme.raised
        border { width: 1; color: DeskTheme.select }
    }
    contentItem: Item {
        Row {
            id: content
            anchors.centerIn: parent
            spacing: 8

            DeskText {
                id: label
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("↑ %n new", "", root.count)
                font { pixelSize: 12; weight: Font.DemiBold }
            }
            KeyCap { key: KeyNames.of("newest") }
        }
    }
}
