import QtQuick
import Regie.DeskModel
import Regie.Theme

// Everything that is over the picture now, the last taken first.
Column {
    id: root

    required property Desk desk
    readonly property var graphics: root.desk.onAir

    spacing: DeskTheme.space2

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
        // By number, so that a clock that ticks does not make the cards anew under the pointer.
        model: root.graphics.length

        OnAirCard {
            required property int index
            readonly property var graphic: root.graphics[index] ?? {key: "", title: "", label: "", left: "", by: "", shortcut: ""}
            width: root.width
            title: graphic.title
            label: graphic.label
            remaining: graphic.left
            by: graphic.by
            key: KeyNames.of(graphic.shortcut)
            why: root.desk.whyNotAir
            onReleased: root.desk.release(graphic.key)
        }
    }
}
