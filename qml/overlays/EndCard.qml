import QtQuick

// Thanks and goodbye over the whole picture: the organiser's logo and an address to scan stand on paper.
Graphic {
    id: root

    required property string title
    property string message
    property url logo // a local file; empty: none
    property list<string> link // a code's rows; empty: none
    property string caption

    readonly property int side: Math.round(0.24 * unit)

    span: height

    Rectangle {
        anchors.fill: parent
        color: root.theme.slate
        opacity: root.plateReveal
        visible: root.lineReveal > 0
    }
    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * root.safeX
        spacing: Math.round(1.4 * root.spacing)
        opacity: root.textReveal
        visible: root.lineReveal > 0

        Words {
            graphic: root
            strong: true
            anchors.horizontalCenter: parent.horizontalCenter
            horizontalAlignment: Text.AlignHCenter
            words: root.title
            limit: parent.width
            wanted: root.titleSize * 1.5
            lines: 2
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.round(0.12 * root.unit)
            height: Math.round(root.theme.accentWidth * root.unit)
            color: root.theme.accent
        }
        Words {
            graphic: root
            anchors.horizontalCenter: parent.horizontalCenter
            horizontalAlignment: Text.AlignHCenter
            words: root.message
            limit: parent.width
            wanted: root.secondSize * 1.3
            lines: 2
            visible: root.message !== ""
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Math.round(1.5 * root.spacing)
            visible: root.logo.toString() !== "" || root.link.length > 0

            component Tile: Rectangle {
                height: Math.max(root.side, code.height)
                width: height
                radius: Math.round(root.theme.radius * root.unit)
                color: root.theme.paper
            }

            Tile {
                visible: root.logo.toString() !== ""

                Logo {
                    anchors.centerIn: parent
                    width: Math.round(0.7 * root.side)
                    height: width
                    source: root.logo
                }
            }
            Tile {
                visible: root.link.length > 0

                Code {
                    id: code

                    anchors.centerIn: parent
                    rows: root.link
                    wanted: root.side
                    color: root.theme.paperInk
                }
            }
        }
        Words {
            graphic: root
            anchors.horizontalCenter: parent.horizontalCenter
            horizontalAlignment: Text.AlignHCenter
            words: root.caption
            limit: parent.width
            visible: root.caption !== ""
        }
    }
}
