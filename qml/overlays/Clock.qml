import QtQuick

// The time of day where the show is made, and, if wanted, what it is the time of.
Graphic {
    id: root

    property string title

    upper: true
    corner: true
    span: plate.height

    Plate {
        id: plate

        graphic: root
        ground: root.theme.plate
        width: row.width + extraWidth
        height: row.height + extraHeight

        Row {
            id: row

            anchors.verticalCenter: parent.verticalCenter
            spacing: Math.round(0.6 * plate.padding)

            Words {
                graphic: root
                anchors.verticalCenter: parent.verticalCenter
                words: root.title
                visible: root.title !== ""
                limit: 0.3 * root.width
            }
            Digits {
                anchors.verticalCenter: parent.verticalCenter
                digits: Qt.formatTime(new Date(root.theme.nowMs), "HH:mm")
                size: root.height * root.theme.titleLeast
                color: root.theme.ink
                family: root.theme.family
            }
        }
    }
}
