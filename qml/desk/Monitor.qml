import QtQuick
import Regie.DeskModel
import Regie.Theme

// What viewers see, with its sound.
Rectangle {
    id: root

    required property Desk desk

    color: "black"
    radius: 6
    border { width: DeskTheme.selectWidth; color: DeskTheme.airLine }

    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Programme monitor")

    MonitorItem {
        id: picture
        anchors { fill: parent; margins: 2 }
        client: root.desk.client
        opacity: alive ? 1 : 0.3
    }
    DeskText {
        anchors.centerIn: parent
        width: parent.width - 2 * DeskTheme.space6
        visible: !picture.alive
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        text: root.desk.client.line === EngineClient.Connected
              ? qsTr("Waiting for the engine's picture.") : qsTr("No picture at this desk. The broadcast does not depend on it.")
        color: DeskTheme.soft
    }
    Rectangle {
        // In the very corner: graphics keep clear of the picture's edge.
        anchors { left: parent.left; top: parent.top; margins: 2 }
        width: label.implicitWidth + 12
        height: 17
        radius: 4
        color: DeskTheme.air

        DeskText {
            id: label
            anchors.centerIn: parent
            text: qsTr("PROGRAMME")
            color: DeskTheme.airInk
            font { pixelSize: 11; weight: Font.DemiBold }
        }
    }
    LevelMeter {
        anchors { right: parent.right; bottom: parent.bottom; margins: 12 }
        height: Math.min(120, root.height * 0.4)
        visible: picture.alive
        peakDb: root.desk.peakDb
        rmsDb: root.desk.rmsDb
    }
    Rectangle {
        anchors { right: parent.right; rightMargin: 28; bottom: parent.bottom; bottomMargin: 12 }
        width: loudness.implicitWidth + 12
        height: 20
        radius: 4
        color: "#B0101418"
        visible: picture.alive && root.desk.loudness !== ""

        DeskText {
            id: loudness
            anchors.centerIn: parent
            text: root.desk.loudness
            color: "#F2F4F7" // on the picture, in both themes
            font { pixelSize: DeskTheme.textTiny; weight: Font.Medium }
        }
    }
}
