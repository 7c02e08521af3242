import QtQuick

// A question, its answers numbered, and how many have written each number: one bar each, of all votes.
Graphic {
    id: root

    required property string question
    required property list<string> options
    property string prompt
    property list<string> votes // live: of each option

    readonly property int all: Array.from(votes).reduce((sum, count) => sum + Number(count), 0)
    readonly property real rowHeight: Math.round((tall ? 2.3 : 1.9) * secondSize)
    readonly property real roomWidth: plateLimit - plate.extraWidth

    upper: true
    span: plate.height

    Plate {
        id: plate

        graphic: root
        ground: root.theme.plate
        width: root.plateLimit
        height: text.height + extraHeight

        Column {
            id: text

            width: root.roomWidth
            spacing: Math.round(0.35 * plate.padding)

            Words {
                graphic: root
                strong: true
                words: root.question
                limit: root.roomWidth
                wanted: root.height * root.theme.titleLeast * (root.tall ? 0.8 : 1)
                least: root.secondSize
                lines: 2
                whole: true
            }
            Repeater {
                model: root.options.length

                Item {
                    id: row

                    required property int index
                    readonly property int votes: Number(root.votes[index] ?? 0)
                    property real part: root.all > 0 ? votes / root.all : 0

                    Behavior on part { NumberAnimation { duration: root.theme.plateMs; easing.type: Easing.OutCubic } }

                    width: root.roomWidth
                    height: Math.max(root.rowHeight, answer.height + 0.5 * root.secondSize)

                    Rectangle {
                        anchors.fill: parent
                        radius: Math.round(root.theme.radius * root.unit)
                        color: root.theme.track
                    }
                    Rectangle {
                        width: Math.round(parent.width * row.part)
                        height: parent.height
                        radius: Math.round(root.theme.radius * root.unit)
                        color: root.theme.bar
                        visible: row.votes > 0
                    }
                    Words {
                        id: number

                        graphic: root
                        x: Math.round(0.5 * plate.padding)
                        anchors.verticalCenter: parent.verticalCenter
                        words: String(row.index + 1)
                        limit: 2 * root.secondSize
                        color: root.theme.ink
                        font.weight: Font.DemiBold
                    }
                    Words {
                        id: answer

                        graphic: root
                        x: number.x + Math.round(1.3 * root.secondSize)
                        anchors.verticalCenter: parent.verticalCenter
                        words: root.options[row.index]
                        limit: parent.width - x - 3 * root.secondSize
                        lines: 2
                        whole: true
                        color: root.theme.ink
                    }
                    Digits {
                        anchors.right: parent.right
                        anchors.rightMargin: Math.round(0.5 * plate.padding)
                        anchors.verticalCenter: parent.verticalCenter
                        digits: Math.round(100 * (root.all > 0 ? row.votes / root.all : 0)) + " %"
                        size: root.secondSize
                        color: root.theme.ink
                        family: root.theme.family
                    }
                }
            }
            Row {
                spacing: Math.round(0.6 * plate.padding)

                Words {
                    graphic: root
                    words: root.prompt
                    limit: root.roomWidth - 6 * root.secondSize
                    wanted: root.height * root.theme.least
                    lines: root.textLines
                    visible: root.prompt !== ""
                }
                Digits {
                    anchors.bottom: parent.bottom
                    digits: root.all + (root.all === 1 ? " vote" : " votes") // in French too
                    size: root.height * root.theme.least
                    color: root.theme.softInk
                    family: root.theme.family
                }
            }
        }
    }
}
