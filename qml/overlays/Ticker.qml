import QtQuick

// Messages along the foot of the picture. They crawl by, or one flips to the next; both by the frame's own time, so
// that every frame is exact.
Graphic {
    id: root

    required property list<string> lines
    property string title
    property string motion // "crawl" (also when empty) or "flip"

    readonly property real restMs: 1500 // before the first one moves: it can be read from its beginning
    readonly property real pxPerSecond: 0.11 * unit * (tall ? 1.4 : 1)
    readonly property real flipMs: 6000
    readonly property real turnMs: 400

    span: strip.height

    Item {
        id: strip

        readonly property int line: Math.round(root.theme.accentWidth * root.unit)
        readonly property int padding: Math.round(0.8 * root.theme.padding * root.unit)

        x: root.plateX
        y: root.plateY
        width: Math.round(line + (root.width - 2 * root.safeX - line) * root.plateReveal)
        height: Math.round(1.9 * root.secondSize * root.lineReveal)
        visible: root.lineReveal > 0
        clip: true

        Rectangle {
            anchors.fill: parent
            color: root.theme.plate
        }
        Rectangle {
            id: label

            width: strip.line + (root.title === "" ? 0 : caption.width + 2 * strip.padding)
            height: parent.height
            color: root.theme.accent
            z: 1

            Words {
                id: caption

                graphic: root
                x: strip.line + strip.padding
                anchors.verticalCenter: parent.verticalCenter
                words: root.title
                limit: 0.25 * root.width
                visible: root.title !== ""
                opacity: root.textReveal
                color: root.theme.accentInk
                font.weight: Font.DemiBold
            }
        }
        Item {
            id: room

            x: label.width
            width: root.width - 2 * root.safeX - label.width
            height: Math.round(1.9 * root.secondSize)
            clip: true
            opacity: root.textReveal

            Loader {
                anchors.fill: parent
                sourceComponent: root.motion === "flip" ? flipping : crawling
            }
        }
    }

    Component {
        id: crawling

        Item {
            id: crawl

            readonly property string words: root.lines.join("   •   ") + "   •   "
            readonly property int loop: Math.max(1, Math.ceil(first.implicitWidth))
            readonly property real moved: Math.max(0, root.elapsedMs - root.restMs) / 1000 * root.pxPerSecond

            component Line: Text {
                y: Math.round((room.height - height) / 2)
                text: crawl.words
                textFormat: Text.PlainText
                color: root.theme.ink
                font.family: root.theme.family
                font.weight: Font.Medium
                font.pixelSize: Math.round(root.secondSize)
                font.hintingPreference: Font.PreferNoHinting
            }

            // In a layer, drawn once and moved: letters are slow to draw in each frame.
            Row {
                x: -(Math.round(crawl.moved) % crawl.loop)
                height: parent.height
                leftPadding: strip.padding // in the layer: a letter may reach out to the left
                layer.enabled: !root.shrunk

                Line { id: first }
                Repeater {
                    model: Math.min(20, Math.ceil(room.width / crawl.loop))

                    Line {}
                }
            }

            // Words come and go softly: none is cut at an edge.
            component Edge: Rectangle {
                property bool atEnd: false

                x: atEnd ? room.width - width : 0
                width: strip.padding
                height: parent.height
                gradient: Gradient {
                    orientation: Gradient.Horizontal
                    GradientStop { position: atEnd ? 1 : 0; color: root.theme.plate }
                    GradientStop { position: atEnd ? 0 : 1; color: Qt.rgba(root.theme.plate.r, root.theme.plate.g, root.theme.plate.b, 0) }
                }
            }
            Edge {}
            Edge { atEnd: true }
        }
    }
    Component {
        id: flipping

        Item {
            readonly property int turn: Math.floor(root.elapsedMs / root.flipMs)
            readonly property real turned: {
                const part = Math.min(1, (root.elapsedMs - turn * root.flipMs) / root.turnMs)
                return turn === 0 ? 1 : 1 - Math.pow(1 - part, 3)
            }

            Repeater {
                model: root.lines.length

                Words {
                    required property int index

                    readonly property int behind: (parent.turn - index) % root.lines.length // 0: on show; 1: leaving

                    graphic: root
                    x: strip.padding
                    y: Math.round((room.height - height) / 2 + room.height * (behind === 0 ? 1 - parent.turned : -parent.turned))
                    words: root.lines[index]
                    limit: room.width - 2 * strip.padding
                    visible: behind === 0 || (behind === 1 && parent.turned < 1)
                    color: root.theme.ink
                }
            }
        }
    }
}
