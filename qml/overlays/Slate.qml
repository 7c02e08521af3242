import QtQuick

// What stands in when there is no picture: the organiser's mark, the event, and that it goes on.
Graphic {
    id: root

    required property string title
    property string message
    property url logo // a local file; empty: none

    readonly property bool hasLogo: logo.toString() !== ""

    span: height

    Rectangle {
        anchors.fill: parent
        color: root.theme.slate
        opacity: root.lineReveal
        visible: root.lineReveal > 0

        // Not in a layer: the software renderer would leave out the ground beneath it (Qt 6.4.2).
        Column {
            anchors.centerIn: parent
            width: parent.width - 2 * root.safeX
            spacing: Math.round(1.6 * root.spacing)
            opacity: root.textReveal

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.round(0.2 * root.unit)
                height: width
                radius: Math.round(root.theme.radius * root.unit)
                color: root.theme.paper
                visible: root.hasLogo

                Logo {
                    anchors.centerIn: parent
                    width: Math.round(0.7 * parent.width)
                    height: width
                    source: root.logo
                }
            }

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
        }
    }
}
