import QtQuick
import Regie.DeskModel

// Why the list is empty, and what to do now.
EmptyState {
    id: root

    required property Desk desk
    readonly property CommentModel comments: root.desk.comments
    readonly property bool searching: root.comments.search !== ""
    readonly property bool any: root.comments.counts[CommentModel.All] > 0

    sentence: {
        if (root.desk.loading)
            return qsTr("Reading what has been said so far.")
        if (root.searching)
            return qsTr("Nothing said contains “%1”.").arg(root.comments.search)
        if (!root.any && root.desk.feedTrouble !== "")
            return qsTr("No comments come. %1").arg(root.desk.feedTrouble)
        if (!root.any)
            return qsTr("Nobody has written yet. Comments appear here by themselves.")
        switch (root.comments.filter) {
        case CommentModel.ToDecide: return root.desk.feedTrouble !== "" ? qsTr("Everything is decided. %1").arg(root.desk.feedTrouble)
                                         : qsTr("Everything is decided. New comments appear here by themselves.")
        case CommentModel.Questions: return qsTr("Nobody has asked anything yet.")
        case CommentModel.Flagged: return qsTr("No flagged comment waits for a decision.")
        case CommentModel.Hidden: return qsTr("Nothing is hidden.")
        }
        return ""
    }
    action: root.desk.loading || !root.any ? "" : root.searching ? qsTr("Clear the search") : qsTr("Show all")
    key: root.searching ? "Esc" : KeyNames.of("filter-all")
    onActed: {
        if (root.searching)
            root.comments.search = ""
        else
            root.comments.filter = CommentModel.All
    }
}
