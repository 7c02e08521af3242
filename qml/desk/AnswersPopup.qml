import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// What the house answers: arrows choose one, Enter writes in it, Esc closes.
PanelPopup {
    id: root

    required property Desk desk
    readonly property AnswersPanel panel: root.desk.answers

    // Whatever was changed elsewhere meanwhile, the one that is written stays chosen.
    function choose(id: string) {
        const at = root.panel.answers.findIndex(answer => answer.id === id)
        list.currentIndex = at
        form.show(id)
    }

    title: qsTr("What the house answers")
    onOpened: list.forceActiveFocus()

    Connections {
        target: root.panel
        function onWanted(id: string) {
            root.choose(id)
            root.open()
        }
        function onKept() { root.choose(root.panel.answers.some(answer => answer.id === form.answerId) ? form.answerId : root.panel.answers[root.panel.answers.length - 1]?.id ?? "") }
    }
    DeskText {
        id: promise
        anchors { left: parent.left; right: parent.right; top: parent.top }
        text: root.panel.words || qsTr("Proposed to moderators where a comment asks for it, and said when one of them says so. Expired ones are not proposed.")
        wrapMode: Text.Wrap
        color: root.panel.words ? DeskTheme.waitText : DeskTheme.softer
        font.pixelSize: DeskTheme.textSmall
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    Item {
        id: all
        width: Math.min(300, 0.42 * parent.width)
        anchors { left: parent.left; top: promise.bottom; topMargin: DeskTheme.space3; bottom: parent.bottom }

        ListView {
            id: list
            anchors { left: parent.left; right: parent.right; top: parent.top; bottom: add.top; bottomMargin: DeskTheme.space3 }
            clip: true
            spacing: DeskTheme.space1
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            model: root.panel.answers
            ScrollBar.vertical: DeskScrollBar {}
            Accessible.role: Accessible.List
            Accessible.name: root.title
            Keys.onReturnPressed: form.begin()
            Keys.onEnterPressed: form.begin()
            Keys.onUpPressed: root.choose(root.panel.answers[Math.max(0, list.currentIndex - 1)]?.id ?? "")
            Keys.onDownPressed: root.choose(root.panel.answers[Math.min(list.count - 1, list.currentIndex + 1)]?.id ?? "")

            delegate: Rectangle {
                id: row
                required property var modelData
                width: ListView.view.width - 12
                height: words.height + 2 * DeskTheme.space2
                radius: DeskTheme.radius
                color: ListView.isCurrentItem ? DeskTheme.selectTint : "transparent"

                Accessible.role: Accessible.ListItem
                Accessible.name: row.modelData.question + (row.modelData.state ? ", " + row.modelData.state : "")

                TapHandler { onTapped: root.choose(row.modelData.id) }
                Column {
                    id: words
                    anchors { left: parent.left; right: parent.right; margins: DeskTheme.space3; verticalCenter: parent.verticalCenter }
                    spacing: 2

                    DeskText {
                        width: parent.width
                        text: row.modelData.question
                        elide: Text.ElideRight
                        font { pixelSize: DeskTheme.textSmall; weight: Font.DemiBold }
                    }
                    DeskText {
                        width: parent.width
                        text: row.modelData.state || row.modelData.answer
                        elide: Text.ElideRight
                        color: row.modelData.state ? DeskTheme.waitText : DeskTheme.softer
                        font.pixelSize: DeskTheme.textTiny
                    }
                }
            }
        }
        DeskButton {
            id: add
            anchors { left: parent.left; bottom: parent.bottom }
            text: qsTr("A new one")
            key: ""
            onClicked: {
                root.choose("")
                form.begin()
            }
        }
    }
    ZoneLine {
        anchors { left: all.right; leftMargin: DeskTheme.space3; top: all.top; bottom: parent.bottom }
    }
    AnswerForm {
        id: form
        anchors { left: all.right; leftMargin: 2 * DeskTheme.space3; right: parent.right; top: all.top; bottom: parent.bottom }
        panel: root.panel
    }
}
