import QtQuick

// A QR code of whole pixels a module, with the quiet zone of four modules that readers ask for (ISO/IEC 18004). What
// lies beneath it has to be light.
Item {
    id: root

    required property list<string> rows // "1" is dark
    required property real wanted // px; the nearest size below it, never under two px a module
    required property color color

    readonly property int quiet: 4
    readonly property int module: Math.max(2, Math.floor(wanted / (rows.length + 2 * quiet)))

    width: (rows.length + 2 * quiet) * module
    height: width

    // Dark modules that touch in a row are one bar: a fifth of the items.
    Repeater {
        model: {
            const bars = []
            Array.from(root.rows).forEach((row, y) => {
                for (let x = row.indexOf("1"); x >= 0; x = row.indexOf("1", x)) {
                    const end = row.indexOf("0", x) < 0 ? row.length : row.indexOf("0", x)
                    bars.push({x: x, y: y, length: end - x})
                    x = end
                }
            })
            return bars
        }

        Rectangle {
            required property var modelData

            x: (root.quiet + modelData.x) * root.module
            y: (root.quiet + modelData.y) * root.module
            width: modelData.length * root.module
            height: root.module
            color: root.color
        }
    }
}
