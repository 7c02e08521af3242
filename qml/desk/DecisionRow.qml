import QtQuick
import Regie.Theme

// One decision: when, what, by whom, and its take-back.
Rectangle {
    id: root

    required property string decision // its number
    required property string words
    required property string by
    required property string time
    required property bool takenBack
    required property bool forGood
    required property bool current
    property string why: "" // nothing can be taken back now; empty: it can
    signal picked()
    signal takeBackWanted()

    implicitHeight: 44
    radius: DeskTheme.radius
    color: root.current ? DeskTheme.selectTint : "transparent"
    border { width: root.current ? DeskTheme.selectWidth : 0; color: DeskTheme.select }

    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2, by %3").arg(root.words).arg(root.time).arg(root.by)
    Accessible.description: state.text

    TapHandler { onTapped: root.picked() }

    DeskText {
        id: when
        anchors { left: parent.left; leftMargin: DeskTheme.space3; verticalCenter: parent.verticalCenter }
        width: Math.max(52, implicitWidth)
        text: root.time
        color: DeskTheme.softer
        font.pixelSize: DeskTheme.textSmall
    }
    Column {
        anchors { left: when.right; right: button.visible ? button.left : state.left; rightMargin: DeskTheme.space3; verticalCenter: parent.verticalCenter }

        DeskText {
            width: parent.width
            text: root.words
            elide: Text.ElideRight
            color: root.takenBack ? DeskTheme.softer : DeskTheme.ink
            font { pixelSize: DeskTheme.textSmall; weight: Font.DemiBold }
        }
        DeskText {
            width: parent.width
            text: root.by
            elide: Text.ElideRight
            color: DeskTheme.softer
            font.pixelSize: DeskTheme.textTiny
        }
    }
    DeskText {
        id: state
        anchors { right: parent.right; rightMargin: DeskTheme.space3; verticalCenter: parent.verticalCenter }
        visible: root.takenBack || root.forGood
        text: root.takenBack ? qsTr("Taken back") : root.forGood ? qsTr("For good") : ""
        color: DeskTheme.softer
        font.pixelSize: DeskTheme.textSmall
    }
    RowButton {
        id: button
        thing: root.decision
        anchors { right: parent.right; rightMargin: DeskTheme.space2; verticalCenter: parent.verticalCenter }
        visible: !root.takenBack && !root.forGood
        why: root.why
        text: qsTr("Take back")
        key: root.current ? qsTr("Enter") : ""
        about: root.words
        onMeant: root.takeBackWanted()
    }
}
