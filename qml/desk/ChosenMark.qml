import QtQuick
import Regie.Theme

// In an avatar's place: this comment is chosen for one act on several.
Rectangle {
    implicitWidth: 32
    implicitHeight: 32
    radius: width / 2
    color: DeskTheme.select

    DeskText {
        anchors.centerIn: parent
        text: "✓"
        color: DeskTheme.dark ? DeskTheme.ground : "white"
        font { pixelSize: DeskTheme.textLarge; weight: Font.DemiBold }
    }
}
