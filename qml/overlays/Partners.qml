import QtQuick

// Up to six logos side by side on paper; on tall canvases three a row.
Graphic {
    id: root

    required property list<url> logos
    property string title

    readonly property int columns: Math.min(logos.length, tall ? 3 : 6)
    readonly property int side: Math.round((tall ? 0.2 : 0.11) * unit)

    span: plate.height

    Plate {
        id: plate

        graphic: root
        ground: root.theme.paper
        edge: root.theme.paperEdge
        width: Math.max(row.width, title.visible ? title.width : 0) + extraWidth
        height: row.height + (title.visible ? title.height + padding / 2 : 0) + extraHeight

        Words {
            id: title

            graphic: root
            words: root.title
            limit: root.plateLimit - plate.extraWidth
            visible: root.title !== ""
            color: root.theme.paperInk
        }
        Grid {
            id: row

            y: title.visible ? title.height + Math.round(plate.padding / 2) : 0
            columns: root.columns
            spacing: plate.padding

            Repeater {
                model: root.logos.length

                Logo {
                    required property int index

                    width: root.side
                    height: root.side
                    source: root.logos[index]
                }
            }
        }
    }
}
