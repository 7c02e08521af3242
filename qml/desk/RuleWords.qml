import QtQuick
import Regie.Theme

// A list of words or phrases, with commas between them.
Row {
    id: root

    required property string name
    required property string words
    property string prompt: qsTr("words and phrases, with commas between")
    signal written(string text)

    spacing: 6

    DeskText {
        width: 130
        height: field.height
        text: root.name
        color: DeskTheme.soft
        font.pixelSize: DeskTheme.textSmall
    }
    DeskField {
        id: field
        width: root.width - 136
        prompt: root.prompt
        key: ""
        maximumLength: 100000
        Accessible.name: root.name
        onEditingFinished: root.written(text)
        Keys.onReturnPressed: root.written(text)

        // What the rules say, unless somebody is writing.
        Binding on text {
            when: !field.activeFocus
            value: root.words
        }
    }
}
