import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// What is planned, in order; keeps the next item in sight.
Item {
    id: root

    required property RundownModel rundown
    property bool free: true // the plan may be changed here
    signal editWanted(string itemId)
    signal moveWanted(string itemId, int to)

    SectionHeader {
        id: header
        anchors { left: parent.left; right: hint.left; rightMargin: DeskTheme.space3; top: parent.top }
        title: qsTr("Rundown")
        detail: root.rundown.timing ? root.rundown.timing + " · " + root.rundown.summary : root.rundown.summary
        urgent: root.rundown.late
    }
    Row {
        id: hint
        anchors { right: parent.right; verticalCenter: header.verticalCenter }
        spacing: 6

        DeskText {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.width >= 520 // the times need the room more
            text: qsTr("choose next")
            color: DeskTheme.softer
            font.pixelSize: DeskTheme.textTiny
        }
        KeyCap { key: KeyNames.of("next-above") }
        KeyCap { key: KeyNames.of("next-below") }
    }
    ListView {
        id: list
        anchors { left: parent.left; right: parent.right; top: header.bottom; topMargin: 6; bottom: parent.bottom }
        clip: true
        spacing: 4
        boundsBehavior: Flickable.StopAtBounds
        model: root.rundown
        ScrollBar.vertical: DeskScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Rundown")
        section.property: "group"
        section.delegate: DeskText {
            required property string section
            width: ListView.view.width
            height: visible ? 26 : 0
            visible: section !== ""
            text: section
            elide: Text.ElideRight
            verticalAlignment: Text.AlignVCenter
            color: DeskTheme.soft
            font { pixelSize: DeskTheme.textTiny; weight: Font.DemiBold }
            Accessible.role: Accessible.Heading
            Accessible.name: section
        }
        delegate: RundownRow {
            width: ListView.view.width
            free: root.free
            onChosen: itemId => root.rundown.chooseNext(itemId)
            onEditWanted: itemId => root.editWanted(itemId)
            onDropped: (itemId, middle) => {
                const to = list.indexAt(10, Math.max(0, Math.min(middle, list.contentHeight - 1)))
                if (to >= 0)
                    root.moveWanted(itemId, to)
            }
        }

        Connections {
            target: root.rundown
            function onChanged() {
                if (root.rundown.nextRow >= 0)
                    list.positionViewAtIndex(root.rundown.nextRow, ListView.Contain)
            }
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: parent.width
        visible: list.count === 0
        sentence: qsTr("This show has no rundown. Its show file names the graphics to take.")
        action: ""
        key: ""
    }
}
