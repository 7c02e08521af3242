import QtQuick
import Regie.Theme

// The programme's sound, −60 to 0 dB: its power (RMS) as a bar, its loudest moment of the last 100 ms as a line above it.
// Amber from −9 dB, where speech should not be.
Item {
    id: root

    required property real peakDb
    required property real rmsDb
    readonly property real level: root.height_of(root.rmsDb)
    readonly property real peak: root.height_of(root.peakDb)
    readonly property real loud: 51 / 60

    function height_of(db: real): real { return Math.max(0, Math.min(1, (db + 60) / 60)) }

    implicitWidth: 8

    Accessible.role: Accessible.Indicator
    Accessible.name: qsTr("Sound: %1 dB, at most %2 dB").arg(Math.round(root.rmsDb)).arg(Math.round(root.peakDb))

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
    Rectangle {
        anchors { left: parent.left; right: parent.right; margins: 1 }
        y: 1 + (root.height - 2) * (1 - root.peak)
        height: 2
        visible: root.peak > 0
        color: root.peak > root.loud ? DeskTheme.wait : DeskTheme.ready
    }
}
