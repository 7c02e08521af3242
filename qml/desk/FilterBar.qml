import QtQuick
import Regie.DeskModel
import Regie.Theme

// The ways to look at the comments: five filters, and what they are narrowed to. While something is searched none of
// them is on: a search looks everywhere.
Flow {
    id: root

    required property CommentModel comments
    signal narrowWanted()

    spacing: 4

    Repeater {
        model: [qsTr("To decide"), qsTr("Questions"), qsTr("Flagged"), qsTr("Hidden"), qsTr("All")]

        FilterPill {
            required property string modelData
            required property int index
            text: modelData
            key: "F" + (index + 1)
            count: root.comments.counts[index]
            checked: root.comments.search === "" && root.comments.filter === index
            onClicked: root.comments.filter = index
        }
    }
    FilterPill {
        text: root.comments.narrowing ? qsTr("%1 ×").arg(root.comments.narrowingWords) : "…"
        key: "F6"
        count: -1
        Accessible.name: root.comments.narrowing ? root.comments.narrowingWords : qsTr("Narrow to…")
        checked: root.comments.search === "" && root.comments.narrowing !== ""
        onClicked: root.narrowWanted()
    }
}
