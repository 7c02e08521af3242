import QtQuick
import Regie.Theme

// The key that does the same as the control it stands on.
Rectangle {
    id: root

    required property string key

    implicitWidth: Math.max(20, words.implicitWidth + 10)
    implicitHeight: 20
    radius: 4
    color: DeskTheme.keyGround
    border { width: 1; color: DeskTheme.keyLine }

    DeskText {
        id: words
        anchors.centerIn: parent
        text: root.key
        color: DeskTheme.soft
        font { pixelSize: 11; weight: Font.DemiBold }
    }
}
