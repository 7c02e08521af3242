import QtQuick

// A line written in place: an answer, a note, a comment made shorter. Enter hands it up, Esc leaves it.
DeskField {
    id: root

    property bool mayBeEmpty: false
    signal sent(string text)

    function start(text: string) {
        root.text = text
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
    key: qsTr("Enter")

    Keys.onEscapePressed: root.stop()
    Keys.onReturnPressed: {
        if (root.text.trim() === "" && !root.mayBeEmpty)
            return
        root.sent(root.text.trim())
        root.stop()
    }
}
