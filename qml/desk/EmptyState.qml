import QtQuick
import Regie.Theme

// Nothing here: one sentence that says why, one action that leads on.
Column {
    id: root

    required property string sentence
    required property string action
    required property string key
    signal acted()

    spacing: DeskTheme.space4

    DeskText {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(root.width, 460)
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        maximumLineCount: 6
        elide: Text.ElideRight
        text: root.sentence
        color: DeskTheme.soft
        font.pixelSize: DeskTheme.textBody
        lineHeight: 1.25
    }
    DeskButton {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.action !== ""
        text: root.action
        key: root.key
        onClicked: root.acted()
    }
}
