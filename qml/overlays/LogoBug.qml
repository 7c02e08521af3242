import QtQuick

// The organiser's logo in the corner and, if wanted, a mark beside it: "LIVE", "EN DIRECT".
Graphic {
    id: root

    required property url logo
    property string mark

    upper: true
    corner: true
    span: size

    readonly property int size: Math.round(0.09 * unit)

    Row {
        x: root.third === "corner" ? Math.round(root.width - root.safeX - width) : root.plateX
        y: root.plateY
        spacing: Math.round(0.5 * root.spacing)
        opacity: root.plateReveal
        visible: root.lineReveal > 0

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: words.width + 2 * Math.round(0.5 * root.theme.padding * root.unit)
            height: Math.round(1.5 * words.font.pixelSize)
            radius: Math.round(root.theme.radius * root.unit)
            color: root.theme.air
            visible: root.mark !== ""

            Words {
                id: words

                graphic: root
                anchors.centerIn: parent
                words: root.mark
                limit: 0.3 * root.width
                wanted: root.height * root.theme.least
                color: "#FFFFFF"
                font.weight: Font.DemiBold
            }
        }
        Rectangle {
            width: root.size
            height: root.size
            radius: Math.round(root.theme.radius * root.unit)
            color: root.theme.paper

            Logo {
                anchors.centerIn: parent
                width: Math.round(0.76 * parent.width)
                height: width
                source: root.logo
            }
        }
    }
}
