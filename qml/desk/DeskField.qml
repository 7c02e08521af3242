import QtQuick
import QtQuick.Controls.Basic
import Regie.Theme

// A line of text to write in, with the key that matters to it at its end.
TextField {
    id: root

    required property string prompt
    required property string key

    implicitHeight: 36
    leftPadding: 12
    placeholderText: root.prompt
    placeholderTextColor: DeskTheme.softer
    color: DeskTheme.ink
    selectionColor: DeskTheme.selectRaised
    selectedTextColor: DeskTheme.ink
    font { family: DeskTheme.family; pixelSize: DeskTheme.textSmall }

    Accessible.role: Accessible.EditableText
    Accessible.name: root.prompt

    background: Rectangle {
        radius: DeskTheme.radius
        color: DeskTheme.bar
        border {
            width: root.activeFocus ? DeskTheme.selectWidth : 1
            color: root.activeFocus ? DeskTheme.select : DeskTheme.line
        }

        KeyCap {
            anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
            visible: root.key !== ""
            key: root.key
        }
    }
}
