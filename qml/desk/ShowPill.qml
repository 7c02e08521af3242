import QtQuick
import Regie.Theme

// Are we on air, and for how long. Neither a rehearsal nor a broadcast that no ingest takes looks like one that runs.
Rectangle {
    id: root

    required property string words
    required property bool red // only where viewers see it
    required property string clock

    implicitWidth: label.implicitWidth + time.implicitWidth + 44
    implicitHeight: 28
    radius: height / 2
    color: root.red ? DeskTheme.air : DeskTheme.waitTint
    border { width: root.red ? 0 : 1; color: DeskTheme.wait }

    Accessible.role: Accessible.StaticText
    Accessible.name: label.text + " " + root.clock

    Rectangle {
        id: dot
        anchors { left: parent.left; leftMargin: 11; verticalCenter: parent.verticalCenter }
        width: 8
        height: 8
        radius: root.red ? 4 : 0
        color: label.color
    }
    DeskText {
        id: label
        anchors { left: dot.right; leftMargin: 8 }
        height: parent.height
        text: root.words
        color: root.red ? DeskTheme.airInk : DeskTheme.waitText
        font { pixelSize: DeskTheme.textSmall; weight: Font.DemiBold }
    }
    DeskText {
        id: time
        anchors { left: label.right; leftMargin: 8 }
        height: parent.height
        text: root.clock
        color: label.color
        font { pixelSize: DeskTheme.textSmall; weight: Font.DemiBold }
    }
}
