import QtQuick
import Regie.DeskModel

// Looks through everything said. A key comes here, Enter goes to the first find, Esc leaves and forgets the search.
DeskField {
    id: root

    required property CommentModel comments

    rightPadding: 40
    maximumLength: 100
    prompt: qsTr("Search everything said")
    key: root.activeFocus ? "Esc" : KeyNames.of("search")

    Accessible.description: qsTr("Key: %1").arg(KeyNames.of("search"))

    // The model is told by the text and tells the text: a filter key forgets the search.
    onTextEdited: root.comments.search = root.text
    Connections {
        target: root.comments
        function onFilterChanged() {
            if (root.text !== root.comments.search)
                root.text = root.comments.search
        }
    }
    Keys.onEscapePressed: {
        root.comments.search = ""
        root.focus = false
    }
    Keys.onReturnPressed: {
        root.comments.selectFirst()
        root.focus = false
    }
}
