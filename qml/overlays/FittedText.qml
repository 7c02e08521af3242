import QtQuick

// Text that people wrote, fitted to a plate: on one line or two even ones, made smaller only down to `least`, then
// shortened with an ellipsis. Its width is what it needs, at most `limit`.
Text {
    id: root

    required property real limit  // px
    required property real wanted // px: the size it has when there is room
    required property real least  // px: the size it never goes below
    property int lines: 1

    // How wide one line, and the wider of two even lines, are at the wanted size.
    readonly property real oneLine: Math.ceil(widthOf(text))
    readonly property real twoLines: lines > 1 ? evenLines(text) : oneLine
    // A line that nearly fits is better made a little smaller than broken.
    readonly property bool broken: lines > 1 && oneLine * 0.9 > limit
    readonly property real needed: broken ? twoLines : oneLine
    readonly property real fitting: metrics.font.pixelSize * limit / Math.max(1, needed)
    readonly property int size: Math.max(Math.ceil(least), Math.min(metrics.font.pixelSize, Math.floor(fitting)))

    // Emoji are bitmaps, whose widths do not shrink quite as the letters do: hence 1 % more. Reading a property of the
    // metrics makes what calls this follow the font as well as the words.
    function widthOf(words: string): real {
        return metrics.height > 0 ? 1.01 * metrics.advanceWidth(words) : 0
    }

    // The least width that holds `words` on two lines: the break where both are closest to the same width. Text
    // without spaces is broken anywhere.
    function evenLines(words: string): real {
        const all = words.split(" ")
        let low = 1
        let high = all.length - 1
        if (high < 1)
            return oneLine * 0.54
        const first = n => widthOf(all.slice(0, n).join(" "))
        const second = n => widthOf(all.slice(n).join(" "))
        while (low < high) {
            const middle = Math.floor((low + high) / 2)
            if (first(middle) < second(middle))
                low = middle + 1
            else
                high = middle
        }
        const widest = n => Math.max(first(n), second(n))
        return Math.ceil(low > 1 ? Math.min(widest(low), widest(low - 1)) : widest(low))
    }

    width: Math.min(limit, Math.ceil(needed * size / metrics.font.pixelSize) + 2)
    textFormat: Text.PlainText
    wrapMode: broken ? Text.Wrap : Text.NoWrap
    maximumLineCount: broken ? 2 : 1
    elide: Text.ElideRight
    horizontalAlignment: Text.AlignLeft
    lineHeightMode: Text.FixedHeight
    lineHeight: Math.round(size * 1.22)
    font.pixelSize: size
    font.hintingPreference: Font.PreferNoHinting

    FontMetrics {
        id: metrics

        font.family: root.font.family
        font.weight: root.font.weight
        font.hintingPreference: Font.PreferNoHinting
        font.pixelSize: Math.round(root.wanted)
    }
}
