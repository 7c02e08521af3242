import QtQuick

// Who or what is in the picture: a title and, smaller, a line below it.
Graphic {
    id: root

    required property string title
    property string subtitle
    property string backing // see Plate

    span: plate.height

    Plate {
        id: plate

        graphic: root
        backing: root.backing
        ground: root.theme.plate
        mirrored: root.startsRightToLeft(root.title)
        width: Math.max(title.width, root.subtitle !== "" ? subtitle.width : 0) + extraWidth
        height: text.height + extraHeight

        Item {
            id: text

            readonly property real gap: Math.round(0.18 * plate.padding)

            width: parent.width
            height: title.height + (root.subtitle !== "" ? gap + subtitle.height : 0)
            anchors.verticalCenter: parent.verticalCenter

            Words {
                id: title

                graphic: root
                strong: true
                anchors.left: parent.left
                words: root.title
                limit: root.plateLimit - plate.extraWidth
                lines: root.textLines
            }

            Words {
                id: subtitle

                graphic: root
                anchors.left: parent.left
                anchors.top: title.bottom
                anchors.topMargin: text.gap
                words: root.subtitle
                limit: root.plateLimit - plate.extraWidth
                lines: root.textLines
            }
        }
    }
}
