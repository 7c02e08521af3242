import QtQuick
import Regie.DeskModel
import Regie.Theme

// All sources with their sound, on air or not.
Flow {
    id: root

    required property Desk desk

    spacing: DeskTheme.space2

    Repeater {
        // By number, so that a level that moves does not make the tiles anew.
        model: root.desk.sources.length

        SourceTile {
            id: tile
            required property int index
            readonly property var source: root.desk.sources[index] ?? {id: "", name: "", words: "", tone: Tone.Plain, rmsDb: -120, muted: false, picture: false}

            why: root.desk.whyNotPlan
            name: source.name
            words: source.words
            tone: source.tone
            rmsDb: source.rmsDb
            muted: source.muted
            picture: source.picture ? thumbnail : null
            onClicked: root.desk.mute(source.id, !source.muted)

            Component {
                id: thumbnail

                MonitorItem {
                    client: root.desk.client
                    source: tile.index
                    opacity: alive ? 1 : 0.3
                }
            }
        }
    }
}
