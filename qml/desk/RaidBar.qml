import QtQuick
import Regie.Theme

// Many people write nearly the same: one alert, and one decision for all of it.
Rectangle {
    id: root

    required property string raid // its id
    required property string words
    required property string example
    required property int undecided
    property int more: 0 // raids that there is no room for
    required property string key // empty when another raid has it
    property string why: "" // nothing of it can be done now; empty: it can
    signal hideAll()

    implicitHeight: Math.max(56, told.implicitHeight + 20)
    radius: DeskTheme.radius
    color: DeskTheme.waitTint
    border { width: 1; color: DeskTheme.wait }

    Accessible.role: Accessible.AlertMessage
    Accessible.name: qsTr("%1: %2").arg(root.words).arg(root.example)

    Column {
        id: told
        anchors { left: parent.left; leftMargin: 14; right: button.left; rightMargin: DeskTheme.space3; verticalCenter: parent.verticalCenter }
        spacing: 2

        DeskText {
            width: parent.width
            text: root.words
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            color: DeskTheme.waitText
            font { pixelSize: DeskTheme.textSmall; weight: Font.DemiBold }
        }
        DeskText {
            width: parent.width
            text: root.more > 0 ? qsTr("And %n more · %1", "raids", root.more).arg(root.example) : root.example
            elide: Text.ElideRight
            color: DeskTheme.soft
            font.pixelSize: DeskTheme.textTiny
        }
    }
    // Rows of the list lie below it.
    MouseArea { anchors.fill: parent }
    RowButton {
        id: button
        thing: root.raid // raids change places
        anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
        text: qsTr("Hide all %n", "", root.undecided)
        key: root.key
        about: qsTr("One decision, which one undo takes back. What somebody decided already stays.")
        why: root.why
        onMeant: root.hideAll()
    }
}
