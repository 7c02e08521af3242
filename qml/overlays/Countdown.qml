import QtQuick

// How long it is until a time: "Opens in 12:30", "2 d 4:12:30". At zero it stays, and says so if it has words for it.
Graphic {
    id: root

    required property string title
    required property string to // "19:30", or "2026-11-28 19:30"
    property string end         // in the title's place from zero on; empty: the title stays

    // Of a time of day the next one when it goes on air, or the last one when that is less than six hours ago: what has
    // begun is not announced for tomorrow.
    readonly property real targetMs: {
        const [, year, month, day, hours, minutes] = root.to.match(/^(?:(\d+)-(\d+)-(\d+) )?(\d+):(\d+)$/) ?? []
        const target = new Date(root.sinceMs)
        if (year !== undefined)
            target.setFullYear(Number(year), Number(month) - 1, Number(day))
        target.setHours(Number(hours), Number(minutes), 0, 0)
        const sixHours = 6 * 3600 * 1000
        const days = year !== undefined ? 0 : target.getTime() < root.sinceMs - sixHours ? 1
                                            : target.getTime() > root.sinceMs + 3 * sixHours ? -1 : 0
        target.setDate(target.getDate() + days)
        return target.getTime()
    }
    readonly property int seconds: Math.max(0, Math.ceil((root.targetMs - root.theme.nowMs) / 1000)) || 0

    function words(seconds: int): string {
        const two = number => String(number).padStart(2, "0")
        const days = Math.floor(seconds / 86400)
        const hours = Math.floor(seconds / 3600) % 24
        const minutes = two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60)
        return days > 0 ? days + (root.theme.language === "fr" ? " j " : " d ") + two(hours) + ":" + minutes
                        : (hours > 0 ? hours + ":" : "") + minutes
    }

    upper: true
    span: plate.height

    Plate {
        id: plate

        graphic: root
        ground: root.theme.plate
        mirrored: root.startsRightToLeft(root.title)
        width: Math.max(title.width, over.width, digits.width) + extraWidth
        height: Math.max(title.height, over.height) + digits.height + extraHeight

        component Line: Words {
            graphic: root
            anchors.left: parent.left
            limit: root.plateLimit - plate.extraWidth
            lines: root.textLines
        }

        Line {
            id: title

            words: root.title
            visible: root.seconds > 0 || root.end === ""
        }
        Line {
            id: over

            words: root.end
            visible: !title.visible
        }
        Digits {
            id: digits

            anchors.left: parent.left
            y: Math.max(title.height, over.height)
            digits: root.words(root.seconds)
            size: root.titleSize * (digits.digits.length > 8 ? 1 : 1.5)
            color: root.theme.ink
            family: root.theme.family
        }
    }
}
