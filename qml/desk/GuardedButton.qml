import QtQuick

// A command that a slip must not give: the first press asks, the second one within a few seconds does it.
DeskButton {
    id: root

    required property string command
    required property string question
    property bool asked: false
    signal confirmed()

    key: ""
    kind: root.asked ? DeskButton.Air : DeskButton.Plain
    implicitHeight: 32
    text: root.asked ? root.question : root.command
    onClicked: {
        const sure = root.asked
        root.asked = !sure
        if (sure)
            root.confirmed()
    }
    onEnabledChanged: root.asked = false
    onVisibleChanged: root.asked = false

    Timer {
        interval: 4000
        running: root.asked
        onTriggered: root.asked = false
    }
}
