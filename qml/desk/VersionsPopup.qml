import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// The show file's former versions: arrows choose, Enter plans that rundown again, Esc closes.
PanelPopup {
    id: root

    required property Desk desk
    readonly property VersionsPanel panel: root.desk.versions

    function restore(name) {
        if (root.desk.whyNotPlan === "")
            root.panel.restore(name)
    }

    title: qsTr("Former versions")
    onOpened: {
        root.panel.refresh()
        list.currentIndex = 0
        list.forceActiveFocus()
    }

    DeskText {
        id: promise
        anchors { left: parent.left; right: parent.right; top: parent.top }
        text: root.panel.words || (list.count > 0 ? qsTr("Each change of the plan keeps the show file as it was. Going back is a decision like any other: it can be taken back.")
                                                  : qsTr("The plan has not been changed yet."))
        wrapMode: Text.Wrap
        color: root.panel.words ? DeskTheme.waitText : DeskTheme.softer
        font.pixelSize: DeskTheme.textSmall
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    ListView {
        id: list
        anchors { left: parent.left; right: parent.right; top: promise.bottom; topMargin: DeskTheme.space3; bottom: parent.bottom }
        clip: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.panel.versions
        ScrollBar.vertical: DeskScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: root.title
        Keys.onReturnPressed: root.restore(list.currentItem?.modelData.name)
        Keys.onEnterPressed: root.restore(list.currentItem?.modelData.name)

        delegate: Rectangle {
            id: row
            required property var modelData
            required property int index
            width: ListView.view.width - 12
            height: 40
            radius: DeskTheme.radius
            color: ListView.isCurrentItem ? DeskTheme.selectTint : "transparent"

            Accessible.role: Accessible.ListItem
            Accessible.name: row.modelData.when + ", " + row.modelData.items

            TapHandler { onTapped: list.currentIndex = row.index }
            DeskText {
                anchors { left: parent.left; leftMargin: DeskTheme.space3; verticalCenter: parent.verticalCenter }
                text: row.modelData.when + "  ·  " + row.modelData.items
                font.pixelSize: DeskTheme.textSmall
            }
            DeskButton {
                anchors { right: parent.right; rightMargin: DeskTheme.space2; verticalCenter: parent.verticalCenter }
                why: root.desk.whyNotPlan
                text: qsTr("Go back to it")
                key: row.ListView.isCurrentItem ? qsTr("Enter") : ""
                onClicked: root.restore(row.modelData.name)
            }
        }
    }
}
