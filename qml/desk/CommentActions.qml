import QtQuick
import Regie.Theme

// What can be done to the comment that is open, by rank: what decides it, what is said of it, and apart from these what
// has no way back. Nothing moves when one of them is not possible now: it is dimmed and says why.
Item {
    id: root

    required property var open // its roles
    required property string why  // nothing at all can be done to it now; empty: see `cannot`
    required property string whyNotAir // the same of what viewers see
    required property string asked // the deed that is being asked about; empty: none is
    readonly property var cannot: root.open.cannot ?? {}
    signal approve()
    signal hide()
    signal queue()
    signal noteWanted()
    signal pin()
    signal replyWanted()
    signal erase()
    signal ban()

    implicitHeight: forGood.y + forGood.height

    Row {
        id: deciding
        spacing: DeskTheme.space2

        DeskButton {
            text: root.open.hidden ? qsTr("Show again") : qsTr("Approve")
            key: KeyNames.of("approve")
            implicitHeight: DeskTheme.airTarget
            why: root.why || (root.cannot.approve ?? "")
            onClicked: root.approve()
        }
        DeskButton {
            text: root.open.hideWords ?? qsTr("Hide")
            key: KeyNames.of("hide")
            kind: root.asked === "hide" ? DeskButton.AwaySure : DeskButton.Plain
            implicitHeight: DeskTheme.airTarget
            why: root.why || (root.cannot.hide ?? "")
            onClicked: root.hide()
        }
        DeskButton {
            text: qsTr("Queue for air")
            key: KeyNames.of("queue")
            kind: DeskButton.Ready
            implicitHeight: DeskTheme.airTarget
            why: root.why || (root.cannot.queue ?? "")
            onClicked: root.queue()
        }
    }
    Row {
        id: saying
        y: deciding.height + DeskTheme.space2
        spacing: DeskTheme.space2

        DeskButton {
            text: root.open.noted ? qsTr("Change the note") : qsTr("Note")
            key: KeyNames.of("note")
            about: qsTr("For the other moderators.")
            why: root.why
            onClicked: root.noteWanted()
        }
        DeskButton {
            text: qsTr("Pin at once")
            key: KeyNames.of("pin")
            why: root.why || root.whyNotAir || (root.cannot.pin ?? "")
            onClicked: root.pin()
        }
        DeskButton {
            text: qsTr("Reply")
            key: KeyNames.of("reply")
            why: root.why || (root.cannot.reply ?? "")
            onClicked: root.replyWanted()
        }
    }
    Row {
        id: forGood
        // Beside the others where there is room, which the list of comments then has.
        readonly property bool beside: root.width >= saying.width + width + DeskTheme.space4
        x: beside ? root.width - width : 0
        y: beside ? saying.y : saying.y + saying.height + DeskTheme.space2
        spacing: DeskTheme.space2

        DeskButton {
            text: qsTr("Delete for good…")
            key: KeyNames.of("delete")
            kind: root.asked === "delete" ? DeskButton.AwaySure : DeskButton.Away
            about: qsTr("Asks first: its platform does not bring it back.")
            why: root.why || (root.cannot.erase ?? "")
            onClicked: root.erase()
        }
        DeskButton {
            text: qsTr("Ban author…")
            key: KeyNames.of("ban")
            kind: root.asked === "ban" ? DeskButton.AwaySure : DeskButton.Away
            about: qsTr("Asks first.")
            why: root.why || (root.cannot.ban ?? "")
            onClicked: root.ban()
        }
    }
}
