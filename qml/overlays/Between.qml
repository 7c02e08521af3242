import QtQuick

// Stands between two boxes: what they talk about, under the organiser's logo; beside it where the boxes lie one above
// the other.
Graphic {
    id: root

    required property rect place // what the scene leaves between its boxes, in px
    required property string title
    property string subtitle
    property url logo // a local file; empty: none

    readonly property bool hasLogo: logo.toString() !== ""
    readonly property bool upright: place.height > place.width
    readonly property real margin: Math.round(0.6 * spacing)
    readonly property real padding: Math.round(Math.min(0.7 * theme.padding * unit, 0.09 * place.height))
    readonly property real line: Math.round(theme.accentWidth * unit)
    readonly property real wholeWidth: upright ? place.width - 2 * margin
                                               : Math.min(place.width, words.width + 2 * padding)
    readonly property real wholeHeight: upright ? Math.min(place.height, words.height + line + 2 * padding)
                                                : place.height - 2 * margin
    readonly property real tile: Math.round(upright ? 0.5 * place.width : wholeHeight - line - 2 * padding)
    // Lying, two lines and one below have to fit.
    readonly property real size: Math.round(Math.min(theme.second * height, upright ? place.height : 0.2 * wholeHeight))

    // Grows from its accent line and uncovers its words, which are as large as they will be from the first frame on.
    Item {
        x: Math.round(root.place.x + (root.place.width - width) / 2)
        y: Math.round(root.place.y + (root.place.height - root.wholeHeight) / 2)
        width: Math.round(root.wholeWidth * root.lineReveal)
        height: Math.round(root.line + (root.wholeHeight - root.line) * root.plateReveal)
        visible: root.lineReveal > 0
        clip: true

        Rectangle {
            anchors.fill: parent
            radius: Math.round(root.theme.radius * root.unit)
            color: root.theme.plate
        }

        Rectangle {
            width: parent.width
            height: root.line
            color: root.theme.accent
        }

        // In a layer, drawn once: large letters are slow to draw in each frame.
        Item {
            x: Math.round((parent.width - width) / 2)
            y: root.line
            width: Math.ceil(root.wholeWidth)
            height: Math.ceil(root.wholeHeight - root.line)
            opacity: root.textReveal
            layer.enabled: !root.shrunk

            Grid {
                id: words

                anchors.centerIn: parent
                columns: root.upright ? 1 : 2
                spacing: root.upright ? root.padding : 2 * root.padding
                horizontalItemAlignment: Grid.AlignHCenter
                verticalItemAlignment: Grid.AlignVCenter

                Rectangle {
                    width: root.tile
                    height: width
                    radius: Math.round(root.theme.radius * root.unit)
                    color: root.theme.paper
                    visible: root.hasLogo

                    Logo {
                        anchors.centerIn: parent
                        width: Math.round(0.76 * parent.width)
                        height: width
                        source: root.logo
                    }
                }

                Column {
                    id: lines

                    readonly property real limit: root.upright ? root.wholeWidth - 2 * root.padding
                                                               : root.place.width - root.tile - 5 * root.padding

                    // Plain wrapping at one size: a card this narrow has no line to fit its words to.
                    component Line: Text {
                        width: Math.min(lines.limit, Math.ceil(implicitWidth))
                        textFormat: Text.PlainText
                        wrapMode: Text.Wrap
                        elide: Text.ElideRight
                        horizontalAlignment: root.upright ? Text.AlignHCenter : Text.AlignLeft
                        visible: text !== ""
                        font.family: root.theme.family
                        font.hintingPreference: Font.PreferNoHinting
                    }

                    Line {
                        anchors.horizontalCenter: root.upright ? parent.horizontalCenter : undefined
                        text: root.title
                        maximumLineCount: root.upright ? 4 : 2
                        color: root.theme.ink
                        font.pixelSize: root.size
                        font.weight: Font.DemiBold
                    }

                    Line {
                        anchors.horizontalCenter: root.upright ? parent.horizontalCenter : undefined
                        text: root.subtitle
                        maximumLineCount: root.upright ? 3 : 1
                        color: root.theme.softInk
                        font.pixelSize: Math.round(0.8 * root.size)
                        font.weight: Font.Medium
                    }
                }
            }
        }
    }
}
