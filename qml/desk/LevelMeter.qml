import QtQuick
import Regie.Theme

// The programme's loudest moment of the last half second, −60 to 0 dB. Amber from −9 dB, where speech should not be.
Item {
    id: root

    required property real peakDb
    readonly property real level: Math.max(0, Math.min(1, (root.peakDb + 60) / 60))
    readonly property real loud: 51 / 60

    implicitWidth: 8

    Accessible.role: Accessible.Indicator
    Accessible.name: qsTr("Sound: %1 dB").arg(Math.round(root.peakDb))

    Rectangle {
        anchors.fill: parent
        radius: 2
        color: "#B0101418"
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 1 }
        height: (root.height - 2) * Math.min(root.level, root.loud)
        color: DeskTheme.ready
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 1 }
        anchors.bottomMargin: 1 + (root.height - 2) * root.loud
        height: (root.height - 2) * Math.max(0, root.level - root.loud)
        color: DeskTheme.wait
    }
}
