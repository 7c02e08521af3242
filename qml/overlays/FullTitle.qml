import QtQuick

// A chapter of the show, large over the whole picture, which stays to be guessed beneath it.
Graphic {
    id: root

    required property string title
    property string subtitle

    span: height

    Rectangle {
        anchors.fill: parent
        color: root.theme.slate
        opacity: 0.88 * root.plateReveal
        visible: root.lineReveal > 0
    }
    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * root.safeX
        spacing: Math.round(1.4 * root.spacing)
        visible: root.lineReveal > 0

        Words {
            graphic: root
            strong: true
            anchors.horizontalCenter: parent.horizontalCenter
            horizontalAlignment: Text.AlignHCenter
            words: root.title
            limit: parent.width
            wanted: root.titleSize * (root.tall ? 1.4 : 1.9)
            lines: 2
            opacity: root.textReveal
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.round(0.16 * root.unit * root.lineReveal)
            height: Math.round(root.theme.accentWidth * root.unit)
            color: root.theme.accent
        }
        Words {
            graphic: root
            anchors.horizontalCenter: parent.horizontalCenter
            horizontalAlignment: Text.AlignHCenter
            words: root.subtitle
            limit: parent.width
            wanted: root.secondSize * 1.3
            lines: 2
            opacity: root.textReveal
            visible: root.subtitle !== ""
        }
    }
}
