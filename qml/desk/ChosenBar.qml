import QtQuick
import Regie.Theme

// Several comments are chosen: one act on all of them, which one undo takes back.
Rectangle {
    id: root

    required property int count
    property string why: "" // nothing of it can be done now; empty: it can
    signal approve()
    signal hide()
    signal none()

    implicitHeight: 48
    radius: DeskTheme.radius
    color: DeskTheme.selectTint
    border { width: 1; color: DeskTheme.select }

    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    DeskText {
        id: words
        anchors { left: parent.left; leftMargin: 14; right: deeds.left; rightMargin: DeskTheme.space2; verticalCenter: parent.verticalCenter }
        wrapMode: Text.Wrap
        text: qsTr("%n comment(s) chosen", "", root.count)
        color: DeskTheme.selectText
        font { pixelSize: DeskTheme.textSmall; weight: Font.DemiBold }
    }
    // Rows of the list lie below it.
    MouseArea { anchors.fill: parent }
    Row {
        id: deeds
        anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
        spacing: DeskTheme.space2

        RowButton {
            thing: words.text
            text: qsTr("Approve all")
            key: KeyNames.of("approve")
            why: root.why
            onMeant: root.approve()
        }
        RowButton {
            thing: words.text
            text: qsTr("Hide all")
            key: KeyNames.of("hide")
            why: root.why
            onMeant: root.hide()
        }
        DeskButton {
            text: qsTr("None")
            key: "Esc"
            onClicked: root.none()
        }
    }
}
