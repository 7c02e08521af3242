import QtQuick
import QtQuick.Controls.Basic
import Regie.Theme

// Several lines of text to write in. Tab leaves it.
ScrollView {
    id: root

    required property string prompt
    property string spoken: root.prompt // for those who hear the desk
    property alias text: area.text
    property alias wrapMode: area.wrapMode
    readonly property bool writing: area.activeFocus
    readonly property alias area: area
    signal written(string text) // somebody has left it

    implicitHeight: 3 * 36 + 2 * DeskTheme.space2
    clip: true

    TextArea {
        id: area

        placeholderText: root.prompt
        placeholderTextColor: DeskTheme.softer
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.NoWrap
        color: DeskTheme.ink
        selectionColor: DeskTheme.selectRaised
        selectedTextColor: DeskTheme.ink
        font { family: DeskTheme.family; pixelSize: DeskTheme.textSmall }
        KeyNavigation.priority: KeyNavigation.BeforeItem
        KeyNavigation.tab: area.nextItemInFocusChain(true)
        KeyNavigation.backtab: area.nextItemInFocusChain(false)

        Accessible.role: Accessible.EditableText
        Accessible.name: root.spoken
        onEditingFinished: root.written(area.text)

        background: Rectangle {
            radius: DeskTheme.radius
            color: DeskTheme.bar
            border { width: area.activeFocus ? DeskTheme.selectWidth : 1; color: area.activeFocus ? DeskTheme.select : DeskTheme.line }
        }
    }
}
