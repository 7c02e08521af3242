import QtQuick

// What somebody in the audience wrote, on paper: their name on air, their words on at most two lines, and on the tile
// the platform they wrote on.
Graphic {
    id: root

    required property string author
    required property string text
    required property string platform

    span: plate.height

    Plate {
        id: plate

        graphic: root
        ground: root.theme.paper
        edge: root.theme.paperEdge
        mirrored: root.startsRightToLeft(root.text)
        tileColor: root.theme.plate
        tileWidth: Math.round(0.088 * root.unit)
        tile: mark
        width: Math.max(author.width, said.width) + extraWidth
        height: text.height + extraHeight

        Item {
            id: text

            readonly property real gap: Math.round(0.18 * plate.padding)

            width: parent.width
            height: author.height + gap + said.height
            anchors.verticalCenter: parent.verticalCenter

            FittedText {
                id: author

                anchors.left: parent.left
                words: root.author
                limit: root.plateLimit - plate.extraWidth
                wanted: root.secondSize
                least: root.height * root.theme.least
                color: root.theme.paperInk
                font.family: root.theme.family
                font.weight: Font.DemiBold
            }

            FittedText {
                id: said

                anchors.left: parent.left
                anchors.top: author.bottom
                anchors.topMargin: text.gap
                words: root.text
                limit: root.plateLimit - plate.extraWidth
                wanted: root.height * root.theme.titleLeast * (root.tall ? 0.8 : 1.05)
                least: root.height * (root.wide ? root.theme.second : root.theme.least)
                lines: 2
                color: root.theme.paperInk
                font.family: root.theme.family
                font.weight: Font.Medium
            }
        }
    }

    Component {
        id: mark

        Item {
            PlatformMark {
                anchors.centerIn: parent
                width: Math.round(0.054 * root.unit)
                height: width
                platform: root.platform
                family: root.theme.family
            }
        }
    }
}
