import QtQuick

// An item of a council's agenda: what it is about, who speaks and how much of their time is left, and the vote.
Graphic {
    id: root

    required property string title
    property string speaker
    property int minutes // speaking time; 0: no timer
    property string result

    readonly property int remaining: minutes * 60 - Math.floor(elapsedMs / 1000) // s; below zero: over
    readonly property real roomWidth: plateLimit - plate.extraWidth

    function words(seconds: int): string {
        const all = Math.abs(seconds)
        return (seconds < 0 ? "+" : "") + Math.floor(all / 60) + ":" + String(all % 60).padStart(2, "0")
    }

    span: plate.height

    Plate {
        id: plate

        graphic: root
        ground: root.theme.plate
        mirrored: root.startsRightToLeft(root.title)
        width: Math.max(item.width, second.width, vote.visible ? vote.width : 0) + extraWidth
        height: text.height + extraHeight

        Column {
            id: text

            width: parent.width
            spacing: Math.round(0.18 * plate.padding)

            Words {
                id: item

                graphic: root
                strong: true
                words: root.title
                limit: root.roomWidth
                lines: root.textLines
            }
            Row {
                id: second

                spacing: plate.padding
                visible: root.speaker !== "" || root.minutes > 0

                Words {
                    graphic: root
                    words: root.speaker
                    limit: root.roomWidth - 4.5 * root.secondSize
                    visible: root.speaker !== ""
                }
                Digits {
                    digits: root.words(root.remaining)
                    size: root.secondSize
                    color: root.remaining < 0 ? root.theme.accent : root.theme.ink
                    family: root.theme.family
                    visible: root.minutes > 0
                }
            }
            Words {
                id: vote

                graphic: root
                words: root.result
                limit: root.roomWidth
                lines: root.textLines
                whole: true
                visible: root.result !== ""
                color: root.theme.accent
                font.weight: Font.DemiBold
            }
        }
    }
}
