import QtQuick
import Regie.Theme

// Are we on air, and for how long. A rehearsal never looks like a broadcast.
Rectangle {
    id: root

    required property bool live
    required property string clock

    implicitWidth: label.implicitWidth + time.implicitWidth + 44
    implicitHeight: 28
    radius: height / 2
    color: root.live ? DeskTheme.air : DeskTheme.waitTint
    border { width: root.live ? 0 : 1; color: DeskTheme.wait }

    Accessible.role: Accessible.StaticText
    Accessible.name: label.text + " " + root.clock

    Rectangle {
        id: dot
        anchors { left: parent.left; leftMargin: 11; verticalCenter: parent.verticalCenter }
        width: 8
        height: 8
        radius: root.live ? 4 : 0
        color: label.color
    }
    DeskText {
        id: label
        anchors { left: dot.right; leftMargin: 8 }
        height: parent.height
        text: root.live ? qsTr("ON AIR") : qsTr("REHEARSAL")
        color: root.live ? DeskTheme.airInk : DeskTheme.waitText
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
