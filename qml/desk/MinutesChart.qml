import QtQuick
import Regie.Theme

// How many comments came in each of the last minutes; the last bar is the minute that runs.
Item {
    id: root

    required property list<int> minutes
    readonly property int most: Math.max(4, ...root.minutes)

    implicitHeight: 120

    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Comments a minute, the last one now: %1").arg(root.minutes.join(", "))

    SectionHeader {
        id: header
        anchors { left: parent.left; right: parent.right; top: parent.top }
        title: qsTr("Comments a minute")
        detail: qsTr("last %1 min").arg(root.minutes.length)
    }
    Row {
        id: bars
        anchors { left: parent.left; right: parent.right; top: header.bottom; topMargin: 8; bottom: parent.bottom }
        spacing: 4

        Repeater {
            model: root.minutes.length

            Rectangle {
                required property int index
                anchors.bottom: parent.bottom
                width: (bars.width - bars.spacing * (root.minutes.length - 1)) / root.minutes.length
                height: Math.max(2, bars.height * (root.minutes[index] ?? 0) / root.most)
                radius: 2
                color: DeskTheme.selectRaised
            }
        }
    }
}
