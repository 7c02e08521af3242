import QtQuick

// An answer at the platform, written below the comment. Enter sends it, Esc leaves it.
DeskField {
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
    rightPadding: 72
    maximumLength: 500
    prompt: qsTr("Answer everybody can read")
    key: "Enter"

    Keys.onEscapePressed: root.stop()
    Keys.onReturnPressed: {
        if (root.text.trim() === "")
            return
        root.sent(root.text)
        root.stop()
    }
}
