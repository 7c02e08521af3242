import QtQuick
import Regie.DeskModel
import Regie.Theme

// The five ways to look at the comments. While something is searched none of them is on: a search looks everywhere.
Flow {
    id: root

    required property CommentModel comments

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
}
