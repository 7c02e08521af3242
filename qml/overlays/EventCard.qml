import QtQuick

// The event itself: its name, where and when, and the organiser's logo on a light tile.
Graphic {
    id: root

    required property string title
    required property string details
    property url logo // a local file; empty: no tile
    property string backing // see Plate

    readonly property bool hasLogo: logo.toString() !== ""

    upper: true
    span: plate.height

    Plate {
        id: plate

        graphic: root
        backing: root.backing
        ground: root.theme.plate
        mirrored: root.startsRightToLeft(root.title)
        tileColor: root.theme.paper
        tileWidth: root.hasLogo ? Math.round((root.tall ? 0.2 : 0.165) * root.unit) : 0
        tile: root.hasLogo ? logoTile : null
        width: Math.max(title.width, details.width) + extraWidth
        height: Math.max(text.height + 1.3 * extraHeight, tileWidth)

        Item {
            id: text

            readonly property real gap: Math.round(0.3 * plate.padding)

            width: parent.width
            height: title.height + gap + details.height
            anchors.verticalCenter: parent.verticalCenter

            Words {
                id: title

                graphic: root
                strong: true
                anchors.left: parent.left
                words: root.title
                limit: root.plateLimit - plate.extraWidth
                wanted: root.titleSize * (root.wide ? 1.1 : 1)
                lines: root.textLines
            }

            Words {
                id: details

                graphic: root
                anchors.left: parent.left
                anchors.top: title.bottom
                anchors.topMargin: text.gap
                words: root.details
                limit: root.plateLimit - plate.extraWidth
                wanted: root.secondSize * (root.wide ? 1.1 : 1)
                lines: root.textLines
            }
        }
    }

    Component {
        id: logoTile

        Item {
            Logo {
                anchors.centerIn: parent
                width: plate.tileWidth - 1.5 * plate.padding
                height: width
                source: root.logo
            }
        }
    }
}
