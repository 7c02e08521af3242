import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// Gives an action another key: choose it, press Enter, then the key. Delete goes back to what the preset has.
Item {
    id: root

    required property KeyMap keys
    property bool listening: false
    property string said: ""

    function take(event) {
        const key = root.keys.keyOf(event.key, event.modifiers)
        if (key === "")
            return // a modifier alone: the key follows
        event.accepted = true
        root.listening = false
        root.said = event.key === Qt.Key_Escape ? "" : root.keys.bind(list.currentItem.modelData.id, key)
    }

    SectionHeader {
        id: header
        width: parent.width
        title: qsTr("Keys")
        detail: qsTr("Enter: another key · Del: as before")
    }
    ListView {
        id: list
        anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: words.top; bottomMargin: DeskTheme.space2 }
        clip: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.keys.actions
        ScrollBar.vertical: DeskScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Keys")

        // The list is made anew when a key changes; the place in it stays.
        property int place: 0
        onModelChanged: currentIndex = place
        onCurrentIndexChanged: if (currentIndex >= 0) place = currentIndex

        // While it listens every key belongs to it, shortcuts included.
        Keys.onShortcutOverride: event => { event.accepted = root.listening || event.key === Qt.Key_Return || event.key === Qt.Key_Enter }
        Keys.onPressed: event => {
            if (root.listening)
                return root.take(event)
            if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
                root.listening = true
                root.said = ""
                event.accepted = true
            } else if (event.key === Qt.Key_Delete) {
                root.keys.reset(list.currentItem.modelData.id)
                event.accepted = true
            }
        }
        onActiveFocusChanged: root.listening = false

        delegate: Rectangle {
            id: row
            required property var modelData
            required property int index
            readonly property bool current: ListView.isCurrentItem && list.activeFocus
            width: ListView.view.width - 12
            height: 30
            radius: DeskTheme.radius
            color: row.current ? DeskTheme.selectTint : "transparent"
            border { width: row.current ? DeskTheme.selectWidth : 0; color: DeskTheme.select }

            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1: %2").arg(row.modelData.words).arg(row.modelData.keys.join(", "))

            TapHandler {
                onTapped: {
                    list.currentIndex = row.index
                    list.forceActiveFocus()
                    root.listening = true
                }
            }
            KeyLine {
                anchors { fill: parent; leftMargin: DeskTheme.space2; rightMargin: DeskTheme.space2 }
                words: row.modelData.own ? qsTr("%1 · yours").arg(row.modelData.words) : row.modelData.words
                keys: row.current && root.listening ? [qsTr("Press a key")] : row.modelData.keys
            }
        }
    }
    DeskText {
        id: words
        anchors { left: parent.left; right: reset.left; rightMargin: DeskTheme.space2; bottom: parent.bottom }
        height: Math.max(reset.height, implicitHeight)
        verticalAlignment: Text.AlignVCenter
        text: root.said
        wrapMode: Text.Wrap
        color: DeskTheme.waitText
        font.pixelSize: DeskTheme.textSmall
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    DeskButton {
        id: reset
        anchors { right: parent.right; bottom: parent.bottom }
        text: qsTr("All as in the preset")
        key: ""
        onClicked: root.keys.resetAll()
    }
}
