import QtQuick
import Regie.DeskModel
import Regie.Theme

// Everything that is over the picture now, the last taken first.
Column {
    id: root

    required property Desk desk
    readonly property var graphics: root.desk.onAir
    property bool aiming: false // a pointer is about to press something: no card becomes another graphic's under it

    function follow() {
        const keys = root.graphics.map(graphic => graphic.key)
        const known = Array.from({length: cards.count}, (none, place) => cards.get(place).graphicKey)
        if (keys.join("\n") === known.join("\n"))
            return
        if (!root.aiming)
            cards.clear()
        for (const key of keys.filter(key => !root.aiming || !known.includes(key)).reverse())
            cards.insert(0, {graphicKey: key})
    }

    spacing: DeskTheme.space2
    onGraphicsChanged: root.follow()
    onAimingChanged: root.follow()
    Component.onCompleted: root.follow()

    ListModel { id: cards }

    SectionHeader {
        width: parent.width
        title: qsTr("Over the picture")
        detail: root.graphics.length > 0 ? qsTr("%1 on air").arg(root.graphics.length) : ""
    }
    DeskText {
        width: parent.width
        visible: root.graphics.length === 0
        wrapMode: Text.Wrap
        text: root.desk.rundown.nextTitle
              ? qsTr("Nothing. %1 takes “%2”.").arg(KeyNames.of("take-next")).arg(root.desk.rundown.nextTitle)
              : qsTr("Nothing.")
        maximumLineCount: 3
        elide: Text.ElideRight
        color: DeskTheme.softer
        font.pixelSize: DeskTheme.textSmall
        lineHeight: 1.2
    }
    Row {
        visible: root.desk.campaigns > 0
        spacing: DeskTheme.space3

        DeskText {
            width: root.width - hold.width - parent.spacing
            height: hold.height
            text: root.desk.campaignsHeld ? qsTr("Campaigns held") : qsTr("Campaigns")
            elide: Text.ElideRight
            color: root.desk.campaignsHeld ? DeskTheme.waitText : DeskTheme.softer
            font.pixelSize: DeskTheme.textSmall
        }
        DeskButton {
            id: hold
            why: root.desk.whyNotPlan
            text: root.desk.campaignsHeld ? qsTr("Go on") : qsTr("Hold")
            key: KeyNames.of("campaigns")
            about: qsTr("Campaigns fill the gaps between graphics, or stay away.")
            onClicked: root.desk.toggleCampaigns()
        }
    }
    Repeater {
        model: cards

        OnAirCard {
            required property string graphicKey
            readonly property var now: root.graphics.find(graphic => graphic.key === graphicKey)
            property var graphic: ({title: "", label: "", left: "", by: "", shortcut: ""})
            onNowChanged: if (now) graphic = now
            width: root.width
            thing: graphic.key + " " + graphic.title
            title: graphic.title
            label: graphic.label
            remaining: now ? graphic.left : qsTr("off the air")
            by: graphic.by
            key: now ? KeyNames.of(graphic.shortcut) : ""
            why: now ? root.desk.whyNotAir : qsTr("It is off the air.")
            onReleased: root.desk.release(graphicKey)
        }
    }
}
