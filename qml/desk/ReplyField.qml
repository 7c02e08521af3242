import QtQuick
import QtQuick.Controls.Basic
import Regie.Theme

// An answer at the platform, written below the comment. Enter sends it, Esc leaves it.
TextField {
    id: root

    signal sent(string text)

    function start() {
        root.visible = true
        root.forceActiveFocus()
    }
    function stop() {
        root.visible = false
        root.focus = false
        root.clear()
    }

    visible: false
    implicitHeight: 36
    leftPadding: 12
    rightPadding: 72
    maximumLength: 500
    placeholderText: qsTr("Answer everybody can read")
    placeholderTextColor: DeskTheme.softer
    color: DeskTheme.ink
    selectionColor: DeskTheme.selectRaised
    selectedTextColor: DeskTheme.ink
    font { family: DeskTheme.family; pixelSize: DeskTheme.textSmall }

    Accessible.role: Accessible.EditableText
    Accessible.name: qsTr("Answer everybody can read")

    Keys.onEscapePressed: root.stop()
    Keys.onReturnPressed: {
        if (root.text.trim() === "")
            return
        root.sent(root.text)
        root.stop()
    }

    background: Rectangle {
        radius: DeskTheme.radius
        color: DeskTheme.bar
        border {
            width: root.activeFocus ? DeskTheme.selectWidth : 1
            color: root.activeFocus ? DeskTheme.select : DeskTheme.line
        }

        KeyCap {
            anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
            key: "Enter"
        }
    }
}
