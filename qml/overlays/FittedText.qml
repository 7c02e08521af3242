import QtQuick

// Text that people wrote, fitted to a plate: on one line or two even ones, made smaller only down to `least`, then
// shortened with an ellipsis; or, if it has to be whole, on more lines. Its width is what it needs, at most `limit`.
//
// A graphic's words never change while it lives, so they are measured and laid out once, when all else is known.
// As bindings the same took seventeen layouts, 600 ms for a comment full of emoji families.
Text {
    id: root

    required property string words
    required property real limit  // px
    required property real wanted // px: the size it has when there is room
    required property real least  // px: the size it never goes below
    property int lines: 1
    property bool whole: false // never shortened
    property real room: 10000  // px: the height that what is whole may take: it is rather small than over the edge

    // The least width that holds `parts`, these px wide, on two lines: broken where both are closest to equal.
    function evenLines(parts: var, space: real): real {
        const whole = parts.reduce((sum, part) => sum + part + space, -space)
        let first = -space
        let best = whole
        for (const part of parts) {
            first += part + space
            best = Math.min(best, Math.max(first, whole - first - space))
        }
        return best
    }

    function fit() {
        // A sign that asks for its emoji (U+FE0F, a keycap's U+20E3) is a letter in the family that is measured.
        const asking = /[0-9#*]\uFE0F?\u20E3|(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\uD800-\uDFFF])\uFE0F/g
        // Emoji are bitmaps, whose widths do not shrink quite as the letters do: hence 1 % more.
        const measured = part => 1.01 * metrics.advanceWidth(part.replace(asking, "\u{1F44F}"))
        const parts = words.split(" ").map(measured)
        const space = measured(" ")
        const oneLine = parts.reduce((sum, part) => sum + part + space, -space)
        // A line that nearly fits is better made a little smaller than broken.
        const broken = lines > 1 && 0.9 * oneLine > limit
        // What has no spaces is broken anywhere.
        const needed = !broken ? oneLine : parts.length > 1 ? evenLines(parts, space) : 0.54 * oneLine
        const full = metrics.font.pixelSize
        const size = Math.max(Math.ceil(least), Math.min(full, Math.floor(full * limit / Math.max(1, needed))))
        font.pixelSize = size
        lineHeight = Math.round(size * 1.22)
        maximumLineCount = broken ? 2 : 1
        wrapMode = broken ? Text.Wrap : Text.NoWrap
        width = Math.min(limit, Math.ceil(needed * size / full) + 2)
        text = words
        if (whole && truncated) {
            wrapMode = Text.Wrap
            maximumLineCount = words.length
            width = limit
            for (let smaller = size - 1; contentHeight > room && smaller > 0; --smaller) {
                font.pixelSize = smaller
                lineHeight = Math.round(smaller * 1.22)
            }
            width = Math.min(limit, Math.ceil(contentWidth) + 2)
        }
    }

    textFormat: Text.PlainText
    elide: Text.ElideRight
    horizontalAlignment: Text.AlignLeft
    lineHeightMode: Text.FixedHeight
    font.hintingPreference: Font.PreferNoHinting

    Component.onCompleted: fit()

    FontMetrics {
        id: metrics

        font.family: root.font.family
        font.weight: root.font.weight
        font.hintingPreference: Font.PreferNoHinting
        font.pixelSize: Math.round(root.wanted)
    }
}
