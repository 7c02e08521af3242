import QtQuick

// A button of what may give way to another under the pointer: of a row whose list moves, of a bar that comes by itself.
// It acts on what was pressed or on nothing, and takes no press that was meant for what was there before.
DeskButton {
    id: root

    required property string thing // what it acts on now: an id, a key
    signal meant()

    property var pressedOn // undefined: it is not pressed by a pointer
    onThingChanged: fresh.restart()
    onVisibleChanged: fresh.restart()
    onPressed: root.pressedOn = fresh.running ? null : root.thing
    onCanceled: root.pressedOn = undefined
    onClicked: {
        const sure = root.pressedOn === undefined ? !fresh.running : root.pressedOn === root.thing
        root.pressedOn = undefined
        if (sure)
            root.meant()
    }

    Timer {
        id: fresh
        interval: 500 // nobody sees what is new and presses it sooner
        running: true
    }
}
