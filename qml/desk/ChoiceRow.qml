import QtQuick
import QtQuick.Controls.Basic
import Regie.Theme

// One of a few: the setting's name, and its values side by side.
Item {
    id: root

    required property string title
    required property var values
    required property var names
    required property var value
    signal chosen(var value)

    implicitHeight: 32

    Accessible.role: Accessible.Grouping
    Accessible.name: root.title

    DeskText {
        anchors { left: parent.left; verticalCenter: parent.verticalCenter }
        text: root.title
        color: DeskTheme.soft
        font.pixelSize: DeskTheme.textSmall
    }
    Row {
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        spacing: DeskTheme.space1

        Repeater {
            model: root.values.length

            AbstractButton {
                id: choice
                required property int index
                readonly property var means: root.values[index]

                focusPolicy: Qt.TabFocus
                checked: means === root.value
                text: root.names[index]
                implicitWidth: label.implicitWidth + 24
                implicitHeight: DeskTheme.target

                Accessible.role: Accessible.RadioButton
                Accessible.name: qsTr("%1: %2").arg(root.title).arg(choice.text)
                Accessible.checkable: true
                Accessible.checked: choice.checked
                Accessible.onPressAction: choice.clicked()
                Keys.onReturnPressed: choice.clicked()
                Keys.onEnterPressed: choice.clicked()
                onClicked: root.chosen(choice.means)

                background: Rectangle {
                    radius: height / 2
                    color: choice.checked ? DeskTheme.selectRaised : choice.hovered ? DeskTheme.raised : DeskTheme.bar
                    border { width: choice.visualFocus ? DeskTheme.selectWidth : 0; color: DeskTheme.select }
                }
                contentItem: Item {
                    DeskText {
                        id: label
                        anchors.centerIn: parent
                        text: (choice.checked ? "✓ " : "") + choice.text
                        color: choice.checked ? DeskTheme.ink : DeskTheme.soft
                        font { pixelSize: DeskTheme.textSmall; weight: Font.DemiBold }
                    }
                }
            }
        }
    }
}
