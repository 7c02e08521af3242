import QtQuick

// The crew's regular expressions, one a line. Ctrl+Enter or leaving the field takes them; the engine says what is wrong
// with one, and where.
DeskArea {
    id: root

    required property string patterns

    prompt: qsTr("one a line:  regular expression # what moderators are told")
    spoken: qsTr("Patterns")

    // What the rules say, unless somebody is writing.
    Binding on text {
        when: !root.writing
        value: root.patterns
    }
}
