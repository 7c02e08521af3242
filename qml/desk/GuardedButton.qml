import QtQuick
import Regie.DeskModel

// A command that a slip must not give: the first press asks, another one does it (see Question).
DeskButton {
    id: root

    required property string command
    required property string question // names what the command is about: another question is to be asked anew
    property string thing: root.question // what it is about, where two may have one name
    readonly property bool asked: own.deed !== ""
    signal confirmed()

    key: ""
    kind: root.asked ? DeskButton.Air : DeskButton.Plain
    implicitHeight: 32
    text: root.asked ? root.question : root.command
    onClicked: {
        if (own.sure("it", root.thing, root.question))
            root.confirmed()
    }
    onEnabledChanged: own.drop()
    onVisibleChanged: own.drop()
    onQuestionChanged: own.drop()
    onThingChanged: own.drop()

    Question { id: own }
}
