import QtQuick
import QtQuick.Controls.Basic
import Regie.Theme

// The crew's regular expressions, one a line. Ctrl+Enter or leaving the field takes them; the engine says what is wrong
// with one, and where.
ScrollView {
    id: root

    required property string patterns
    signal written(string text)

    implicitHeight: 3 * 36 + 2 * DeskTheme.space2
    clip: true

    TextArea {
        id: area

        placeholderText: qsTr("one a line:  regular expression # what moderators are told")
        placeholderTextColor: DeskTheme.softer
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.NoWrap
        color: DeskTheme.ink
        selectionColor: DeskTheme.selectRaised
        selectedTextColor: DeskTheme.ink
        font { family: DeskTheme.family; pixelSize: DeskTheme.textSmall }
        KeyNavigation.priority: KeyNavigation.BeforeItem
        KeyNavigation.tab: area.nextItemInFocusChain(true)

        Accessible.role: Accessible.EditableText
        Accessible.name: qsTr("Patterns")
        onEditingFinished: root.written(area.text)

        background: Rectangle {
            radius: DeskTheme.radius
            color: DeskTheme.bar
            border { width: area.activeFocus ? DeskTheme.selectWidth : 1; color: area.activeFocus ? DeskTheme.select : DeskTheme.line }
        }
        // What the rules say, unless somebody is writing.
        Binding on text {
            when: !area.activeFocus
            value: root.patterns
        }
    }
}
