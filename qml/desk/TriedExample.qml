import QtQuick
import Regie.DeskModel
import Regie.Theme

// A comment that the tried rules flag and the present ones do not, or the other way round.
Rectangle {
    id: root

    required property string said
    required property var marks
    required property string reason
    required property bool newly

    implicitHeight: column.implicitHeight + 12
    radius: DeskTheme.radius
    color: DeskTheme.bar

    Accessible.role: Accessible.ListItem
    Accessible.name: root.said
    Accessible.description: (root.newly ? qsTr("Newly flagged. ") : qsTr("No longer flagged. ")) + root.reason

    DeskText {
        id: sign
        anchors { left: parent.left; leftMargin: 10; top: parent.top; topMargin: 6 }
        width: 14
        text: root.newly ? "+" : "−"
        color: root.newly ? DeskTheme.waitText : DeskTheme.softer
        font.weight: Font.DemiBold
    }
    Column {
        id: column
        anchors { left: sign.right; leftMargin: 4; right: parent.right; rightMargin: 10; top: parent.top; topMargin: 6 }
        spacing: 2

        MarkedText {
            width: parent.width
            height: implicitHeight
            text: root.said
            marks: root.marks
            maximumLineCount: 2
            font { family: DeskTheme.family; pixelSize: DeskTheme.text }
            color: DeskTheme.ink
            markGround: DeskTheme.waitTint
            markLine: DeskTheme.wait
        }
        DeskText {
            width: parent.width
            text: root.reason
            elide: Text.ElideRight
            color: DeskTheme.softer
            font.pixelSize: DeskTheme.textTiny
        }
    }
}
