import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// What is planned, in order; keeps the next item in sight.
Item {
    id: root

    required property RundownModel rundown

    SectionHeader {
        id: header
        anchors { left: parent.left; right: hint.left; rightMargin: DeskTheme.space3; top: parent.top }
        title: qsTr("Rundown")
        detail: root.rundown.summary
    }
    Row {
        id: hint
        anchors { right: parent.right; verticalCenter: header.verticalCenter }
        spacing: 6

        DeskText {
            anchors.verticalCenter: parent.verticalCenter
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
        delegate: RundownRow {
            width: ListView.view.width
            onChosen: itemId => root.rundown.chooseNext(itemId)
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
