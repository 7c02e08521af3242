import QtQuick
import Regie.Theme

// A comment behind the next one in the queue for air.
Item {
    id: root

    required property string comment // its id
    required property string author
    required property string said
    property string why: "" // nothing of it can be done now; empty: it can
    signal takeWanted()
    signal dropWanted()

    implicitHeight: 32

    DeskText {
        anchors { left: parent.left; right: take.left; rightMargin: DeskTheme.space2; verticalCenter: parent.verticalCenter }
        text: qsTr("%1: %2").arg(root.author).arg(root.said)
        elide: Text.ElideRight
        color: DeskTheme.soft
        font.pixelSize: DeskTheme.textSmall
    }
    RowButton {
        id: take
        thing: root.comment
        anchors { right: drop.left; rightMargin: DeskTheme.space1; verticalCenter: parent.verticalCenter }
        implicitHeight: DeskTheme.target
        text: qsTr("To air")
        key: ""
        about: root.said
        why: root.why
        onMeant: root.takeWanted()
    }
    RowButton {
        id: drop
        thing: root.comment
        anchors { right: parent.right; verticalCenter: parent.verticalCenter }
        implicitHeight: DeskTheme.target
        text: "×"
        key: ""
        Accessible.name: qsTr("Not now")
        about: root.said
        why: root.why
        onMeant: root.dropWanted()
    }
}
