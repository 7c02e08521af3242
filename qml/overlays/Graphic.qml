import QtQuick
import Regie.Theme

// What every on-air template is: it fills the canvas, comes in when `shown`, goes out when not, and says when it is
// gone. Templates place their plate with plateX and plateY and bind its reveal to the three values below.
Item {
    id: root

    required property AirTheme theme
    property bool shown: false
    property bool upper: false // in the upper third, else the lower
    property bool corner: false // on wide canvases in the upper right corner: nothing else stands there
    property real lift: 0      // px above the foot of the safe area (below its head for an upper one)
    property bool shrunk: false // a preview: letters are drawn as small as they are seen
    property real sinceMs: 0   // wall time at which it was taken, Unix milliseconds
    property real span: 0      // px: how high its plate is; what shares its third keeps clear of it

    signal gone()

    readonly property real elapsedMs: Math.max(0, theme.nowMs - sinceMs)
    readonly property bool tall: height > width
    readonly property bool wide: width > 1.2 * height
    readonly property real unit: Math.min(width, height)

    // Px between graphics that share a third.
    readonly property real spacing: theme.gap * unit
    readonly property real safeX: theme.safeSide * width
    readonly property real safeY: (tall ? theme.safeEndTall : theme.safeEnd) * height
    readonly property string third: corner && wide ? "corner" : upper ? "upper" : "lower" // who shares it, keeps clear
    readonly property real plateX: Math.round(safeX)
    readonly property real plateY: Math.round(upper ? safeY + lift : height - safeY - lift - span)
    // The widest a plate may be: on wide canvases the right of the picture stays free.
    readonly property real plateLimit: Math.floor(wide ? 0.64 * width : width - 2 * safeX)

    // Tall canvases are narrow for their height: there a title starts near its least size and may take two lines.
    readonly property real titleSize: height * (tall ? theme.titleLeast * 1.06 : theme.title)
    readonly property real secondSize: height * (tall ? theme.least * 1.12 : theme.second)
    readonly property int textLines: wide ? 1 : 2

    // How much is there of the accent line's height, of the plate's width, of the text: 0 to 1.
    property real lineReveal: 0
    property real plateReveal: 0
    property real textReveal: 0

    // Whether text begins with a right-to-left letter, so that its plate is laid out right to left.
    function startsRightToLeft(text: string): bool {
        return /^[^A-Za-z\u00AA-\u058F\u0900-\uD7FF]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/.test(text)
    }

    anchors.fill: parent

    onShownChanged: {
        if (shown) {
            leave.stop()
            arrive.start()
        } else {
            arrive.stop()
            leave.start()
        }
    }

    ParallelAnimation {
        id: arrive

        NumberAnimation {
            target: root
            property: "lineReveal"
            to: 1
            duration: root.theme.lineMs
            easing.type: Easing.OutCubic
        }
        SequentialAnimation {
            PauseAnimation { duration: root.theme.plateDelayMs }
            NumberAnimation {
                target: root
                property: "plateReveal"
                to: 1
                duration: root.theme.plateMs
                easing.type: Easing.OutQuart
            }
        }
        SequentialAnimation {
            PauseAnimation { duration: root.theme.plateDelayMs + root.theme.textDelayMs }
            NumberAnimation {
                target: root
                property: "textReveal"
                to: 1
                duration: root.theme.textMs
                easing.type: Easing.OutCubic
            }
        }
    }

    ParallelAnimation {
        id: leave

        onFinished: root.gone()

        NumberAnimation {
            target: root
            property: "textReveal"
            to: 0
            duration: root.theme.outMs / 2
            easing.type: Easing.OutQuad
        }
        NumberAnimation {
            target: root
            property: "plateReveal"
            to: 0
            duration: root.theme.outMs * 0.8
            easing.type: Easing.InOutCubic
        }
        SequentialAnimation {
            PauseAnimation { duration: root.theme.outMs * 0.6 }
            NumberAnimation {
                target: root
                property: "lineReveal"
                to: 0
                duration: root.theme.outMs * 0.4
                easing.type: Easing.InCubic
            }
        }
    }
}
