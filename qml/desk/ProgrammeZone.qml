import QtQuick
import Regie.DeskModel
import Regie.Theme

// The operator's zone: what viewers see, what is planned, and what puts it on air. The buttons never move.
Item {
    id: root

    required property Desk desk

    signal editWanted(string itemId)

    readonly property bool plans: root.desk.whyNotPlan === ""

    function mendContrast() { troubles.mendContrast() }
    function toggleTroubles() { troubles.toggleAll() }
    function typeCaptions() { captions.start() }

    Monitor {
        id: monitor
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Math.min(Math.round((width - 4) * 9 / 16) + 4, Math.round(root.height * 0.46))
        desk: root.desk
    }
    Loader {
        id: preview
        // Over what no graphic of the next item covers: it stands in the lower or upper left.
        anchors { right: monitor.right; top: monitor.top; margins: DeskTheme.space2 }
        width: Math.round(monitor.width * 0.36)
        // A scene that is looked at, else what is next, with the scene it takes.
        readonly property string wanted: scenes.looked || root.desk.rundown.nextScene
        readonly property string scene: preview.wanted === root.desk.sceneOnAir ? "" : preview.wanted
        readonly property bool graphicSeen: !(preview.scene && scenes.looked) && root.desk.rundown.nextRow >= 0 && root.desk.rundown.nextGraphic.component !== undefined
        active: root.desk.settings.preview && (preview.graphicSeen || preview.scene !== "")
        sourceComponent: GraphicPreview {
            desk: root.desk
            item: preview.graphicSeen ? root.desk.rundown.nextId : ""
            scene: preview.wanted || root.desk.sceneOnAir
        }
    }
    ContrastProbe {
        id: probe
        width: 1
        height: 1
        desk: root.desk
        graphic: root.desk.rundown.nextGraphic
    }
    SceneStrip {
        id: scenes
        anchors { left: parent.left; right: parent.right; top: monitor.bottom; topMargin: visible ? DeskTheme.space3 : 0 }
        height: visible ? implicitHeight : 0
        desk: root.desk
    }
    SourceStrip {
        id: sources
        anchors { left: parent.left; right: parent.right; top: scenes.bottom; topMargin: visible ? DeskTheme.space3 : 0 }
        visible: root.height >= 800 && root.desk.sources.length > 0 // the plan needs the room more
        height: visible ? implicitHeight : 0
        desk: root.desk
    }
    Rundown {
        anchors {
            left: parent.left; right: parent.right; top: sources.bottom; topMargin: DeskTheme.space3
            bottom: notices.top; bottomMargin: DeskTheme.space3
        }
        rundown: root.desk.rundown
        free: root.plans
        onEditWanted: itemId => root.editWanted(itemId)
        onMoveWanted: (itemId, to) => root.desk.moveItem(itemId, to)
    }
    Column {
        id: notices
        anchors { left: parent.left; right: parent.right; bottom: buttons.top; bottomMargin: DeskTheme.space3 }
        spacing: DeskTheme.space2

        TroubleBoxes {
            id: troubles
            width: parent.width
            desk: root.desk
            meter: probe.meter
            room: root.desk.notice === "" ? 2 : 1
            most: root.height * 0.4
        }
        CaptionBar {
            id: captions
            width: parent.width
            desk: root.desk
        }
        NoticeBar {
            width: parent.width
            visible: root.desk.notice !== ""
            words: root.desk.notice
            onActed: root.desk.dismissNotice()
        }
    }
    Row {
        id: buttons
        anchors { left: parent.left; bottom: parent.bottom }
        spacing: root.width < 500 ? DeskTheme.space1 : DeskTheme.space2

        RowButton {
            thing: root.desk.rundown.nextId
            kind: DeskButton.Air
            text: qsTr("Take next")
            key: KeyNames.of("take-next")
            about: root.desk.rundown.nextTitle
            why: root.desk.whyNotAir || (root.desk.rundown.nextRow >= 0 ? "" : qsTr("The rundown is through."))
            onMeant: root.desk.take(thing)
        }
        RowButton {
            readonly property var last: root.desk.onAir[0] ?? {key: "", title: ""}
            thing: last.key + " " + last.title
            implicitHeight: DeskTheme.airTarget
            text: qsTr("Release")
            key: KeyNames.of("release")
            about: qsTr("What went on air last.")
            why: root.desk.whyNotAir || (root.desk.onAir.length > 0 ? "" : qsTr("Nothing is over the picture."))
            onMeant: root.desk.release(last.key)
        }
        DeskButton {
            implicitHeight: DeskTheme.airTarget
            text: qsTr("Mark")
            key: KeyNames.of("mark")
            about: qsTr("A moment to find again in the recording.")
            why: root.desk.whyNot
            onClicked: root.desk.mark()
        }
        DeskButton {
            implicitHeight: DeskTheme.airTarget
            text: qsTr("Take back")
            key: KeyNames.of("undo")
            about: root.desk.decisionWords
            why: root.desk.whyNot || root.desk.whyNotTakeBack
            onClicked: root.desk.takeBack()
        }
    }
}
