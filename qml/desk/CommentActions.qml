import QtQuick
import Regie.Theme

// What can be done to the comment that is open, by rank: what decides it, what is said of it, and apart from these what
// has no way back. Nothing moves when one of them is not possible now: it is dimmed.
Column {
    id: root

    required property var open // its roles
    required property string asked // the deed that is being asked about; empty: none is
    signal approve()
    signal hide()
    signal queue()
    signal noteWanted()
    signal pin()
    signal replyWanted()
    signal erase()
    signal ban()

    spacing: DeskTheme.space2

    Row {
        spacing: DeskTheme.space2

        DeskButton {
            text: root.open.hidden ? qsTr("Show again") : qsTr("Approve")
            key: KeyNames.of("approve")
            implicitHeight: DeskTheme.airTarget
            enabled: root.open.canApprove ?? false
            onClicked: root.approve()
        }
        DeskButton {
            text: root.open.hideWords ?? qsTr("Hide")
            key: KeyNames.of("hide")
            kind: root.asked === "hide" ? DeskButton.AwaySure : DeskButton.Plain
            implicitHeight: DeskTheme.airTarget
            enabled: root.open.canHide ?? false
            onClicked: root.hide()
        }
        DeskButton {
            text: qsTr("Queue for air")
            key: KeyNames.of("queue")
            kind: DeskButton.Ready
            implicitHeight: DeskTheme.airTarget
            enabled: root.open.canQueue ?? false
            onClicked: root.queue()
        }
    }
    Row {
        spacing: DeskTheme.space2

        DeskButton {
            text: root.open.noted ? qsTr("Change the note") : qsTr("Note")
            key: KeyNames.of("note")
            about: qsTr("For the other moderators.")
            enabled: root.open.commentId !== undefined
            onClicked: root.noteWanted()
        }
        DeskButton {
            text: qsTr("Pin at once")
            key: KeyNames.of("pin")
            enabled: root.open.canPin ?? false
            onClicked: root.pin()
        }
        DeskButton {
            text: qsTr("Reply")
            key: KeyNames.of("reply")
            enabled: root.open.canReply ?? false
            onClicked: root.replyWanted()
        }
    }
    Row {
        spacing: DeskTheme.space2

        DeskButton {
            text: qsTr("Delete for good…")
            key: KeyNames.of("delete")
            kind: root.asked === "delete" ? DeskButton.AwaySure : DeskButton.Away
            about: qsTr("Asks first: its platform does not bring it back.")
            enabled: root.open.canDelete ?? false
            onClicked: root.erase()
        }
        DeskButton {
            text: qsTr("Ban author…")
            key: KeyNames.of("ban")
            kind: root.asked === "ban" ? DeskButton.AwaySure : DeskButton.Away
            about: qsTr("Asks first.")
            enabled: root.open.canBan ?? false
            onClicked: root.ban()
        }
    }
}
