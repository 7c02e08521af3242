import QtQuick
import Regie.DeskModel
import Regie.Theme

// Where the programme goes: each way's state in words, its numbers, and what can be done when it is away.
Column {
    id: root

    required property Desk desk

    spacing: DeskTheme.space3
    visible: root.desk.outputs.length > 0

    SectionHeader {
        width: parent.width
        title: qsTr("Going out")
    }
    Repeater {
        // By number, so that numbers that move do not make the rows anew: a question waits for its answer.
        model: root.desk.outputs.length

        OutputRow {
            required property int index
            readonly property var output: root.desk.outputs[index] ?? {id: "", name: "", words: "", numbers: "", tone: Tone.Plain, canReconnect: false, canStart: false, canStop: false}

            width: root.width
            name: output.name
            words: output.words
            numbers: output.numbers
            tone: output.tone
            canReconnect: output.canReconnect
            canStart: output.canStart
            canStop: output.canStop
            why: root.desk.whyNotPlan
            onStopWanted: root.desk.stopOutput(output.id)
            onReconnectWanted: root.desk.reconnect(output.id)
        }
    }
    DeskText {
        width: root.width
        visible: text !== ""
        text: root.desk.encoder
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        color: DeskTheme.softer
        font.pixelSize: DeskTheme.textTiny
    }
    DeskButton {
        text: qsTr("Save the last minute")
        key: KeyNames.of("save-minute")
        about: qsTr("What was broadcast, as a file beside the recording.")
        why: root.desk.whyNot
        onClicked: root.desk.saveReplay()
    }
}
