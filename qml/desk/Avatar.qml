import QtQuick
import Regie.Theme

// An author's initials on the colour they keep all evening.
Rectangle {
    id: root

    required property string initials
    required property int hue

    implicitWidth: 32
    implicitHeight: 32
    radius: width / 2
    color: DeskTheme.people[root.hue % DeskTheme.people.length]

    DeskText {
        anchors.centerIn: parent
        text: root.initials
        color: "white"
        font { pixelSize: DeskTheme.textTiny; weight: Font.DemiBold }
    }
}
