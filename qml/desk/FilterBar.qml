import QtQuick
import Regie.DeskModel
import Regie.Theme

// The ways to look at the comments. While something is searched none of them is on: a search looks everywhere.
Flow {
    id: root

    required property CommentModel comments

    spacing: 4

    Repeater {
        model: [{name: qsTr("To decide"), action: "filter-to-decide"}, {name: qsTr("Questions"), action: "filter-questions"},
                {name: qsTr("Flagged"), action: "filter-flagged"}, {name: qsTr("Hidden"), action: "filter-hidden"},
                {name: qsTr("All"), action: "filter-all"}]

        FilterPill {
            required property var modelData
            required property int index
            text: modelData.name
            key: KeyNames.of(modelData.action)
            count: root.comments.counts[index]
            checked: root.comments.search === "" && root.comments.filter === index
            onClicked: root.comments.filter = index
        }
    }
}
