import QtQuick

// How long it is until a time of day: "Opens in 12:30". It stays at zero.
Graphic {
    id: root

    required property string title
    required property string to // "19:30"

    // The next such time when it goes on air, or the last one when that is less than half a day ago.
    readonly property real targetMs: {
        const target = new Date(root.theme.nowMs)
        const parts = root.to.split(":")
        target.setHours(Number(parts[0]), Number(parts[1]), 0, 0)
        const halfDay = 12 * 3600 * 1000
        const away = target.getTime() - root.theme.nowMs
        return target.getTime() + (away < -halfDay ? 2 * halfDay : away > halfDay ? -2 * halfDay : 0)
    }
    readonly property int seconds: Math.max(0, Math.ceil((root.targetMs - root.theme.nowMs) / 1000)) || 0

    function words(seconds: int): string {
        const two = number => String(number).padStart(2, "0")
        const hours = Math.floor(seconds / 3600)
        return (hours > 0 ? hours + ":" : "") + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60)
    }

    upper: true
    span: plate.height

    Plate {
        id: plate

        graphic: root
        ground: root.theme.plate
        mirrored: root.startsRightToLeft(root.title)
        width: Math.max(title.width, digits.width) + extraWidth
        height: title.height + digits.height + extraHeight

        Words {
            id: title

            graphic: root
            anchors.left: parent.left
            words: root.title
            limit: root.plateLimit - plate.extraWidth
            lines: root.textLines
        }
        Digits {
            id: digits

            anchors.left: parent.left
            anchors.top: title.bottom
            digits: root.words(root.seconds)
            size: root.titleSize * 1.5
            color: root.theme.ink
            family: root.theme.family
        }
    }
}
