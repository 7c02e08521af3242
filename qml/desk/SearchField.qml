import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// Looks through everything said. "/" comes here, Enter goes to the first find, Esc leaves and forgets the search.
TextField {
    id: root

    required property CommentModel comments

    implicitHeight: 36
    leftPadding: 12
    rightPadding: 40
    maximumLength: 100
    placeholderText: qsTr("Search everything said")
    placeholderTextColor: DeskTheme.softer
    color: DeskTheme.ink
    selectionColor: DeskTheme.selectRaised
    selectedTextColor: DeskTheme.ink
    font { family: DeskTheme.family; pixelSize: DeskTheme.textSmall }

    Accessible.role: Accessible.EditableText
    Accessible.name: qsTr("Search everything said")
    Accessible.description: qsTr("Key: /")

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

    background: Rectangle {
        radius: DeskTheme.radius
        color: DeskTheme.bar
        border {
            width: root.activeFocus ? DeskTheme.selectWidth : 1
            color: root.activeFocus ? DeskTheme.select : DeskTheme.line
        }

        KeyCap {
            anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
            key: root.activeFocus ? "Esc" : "/"
        }
    }
}
