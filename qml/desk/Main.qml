import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// The desk's window: three zones a crew of one works alone and a crew of three shares.
ApplicationWindow {
    id: root

    required property Desk desk
    readonly property bool connected: root.desk.client.line === EngineClient.Connected
    readonly property bool working: root.desk.known && !root.desk.ended
    property bool leaving: false

    function leave() {
        root.leaving = true
        root.close()
    }

    width: 1600
    height: 1000
    minimumWidth: 1180
    minimumHeight: 680
    title: root.desk.showName ? qsTr("%1 · Régie").arg(root.desk.showName) : qsTr("Régie")
    color: DeskTheme.ground
    font.family: DeskTheme.family

    onClosing: close => {
        if (root.leaving || !root.working || !root.connected)
            return
        close.accepted = false
        closeDialog.open()
    }

    TopBar {
        id: topBar
        anchors { left: parent.left; right: parent.right; top: parent.top }
        desk: root.desk
    }
    Item {
        id: zones
        anchors { fill: parent; margins: DeskTheme.space4; topMargin: topBar.height + DeskTheme.space4 }
        visible: root.working
        opacity: root.connected ? 1 : 0.7 // what was so when the line broke

        readonly property real gap: 33
        readonly property real sideWidth: Math.round(Math.max(248, Math.min(340, width * 0.185)))
        readonly property real programmeWidth: Math.round(Math.max(460, Math.min(820, width * 0.41)))

        ProgrammeZone {
            id: programme
            width: zones.width < 1300 ? 460 : zones.programmeWidth
            anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
            visible: !root.desk.zen
            desk: root.desk
        }
        ZoneLine { x: programme.width + 16; height: parent.height; visible: !root.desk.zen }
        CommentsZone {
            id: comments
            // In zen it has the window for itself.
            readonly property real zenMargin: Math.max(0, (zones.width - 760) / 2)
            anchors {
                left: root.desk.zen ? parent.left : programme.right
                leftMargin: root.desk.zen ? zenMargin : zones.gap
                right: root.desk.zen ? parent.right : side.left
                rightMargin: root.desk.zen ? zenMargin : zones.gap
                top: parent.top; bottom: parent.bottom
            }
            desk: root.desk
            onRulesWanted: rulesPanel.open()
            onDecisionsWanted: decisions.open()
        }
        ZoneLine { x: side.x - 17; height: parent.height; visible: !root.desk.zen }
        SideZone {
            id: side
            width: zones.sideWidth
            anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
            visible: !root.desk.zen
            desk: root.desk
        }
    }
    StatePage {
        anchors { fill: parent; topMargin: topBar.height }
        visible: !root.working
        desk: root.desk
        onCloseWanted: root.leave()
    }

    DeskKeys {
        desk: root.desk
        active: root.working && !(root.activeFocusItem instanceof TextInput) && !closeDialog.visible && !rulesPanel.visible && !decisions.visible
        onSearchWanted: comments.startSearch()
        onNewestWanted: comments.showNewest()
        onReplyWanted: comments.startReply()
        onRulesWanted: rulesPanel.open()
        onNoteWanted: comments.startNote()
        onNarrowWanted: comments.narrow()
        onShortenWanted: side.startShorten()
        onDecisionsWanted: decisions.open()
    }
    Shortcut { sequence: "Ctrl+R"; onActivated: root.desk.client.connectNow() }
    Shortcut { sequences: ["Ctrl+Q", "Ctrl+W"]; onActivated: root.close() }
    Shortcut { sequences: ["Return", "Enter"]; enabled: root.desk.ended; onActivated: root.leave() }

    RulesPopup {
        id: rulesPanel
        // Over the side zone and no more of the comments than it must.
        width: Math.min(620, zones.width * 0.5)
        height: zones.height
        x: zones.x + zones.width - width
        y: zones.y
        desk: root.desk
    }
    DecisionsPopup {
        id: decisions
        width: Math.min(620, zones.width * 0.5)
        height: zones.height
        x: zones.x + zones.width - width
        y: zones.y
        desk: root.desk
    }
    CloseDialog {
        id: closeDialog
        live: root.desk.live
        onEndWanted: {
            closeDialog.close()
            root.desk.endShow()
        }
        onCloseWanted: root.leave()
    }
    Connections {
        target: root.desk
        function onEnding() { root.leave() }
    }
}
