import QtQuick

// The first comments that wait for air, as many as there are, one below the other. Its place is that of three.
Graphic {
    id: root

    required property string title
    property list<string> authors // live
    property list<string> texts // live
    property list<string> platforms // live

    readonly property int most: 3
    readonly property real rowHeight: Math.round((tall ? 4.5 : 2.9) * secondSize)
    readonly property int shownRows: Math.min(most, texts.length)

    span: head.height + most * rowHeight + plate.extraHeight

    Plate {
        id: plate

        graphic: root
        ground: root.theme.paper
        edge: root.theme.paperEdge
        y: root.plateY + root.span - height
        width: root.plateLimit
        height: head.height + root.shownRows * root.rowHeight + extraHeight
        visible: root.lineReveal > 0 && root.shownRows > 0 // never a heading without comments

        Words {
            id: head

            graphic: root
            strong: true
            words: root.title
            limit: plate.width - plate.extraWidth
            wanted: root.secondSize * 1.15
            least: root.secondSize
            color: root.theme.paperInk
        }
        Column {
            y: head.height

            Repeater {
                model: root.shownRows

                // Made anew when another comment moves up: fitted text is measured once.
                Repeater {
                    required property int index

                    model: [[root.platforms[index], root.authors[index], root.texts[index]].join("\n")]

                    Item {
                        id: row

                        required property string modelData
                        readonly property var parts: modelData.split("\n")

                        width: plate.width - plate.extraWidth
                        height: root.rowHeight

                        Rectangle {
                            width: parent.width
                            height: Math.max(1, Math.round(root.unit / 720))
                            color: root.theme.paperEdge
                        }
                        PlatformMark {
                            id: mark

                            anchors.verticalCenter: parent.verticalCenter
                            width: Math.round(1.2 * root.secondSize)
                            height: width
                            platform: row.parts[0]
                            family: root.theme.family
                        }
                        Column {
                            x: mark.width + Math.round(0.8 * plate.padding)
                            anchors.verticalCenter: parent.verticalCenter

                            Words {
                                graphic: root
                                words: row.parts[1]
                                limit: row.width - mark.width - plate.padding
                                wanted: root.height * root.theme.least
                                color: root.theme.paperInk
                                font.weight: Font.DemiBold
                            }
                            Words {
                                graphic: root
                                words: row.parts[2]
                                limit: row.width - mark.width - plate.padding
                                wanted: root.secondSize
                                lines: root.tall ? 2 : 1
                                color: root.theme.paperInk
                            }
                        }
                    }
                }
            }
        }
    }
}
