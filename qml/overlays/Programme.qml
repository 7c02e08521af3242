import QtQuick

// What happens when: "11:00 Ouverture des portes". The entry whose time has come last stands out.
Graphic {
    id: root

    required property string title
    required property list<string> entries

    readonly property var parts: Array.from(entries).map(entry => {
        const timed = entry.match(/^(\d{1,2})[:hH](\d{2})\s+(.*)$/)
        return timed ? {minute: Number(timed[1]) * 60 + Number(timed[2]), time: timed[1] + ":" + timed[2], what: timed[3]}
                     : {minute: -1, time: "", what: entry}
    })
    readonly property int minuteNow: {
        const now = new Date(Math.floor(theme.nowMs / 60000) * 60000)
        return now.getHours() * 60 + now.getMinutes()
    }
    readonly property int current: parts.reduce((best, part, at) => part.minute >= 0 && part.minute <= minuteNow ? at : best, -1)
    readonly property real roomWidth: plateLimit - plate.extraWidth
    readonly property real timeWidth: Math.round(3.3 * secondSize)

    upper: true
    span: plate.height

    Plate {
        id: plate

        graphic: root
        ground: root.theme.plate
        width: Math.max(title.width, list.width) + extraWidth
        height: title.height + list.height + extraHeight

        Words {
            id: title

            graphic: root
            strong: true
            words: root.title
            limit: root.roomWidth
            lines: root.textLines
        }
        Column {
            id: list

            y: title.height

            Repeater {
                model: root.parts.length

                Item {
                    id: entry

                    required property int index
                    readonly property bool on: index === root.current

                    width: root.timeWidth + what.width
                    height: Math.round(1.5 * root.secondSize)

                    Digits {
                        anchors.verticalCenter: parent.verticalCenter
                        digits: root.parts[entry.index].time
                        size: root.secondSize
                        color: entry.on ? root.theme.accent : root.theme.softInk
                        family: root.theme.family
                    }
                    Words {
                        id: what

                        graphic: root
                        x: root.timeWidth
                        anchors.verticalCenter: parent.verticalCenter
                        words: root.parts[entry.index].what
                        limit: root.roomWidth - root.timeWidth
                        color: entry.on ? root.theme.ink : root.theme.softInk
                        font.weight: Font.DemiBold
                    }
                }
            }
        }
    }
}
