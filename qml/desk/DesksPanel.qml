import QtQuick
import Regie.DeskModel
import Regie.Theme

// Who works on this show, and at which comment.
Column {
    id: root

    required property Desk desk

    spacing: 6

    SectionHeader {
        width: parent.width
        title: qsTr("At the desks")
        detail: qsTr("%n desk(s)", "", root.desk.present.length)
    }
    Repeater {
        model: root.desk.present

        TonePill {
            required property var modelData
            words: modelData.words
            tone: root.desk.client.line === EngineClient.Connected ? modelData.tone : Tone.Wait
            maximumWidth: root.width
        }
    }
    DeskText {
        width: root.width
        visible: !root.desk.operates
        wrapMode: Text.Wrap
        text: qsTr("This desk's role: %1").arg(root.desk.roleWords)
        color: DeskTheme.softer
        font.pixelSize: DeskTheme.textSmall
    }
}
