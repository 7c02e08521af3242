import QtQuick
import Regie.DeskModel
import Regie.Theme

// What was wanted and is asked first. The same key or button again means it.
Rectangle {
    id: root

    required property Question question

    implicitWidth: Math.min(sentence.implicitWidth, 560) + no.width + 3 * DeskTheme.space4
    implicitHeight: Math.max(56, column.implicitHeight + 2 * DeskTheme.space3)
    radius: DeskTheme.cardRadius
    color: DeskTheme.awayTint
    border { width: 1; color: DeskTheme.away }
    visible: root.question.deed !== ""

    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.question.words

    Column {
        id: column
        anchors {
            left: parent.left; leftMargin: DeskTheme.space4; right: no.left; rightMargin: DeskTheme.space4
            verticalCenter: parent.verticalCenter
        }
        spacing: 2

        DeskText {
            id: sentence
            width: parent.width
            text: root.question.words
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
            color: DeskTheme.awayText
            font { pixelSize: DeskTheme.textSmall; weight: Font.DemiBold }
        }
        DeskText {
            width: parent.width
            text: qsTr("The same key or button again: yes.")
            elide: Text.ElideRight
            color: DeskTheme.soft
            font.pixelSize: DeskTheme.textTiny
        }
    }
    DeskButton {
        id: no
        anchors { right: parent.right; rightMargin: DeskTheme.space3; verticalCenter: parent.verticalCenter }
        text: qsTr("No")
        key: "Esc"
        onClicked: root.question.drop()
    }
}
