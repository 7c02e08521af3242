import QtQuick
import Regie.DeskModel
import Regie.Theme

// Who works on this show.
Column {
    id: root

    required property Desk desk

    spacing: 6

    SectionHeader {
        width: parent.width
        title: qsTr("At the desks")
        detail: root.desk.desks === 1 ? qsTr("1 desk") : qsTr("%1 desks").arg(root.desk.desks)
    }
    TonePill {
        words: qsTr("You · %1").arg(root.desk.name)
        tone: root.desk.client.line === EngineClient.Connected ? Tone.Ready : Tone.Wait
        maximumWidth: root.width
    }
}
