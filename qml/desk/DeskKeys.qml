import QtQuick
import Regie.DeskModel

// Every key of the desk in one place. None works while somebody types or a dialog is open; those that act do not
// repeat when held.
Item {
    id: root

    required property Desk desk
    required property bool active
    readonly property CommentModel comments: root.desk.comments
    signal searchWanted()
    signal newestWanted()
    signal replyWanted()
    signal rulesWanted()
    signal noteWanted()
    signal narrowWanted()
    signal shortenWanted()
    signal decisionsWanted()

    // --- programme
    Shortcut { sequence: "Space"; enabled: root.active; autoRepeat: false; onActivated: root.desk.takeNext() }
    Shortcut { sequence: "Backspace"; enabled: root.active; autoRepeat: false; onActivated: root.desk.releaseLast() }
    Shortcut { sequence: "Shift+Backspace"; enabled: root.active; autoRepeat: false; onActivated: root.desk.releasePin() }
    Shortcut { sequence: "Shift+Down"; enabled: root.active; onActivated: root.desk.rundown.chooseBelow() }
    Shortcut { sequence: "Shift+Up"; enabled: root.active; onActivated: root.desk.rundown.chooseAbove() }

    Shortcut { sequence: "M"; enabled: root.active; autoRepeat: false; onActivated: root.desk.mark() }
    Shortcut { sequence: "Shift+M"; enabled: root.active; autoRepeat: false; onActivated: root.desk.saveReplay() }
    // Also while somebody types: what must not be seen must go at once.
    Shortcut { sequence: "Ctrl+Esc"; autoRepeat: false; onActivated: root.desk.toggleSlate() }
    Instantiator {
        model: 9
        delegate: QtObject {
            id: place
            required property int index
            readonly property Shortcut cut: Shortcut {
                sequence: String(place.index + 1); enabled: root.active; autoRepeat: false
                onActivated: root.desk.takeSceneAt(place.index, false)
            }
            readonly property Shortcut mix: Shortcut {
                sequence: "Alt+" + (place.index + 1); enabled: root.active; autoRepeat: false
                onActivated: root.desk.takeSceneAt(place.index, true)
            }
        }
    }

    // --- comments
    Shortcut { sequences: ["J", "Down"]; enabled: root.active; onActivated: root.comments.selectNext() }
    Shortcut { sequences: ["K", "Up"]; enabled: root.active; onActivated: root.comments.selectPrevious() }
    Shortcut { sequence: "Home"; enabled: root.active; onActivated: root.newestWanted() }
    Shortcut { sequence: "A"; enabled: root.active; autoRepeat: false; onActivated: root.desk.approveOpen() }
    Shortcut { sequence: "H"; enabled: root.active; autoRepeat: false; onActivated: root.desk.hideOpen() }
    Shortcut { sequence: "P"; enabled: root.active; autoRepeat: false; onActivated: root.desk.queue(root.comments.selectedId) }
    Shortcut { sequence: "Shift+P"; enabled: root.active; autoRepeat: false; onActivated: root.desk.pin(root.comments.selectedId) }
    Shortcut { sequences: ["Return", "Enter"]; enabled: root.active; autoRepeat: false; onActivated: root.desk.airQueued() }
    Shortcut { sequence: "E"; enabled: root.active; autoRepeat: false; onActivated: root.shortenWanted() }
    Shortcut { sequence: "N"; enabled: root.active; autoRepeat: false; onActivated: root.noteWanted() }
    Shortcut { sequence: "C"; enabled: root.active; autoRepeat: false; onActivated: root.desk.keepClaim() }
    Shortcut { sequence: "X"; enabled: root.active; autoRepeat: false; onActivated: root.comments.toggleChosen() }
    Shortcut { sequence: "Shift+J"; enabled: root.active; onActivated: root.comments.chooseNext() }
    Shortcut { sequence: "Ctrl+A"; enabled: root.active; autoRepeat: false; onActivated: root.comments.chooseAll() }
    Shortcut { sequence: "Shift+U"; enabled: root.active; autoRepeat: false; onActivated: root.decisionsWanted() }
    Shortcut { sequence: "R"; enabled: root.active; autoRepeat: false; onActivated: root.replyWanted() }
    Shortcut { sequences: ["Del", "Shift+H"]; enabled: root.active; autoRepeat: false; onActivated: root.desk.erase(root.comments.selectedId) }
    Shortcut { sequence: "B"; enabled: root.active; autoRepeat: false; onActivated: root.desk.ban(root.comments.selectedId) }
    Shortcut { sequences: ["U", "Ctrl+Z"]; enabled: root.active; autoRepeat: false; onActivated: root.desk.takeBack() }
    Shortcut { sequence: "Ctrl+H"; enabled: root.active; autoRepeat: false; onActivated: root.desk.hideNewestRaid() }
    Shortcut { sequence: "O"; enabled: root.active; onActivated: root.comments.toggleOrder() }
    Shortcut { sequence: "F"; enabled: root.active; autoRepeat: false; onActivated: root.rulesWanted() }
    Shortcut { sequence: "/"; enabled: root.active; onActivated: root.searchWanted() }
    Shortcut { sequence: "F6"; enabled: root.active; autoRepeat: false; onActivated: root.narrowWanted() }
    Shortcut { sequence: "G"; enabled: root.active; autoRepeat: false; onActivated: root.comments.narrowToAuthor() }
    Shortcut { sequence: "Z"; enabled: root.active; autoRepeat: false; onActivated: root.desk.zen = !root.desk.zen }
    Shortcut { sequence: "F1"; enabled: root.active; onActivated: root.comments.filter = CommentModel.ToDecide }
    Shortcut { sequence: "F2"; enabled: root.active; onActivated: root.comments.filter = CommentModel.Questions }
    Shortcut { sequence: "F3"; enabled: root.active; onActivated: root.comments.filter = CommentModel.Flagged }
    Shortcut { sequence: "F4"; enabled: root.active; onActivated: root.comments.filter = CommentModel.Hidden }
    Shortcut { sequence: "F5"; enabled: root.active; onActivated: root.comments.filter = CommentModel.All }

    // Esc puts away one thing at a time: a notice, then what is chosen, then a search, zen, what is narrowed,
    // then the open comment. Never anything on air.
    Shortcut {
        sequence: "Esc"
        enabled: root.active
        onActivated: {
            if (root.desk.notice !== "")
                root.desk.dismissNotice()
            else if (root.comments.chosen > 0)
                root.comments.chooseNone()
            else if (root.comments.search !== "")
                root.comments.search = ""
            else if (root.desk.zen)
                root.desk.zen = false
            else if (root.comments.narrowing !== "")
                root.comments.narrowing = ""
            else
                root.comments.select("")
        }
    }
}
