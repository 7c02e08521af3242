import QtQuick

// The ground a graphic's text stands on: an accent line, a plate that grows from it, and, where the template wants
// one, a tile between the two for a mark or a logo. Its children are laid out in the room right of the tile and are
// cut off at the plate's edge. Mirrored for right-to-left text: the line is then on the right.
Item {
    id: root

    required property Graphic graphic
    required property color ground
    property string backing // what the words stand on: "plate" (also when empty), "shadow" or "none"
    property color edge: "transparent"
    property real tileWidth: 0
    property color tileColor: "transparent"
    property Component tile: null
    property bool mirrored: false
    property bool layered: !graphic.shrunk // its content is drawn once, into a layer
    default property alias content: room.data

    readonly property real lineWidth: Math.round(graphic.theme.accentWidth * graphic.unit)
    readonly property real padding: Math.round(graphic.theme.padding * graphic.unit)

    // Px the plate adds to the width and height of its text.
    readonly property real extraWidth: lineWidth + tileWidth + 2 * padding
    readonly property real extraHeight: Math.round(1.6 * padding)

    LayoutMirroring.enabled: mirrored
    LayoutMirroring.childrenInherit: true

    x: graphic.third === "corner" ? Math.round(graphic.width - graphic.safeX - width) : graphic.plateX
    y: graphic.plateY
    visible: graphic.lineReveal > 0

    // In the plate's place: dark enough for white words on a white wall (5.7:1), gone softly at both ends.
    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        x: -2 * root.padding
        width: parent.width + 4 * root.padding
        height: parent.height
        visible: root.backing === "shadow"
        opacity: root.graphic.plateReveal
        gradient: Gradient {
            orientation: Gradient.Horizontal
            GradientStop { position: 0; color: "#00000000" }
            GradientStop { position: 2 * root.padding / (root.width + 4 * root.padding); color: "#99000000" }
            GradientStop { position: 1 - 2 * root.padding / (root.width + 4 * root.padding); color: "#99000000" }
            GradientStop { position: 1; color: "#00000000" }
        }
    }

    Item {
        id: grown

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: Math.round(root.lineWidth + (root.width - root.lineWidth) * root.graphic.plateReveal)
        height: Math.round(root.height * root.graphic.lineReveal)
        clip: true

        Rectangle {
            anchors.fill: parent
            visible: root.backing === "" || root.backing === "plate"
            radius: Math.round(root.graphic.theme.radius * root.graphic.unit)
            color: root.ground
            border.color: root.edge
            border.width: root.edge.a > 0 ? Math.max(1, Math.round(root.graphic.unit / 540)) : 0
        }

        Rectangle {
            anchors.left: parent.left
            anchors.leftMargin: root.lineWidth
            width: root.tileWidth
            height: parent.height
            color: root.tileColor
            visible: root.tileWidth > 0

            Loader {
                anchors.centerIn: parent
                width: root.tileWidth
                height: root.height
                opacity: root.graphic.textReveal
                sourceComponent: root.tile
            }
        }

        Rectangle {
            anchors.left: parent.left
            width: root.lineWidth
            height: parent.height
            color: root.graphic.theme.accent
        }

        // As large as it will be from the first frame on: the plate's growing edge uncovers it. Drawn once, into a
        // layer that leaves letters room to reach beyond their line: large ones are slow to draw in each frame.
        Item {
            anchors.left: parent.left
            anchors.leftMargin: root.lineWidth + root.tileWidth
            y: Math.round((parent.height - height) / 2)
            width: Math.ceil(room.width) + 2 * root.padding
            height: Math.ceil(root.height)
            opacity: root.graphic.textReveal
            layer.enabled: root.layered

            Item {
                id: room

                x: root.padding
                y: Math.round(root.extraHeight / 2)
                width: root.width - root.extraWidth
                height: root.height - root.extraHeight
            }
        }
    }
}
