import QtQuick
import Regie.DeskModel
import Regie.Theme

// Always answers: are we on air and for how long, is everything going out, is the feed alive, what was lost.
Rectangle {
    id: root

    required property Desk desk
    property string swapWords: "" ///< which zone is not seen; empty: all are that are wanted
    signal endWanted()
    signal swapWanted()

    // With little room: what wants a look, or that nothing does.
    readonly property var told: {
        if (root.width >= 1140)
            return root.desk.health
        const wanting = root.desk.health.filter(line => line.tone !== Tone.Ready && line.tone !== Tone.Plain)
        return wanting.length > 0 ? wanting.slice(0, 2) : [{words: qsTr("All is well"), tone: Tone.Ready}]
    }
    readonly property bool lost: root.desk.known && !root.desk.ended && root.desk.client.line !== EngineClient.Connected

    implicitHeight: 52
    color: DeskTheme.bar

    DeskText {
        id: brand
        anchors { left: parent.left; leftMargin: DeskTheme.space5; verticalCenter: parent.verticalCenter }
        text: qsTr("Régie")
        font { pixelSize: DeskTheme.textLarge; weight: Font.DemiBold }
    }
    DeskText {
        id: show
        anchors { left: brand.right; leftMargin: DeskTheme.space3; verticalCenter: parent.verticalCenter }
        width: Math.min(implicitWidth, Math.max(0, root.width - brand.width - pill.width - health.width - slate.width - swap.width - end.width - 136))
        visible: width >= Math.min(implicitWidth, 120) && (!root.lost || root.width >= 1400) // the banner needs the room
        text: root.desk.showName
        elide: Text.ElideRight
        color: DeskTheme.soft
    }
    ShowPill {
        id: pill
        anchors {
            left: show.visible ? show.right : brand.right; leftMargin: DeskTheme.space3
            verticalCenter: parent.verticalCenter
        }
        visible: root.desk.known
        opacity: root.lost ? 0.5 : 1
        words: root.desk.airWords
        red: root.desk.onAirNow
        clock: root.desk.clock
    }
    Row {
        id: health
        anchors { right: swap.left; rightMargin: DeskTheme.space3; verticalCenter: parent.verticalCenter }
        spacing: DeskTheme.space2
        visible: root.desk.known && !root.desk.ended && !root.lost

        // What wants a look comes first, in short where it is long: boxes say all of it. Of the rest there is what can be
        // read whole.
        readonly property real room: root.width - brand.width - pill.width - slate.width - swap.width - end.width - 104
        readonly property int wanting: root.told.filter(line => line.tone === Tone.Wait || line.tone === Tone.Urgent).length
        readonly property real share: Math.max(120, Math.min(260, (health.room - (health.wanting - 1) * health.spacing) / Math.max(1, health.wanting)))
        readonly property int whole: {
            let used = -health.spacing, place = 0
            for (const line of Array.from(health.children).filter(child => child instanceof TonePill)) {
                used += health.spacing + Math.min(line.wholeWidth, place < health.wanting ? health.share : Infinity)
                if (used > health.room)
                    break
                ++place
            }
            return place
        }

        Repeater {
            model: root.told

            TonePill {
                required property var modelData
                required property int index
                visible: index < Math.max(health.wanting, health.whole)
                anchors.verticalCenter: parent.verticalCenter
                wraps: true
                words: modelData.words
                tone: modelData.tone
                maximumWidth: index < health.wanting ? health.share : health.room
            }
        }
    }
    DeskButton {
        id: swap
        anchors { right: slate.left; rightMargin: visible ? DeskTheme.space2 : 0; verticalCenter: parent.verticalCenter }
        visible: slate.visible && root.swapWords !== ""
        width: visible ? implicitWidth : 0
        text: root.swapWords
        key: KeyNames.of("swap-zones")
        about: qsTr("There is room for one of them at a time, or you wanted it so.")
        onClicked: root.swapWanted()
    }
    DeskButton {
        id: slate
        anchors { right: end.visible ? end.left : parent.right; rightMargin: DeskTheme.space4; verticalCenter: parent.verticalCenter }
        visible: root.desk.known && !root.desk.ended && !root.lost
        kind: root.desk.onSlate ? DeskButton.Air : DeskButton.Plain
        implicitHeight: 32
        text: root.desk.onSlate ? qsTr("Slate is on air") : qsTr("Slate")
        key: KeyNames.of("slate")
        about: qsTr("The slate and silence at once; again: back to what was before.")
        onClicked: root.desk.toggleSlate()
    }
    DeskButton {
        id: end
        anchors { right: parent.right; rightMargin: DeskTheme.space4; verticalCenter: parent.verticalCenter }
        visible: slate.visible && root.desk.operates && root.width >= 1000
        text: qsTr("End…")
        key: ""
        about: qsTr("Asks first: the show, or this desk only.")
        onClicked: root.endWanted()
    }
    // While the line is broken nothing is known about the rest.
    LineBanner {
        anchors { left: pill.right; leftMargin: DeskTheme.space4; right: parent.right; top: parent.top; bottom: parent.bottom }
        visible: root.lost
        client: root.desk.client
    }
}
