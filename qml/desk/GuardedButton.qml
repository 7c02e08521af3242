import QtQuick

// A command that a slip must not give: the first press asks, another one does it, within a few seconds but not in the same
// movement of the hand.
DeskButton {
    id: root

    required property string command
    required property string question // names what the command is about: another question is to be asked anew
    property bool asked: false
    signal confirmed()

    key: ""
    kind: root.asked ? DeskButton.Air : DeskButton.Plain
    implicitHeight: 32
    text: root.asked ? root.question : root.command
    onClicked: {
        if (slip.running)
            return
        const sure = root.asked
        root.asked = !sure
        if (sure)
            root.confirmed()
    }
    onAskedChanged: root.asked ? slip.restart() : slip.stop()
    onEnabledChanged: root.asked = false
    onVisibleChanged: root.asked = false
    onQuestionChanged: root.asked = false

    Timer {
        id: slip
        interval: 500 // of a double click
    }
    Timer {
        interval: 4000
        running: root.asked
        onTriggered: root.asked = false
    }
}
