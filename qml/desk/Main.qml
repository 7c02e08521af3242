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
    readonly property bool dialogOpen: closeDialog.visible || panels.open

    function leave() {
        root.leaving = true
        root.close()
    }

    width: 1600
    height: 1000
    minimumWidth: 780
    minimumHeight: 480
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
        swapWords: !zones.divided || root.desk.zen ? "" : zones.programmeTurn ? qsTr("See the comments") : qsTr("See the programme")
        onEndWanted: closeDialog.open()
        onSwapWanted: zones.swapped = !zones.swapped
    }
    Item {
        id: zones
        anchors { fill: parent; margins: DeskTheme.space4; topMargin: topBar.height + DeskTheme.space4 }
        visible: root.working
        opacity: root.connected ? 1 : 0.7 // what was so when the line broke

        // Three zones want room. With less, or when a person wants it so, one of the first two is seen at a time.
        readonly property bool roomy: width >= 1140
        readonly property string wish: root.desk.settings.zones
        readonly property bool divided: wish !== "all" || !roomy
        property bool swapped: false
        readonly property bool programmeTurn: (wish === "operator") !== swapped
        readonly property bool programmeSeen: !root.desk.zen && (!divided || programmeTurn)
        readonly property bool commentsSeen: root.desk.zen || !divided || !programmeTurn
        onDividedChanged: swapped = false
        onWishChanged: swapped = false
        readonly property bool sideSeen: !root.desk.zen
        readonly property real gap: 33
        readonly property real sideWidth: Math.round(Math.max(248, Math.min(340, width * 0.185)))
        readonly property real programmeWidth: Math.round(Math.max(460, Math.min(820, width * 0.41)))

        ProgrammeZone {
            id: programme
            width: !zones.programmeSeen ? 0 : !zones.commentsSeen ? zones.width - side.width - 2 * zones.gap
                 : zones.width < 1300 ? 460 : zones.programmeWidth
            anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
            visible: zones.programmeSeen
            desk: root.desk
            onEditWanted: itemId => panels.edit(itemId)
        }
        ZoneLine { x: programme.width + 16; height: parent.height; visible: zones.programmeSeen }
        CommentsZone {
            id: comments
            // In zen it has the window for itself.
            readonly property real zenMargin: Math.max(0, (zones.width - 760) / 2)
            anchors {
                left: zones.programmeSeen ? programme.right : parent.left
                leftMargin: root.desk.zen ? zenMargin : zones.programmeSeen ? zones.gap : 0
                right: root.desk.zen ? parent.right : side.left
                rightMargin: root.desk.zen ? zenMargin : zones.gap
                top: parent.top; bottom: parent.bottom
            }
            visible: zones.commentsSeen
            noticesHere: !zones.programmeSeen
            desk: root.desk
            onRulesWanted: panels.show("rules")
            onDecisionsWanted: panels.show("decisions")
        }
        ZoneLine { x: side.x - 17; height: parent.height; visible: zones.sideSeen }
        SideZone {
            id: side
            width: zones.sideWidth
            anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
            visible: zones.sideSeen
            desk: root.desk
            onHelpWanted: panels.show("help")
            onSettingsWanted: panels.show("settings")
            onRemoteWanted: panels.show("desks")
        }
    }
    TourCard {
        id: tour
        // Over what can wait: the foot of the list of comments.
        x: zones.x + comments.x + DeskTheme.space4
        anchors { bottom: zones.bottom; bottomMargin: 60 }
        width: Math.min(440, comments.width - 2 * DeskTheme.space4)
        z: 1
        visible: root.working && zones.commentsSeen && !root.desk.live && !root.desk.settings.toured
        desk: root.desk
    }
    QuestionBar {
        // Near what asks and on none of its buttons: they are to be pressed again.
        readonly property bool near: zones.commentsSeen && !root.desk.zen
        x: near ? zones.x + comments.x : zones.x + (zones.width - width) / 2
        y: near ? zones.y + comments.questionFoot - height : zones.y
        width: Math.min(implicitWidth, near ? comments.width : zones.width)
        z: 2
        question: root.desk.question
    }
    StatePage {
        anchors { fill: parent; topMargin: topBar.height }
        visible: !root.working
        desk: root.desk
        onCloseWanted: root.leave()
    }

    DeskKeys {
        desk: root.desk
        whyNotOpen: comments.whyNotOpen
        active: root.working && !(root.activeFocusItem instanceof TextInput) && !root.dialogOpen
        onDid: deed => tour.did(deed)
        onWanted: what => {
            switch (what) {
            case "search": return comments.startSearch()
            case "newest": return comments.showNewest()
            case "reply": return comments.startReply()
            case "note": return comments.startNote()
            case "narrow": return comments.narrow()
            case "shorten": return side.startShorten()
            case "edit": return panels.edit(root.desk.rundown.nextId)
            case "contrast": return programme.mendContrast()
            case "troubles": return programme.toggleTroubles()
            case "captions": return programme.typeCaptions()
            case "swap-zones": return zones.swapped = zones.divided && !zones.swapped
            case "tour": return tour.visible ? tour.next() : root.desk.settings.toured = false
            default: return panels.show(what)
            }
        }
    }
    Binding { target: KeyNames; property: "printed"; value: root.desk.settings.keys.printed }
    Binding { target: DeskTheme; property: "dark"; value: root.desk.settings.theme !== "light" }
    Binding { target: DeskTheme; property: "motionWanted"; value: root.desk.settings.motion }
    Shortcut { sequence: "Ctrl+R"; onActivated: root.desk.client.connectNow() }
    Shortcut { sequences: ["Ctrl+Q", "Ctrl+W"]; onActivated: root.close() }
    Shortcut { sequences: ["Return", "Enter"]; enabled: root.desk.ended; onActivated: root.leave() }

    DeskPanels {
        id: panels
        anchors.fill: zones
        desk: root.desk
        roomy: zones.roomy
    }
    CloseDialog {
        id: closeDialog
        live: root.desk.live
        operates: root.desk.operates
        endsAt: root.desk.endsAt
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
