import QtQuick

// An address to scan from the screen, with what it leads to below.
Graphic {
    id: root

    required property list<string> link // the code's rows: "1" is dark
    property string caption

    upper: true
    corner: true
    span: plate.height

    Plate {
        id: plate

        graphic: root
        layered: false // the software renderer leaves out the ground beneath a code's layer (Qt 6.4.2)
        ground: root.theme.paper
        edge: root.theme.paperEdge
        width: Math.max(code.width, caption.visible ? caption.width : 0) + extraWidth
        height: code.height + (caption.visible ? caption.height : 0) + extraHeight

        Code {
            id: code

            anchors.horizontalCenter: parent.horizontalCenter
            rows: root.link
            wanted: 0.3 * root.unit
            color: root.theme.paperInk
        }
        Words {
            id: caption

            graphic: root
            anchors.horizontalCenter: parent.horizontalCenter
            horizontalAlignment: Text.AlignHCenter
            y: code.height
            words: root.caption
            limit: 0.42 * root.unit
            lines: 2
            visible: root.caption !== ""
            color: root.theme.paperInk
        }
    }
}
