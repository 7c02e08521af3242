import QtQuick
import Regie.DeskModel

// Every key of the desk in one place; which key does what, the key map says. None works while somebody types or a dialog
// is open, but for the slate; those that act do not repeat when held.
Item {
    id: root

    required property Desk desk
    required property bool active
    required property string whyNotOpen // nothing can be done to the open comment now; empty: see what it cannot
    readonly property CommentModel comments: root.desk.comments
    signal did(string deed)    // what a key has just done
    signal wanted(string what) // what only the window can do: "search", "newest", "reply", "note", "rules", …

    readonly property var deeds: ({
        "take-next": () => root.desk.takeNext(),
        "next-below": () => root.desk.rundown.chooseBelow(),
        "next-above": () => root.desk.rundown.chooseAbove(),
        "move-down": () => root.desk.moveNext(1),
        "move-up": () => root.desk.moveNext(-1),
        "release": () => root.desk.releaseLast(),
        "release-pin": () => root.desk.releasePin(),
        "to-air": () => root.desk.airQueued(),
        "slate": () => root.desk.toggleSlate(),
        "lock": () => { root.desk.locked = !root.desk.locked },
        "preview": () => { root.desk.settings.preview = !root.desk.settings.preview },
        "campaigns": () => root.desk.toggleCampaigns(),
        "mark": () => root.desk.mark(),
        "save-minute": () => root.desk.saveReplay(),
        "next": () => root.comments.selectNext(),
        "previous": () => root.comments.selectPrevious(),
        "filter-to-decide": () => { root.comments.filter = CommentModel.ToDecide },
        "filter-questions": () => { root.comments.filter = CommentModel.Questions },
        "filter-flagged": () => { root.comments.filter = CommentModel.Flagged },
        "filter-hidden": () => { root.comments.filter = CommentModel.Hidden },
        "filter-all": () => { root.comments.filter = CommentModel.All },
        "author": () => root.comments.narrowToAuthor(),
        "order": () => root.comments.toggleOrder(),
        "zen": () => { root.desk.zen = !root.desk.zen },
        "approve": () => root.desk.approveOpen(),
        "hide": () => root.desk.hideOpen(),
        "queue": () => root.desk.queue(root.comments.selectedId),
        "pin": () => root.desk.pin(root.comments.selectedId),
        "reply-proposed": () => root.desk.replyProposed(),
        "answer-on-air": () => root.desk.showProposed(),
        "claim": () => root.desk.keepClaim(),
        "delete": () => root.desk.erase(root.comments.selectedId),
        "ban": () => root.desk.ban(root.comments.selectedId),
        "choose": () => root.comments.toggleChosen(),
        "choose-next": () => root.comments.chooseNext(),
        "choose-all": () => root.comments.chooseAll(),
        "hide-raid": () => { if (!fresh.running) root.desk.hideNewestRaid() },
        "answers": () => root.desk.lookAtAnswers(),
        "undo": () => root.desk.takeBack()
    })
    // Why a key does nothing now, in the words of its button; empty: it acts. A lock keeps what viewers see from changing
    // by a slip; the slate is never locked.
    readonly property var whys: ({
        "take-next": () => root.desk.whyNotAir,
        "next-below": () => root.desk.locked ? root.desk.whyNotAir : "",
        "next-above": () => root.desk.locked ? root.desk.whyNotAir : "",
        "edit": () => root.desk.whyNotPlan,
        "move-down": () => root.desk.whyNotPlan,
        "move-up": () => root.desk.whyNotPlan,
        "contrast": () => root.desk.whyNotPlan,
        "campaigns": () => root.desk.whyNotPlan,
        "release": () => root.desk.whyNotAir || (root.desk.onAir.length > 0 ? "" : qsTr("Nothing is over the picture.")),
        "release-pin": () => root.desk.whyNotAir,
        "to-air": () => root.desk.whyNotAir,
        "shorten": () => root.desk.whyNot,
        "mark": () => root.desk.whyNot,
        "save-minute": () => root.desk.whyNot,
        "undo": () => root.desk.whyNot || root.desk.whyNotTakeBack,
        "hide-raid": () => root.desk.whyNot,
        "approve": () => root.comments.chosen > 0 ? root.desk.whyNot : root.whyNotOf("approve"),
        "hide": () => root.comments.chosen > 0 ? root.desk.whyNot : root.whyNotOf("hide"),
        "queue": () => root.whyNotOf("queue"),
        "pin": () => root.whyNotOpen || root.desk.whyNotAir || root.whyNotOf("pin"),
        "reply": () => root.whyNotOf("reply"),
        "reply-proposed": () => root.whyNotOf("reply"),
        "answer-on-air": () => root.whyNotOpen || root.desk.whyNotAir || root.whyNotOf("pin"),
        "note": () => root.whyNotOpen,
        "delete": () => root.whyNotOf("erase"),
        "ban": () => root.whyNotOf("ban")
    })
    function whyNotOf(deed) { return root.whyNotOpen || root.comments.open.cannot[deed] }

    readonly property var repeating: ["next-below", "next-above", "next", "previous", "choose-next", "move-down", "move-up"]

    // A raid that has only just come: nobody has seen it, as RowButton says.
    readonly property string newestRaid: root.desk.raids[0]?.id ?? ""
    onNewestRaidChanged: fresh.restart()
    Timer {
        id: fresh
        interval: 500
    }

    Instantiator {
        model: root.desk.settings.keys.ids
        delegate: Shortcut {
            required property string modelData
            sequences: root.desk.settings.keys.keys[modelData]
            // The slate also while somebody types: what must not be seen must go at once.
            enabled: root.active || modelData === "slate"
            autoRepeat: root.repeating.includes(modelData)
            onActivated: {
                const why = modelData in root.whys ? root.whys[modelData]() : ""
                if (why !== "")
                    return root.desk.refuse(why)
                modelData in root.deeds ? root.deeds[modelData]() : root.wanted(modelData)
                root.did(modelData)
            }
        }
    }
    Instantiator {
        model: 9
        delegate: QtObject {
            id: place
            required property int index
            readonly property Shortcut cut: Shortcut {
                sequence: String(place.index + 1); enabled: root.active; autoRepeat: false
                onActivated: root.desk.whyNotAir ? root.desk.refuse(root.desk.whyNotAir) : root.desk.takeSceneAt(place.index, false)
            }
            readonly property Shortcut mix: Shortcut {
                sequence: "Alt+" + (place.index + 1); enabled: root.active; autoRepeat: false
                onActivated: root.desk.whyNotAir ? root.desk.refuse(root.desk.whyNotAir) : root.desk.takeSceneAt(place.index, true)
            }
        }
    }

    // Esc puts away one thing at a time: a question, a notice, then what is chosen, then a search, zen, what is narrowed,
    // then the open comment. Never anything on air.
    Shortcut {
        sequence: "Esc"
        enabled: root.active
        onActivated: {
            if (root.desk.question.deed !== "")
                root.desk.question.drop()
            else if (root.desk.notice !== "")
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
