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
        model: root.desk.outputs

        OutputRow {
            required property var modelData

            width: root.width
            name: modelData.name
            words: modelData.words
            numbers: modelData.numbers
            tone: modelData.tone
            canReconnect: modelData.canReconnect
            canStart: modelData.canStart
            canStop: modelData.canStop
            free: root.desk.operates && !root.desk.locked && root.desk.client.line === EngineClient.Connected
            onStopWanted: root.desk.stopOutput(modelData.id)
            onReconnectWanted: root.desk.reconnect(modelData.id)
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
        enabled: root.desk.client.line === EngineClient.Connected
        onClicked: root.desk.saveReplay()
    }
}
