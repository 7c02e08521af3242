import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// One answer of the house, to write. Ctrl+Enter keeps it.
Item {
    id: root

    required property AnswersPanel panel
    property string answerId: "" // empty: a new one

    function show(id: string) {
        const entry = root.panel.entryOf(id)
        root.answerId = entry.id
        questions.text = entry.questions
        fr.text = entry.fr
        en.text = entry.en
        source.text = entry.source
        owner.text = entry.owner
        from.text = entry.from
        until.text = entry.until
    }
    function begin() { questions.area.forceActiveFocus() }
    function keep() {
        if (questions.text.trim() === "")
            return questions.area.forceActiveFocus()
        if (fr.text.trim() === "" && en.text.trim() === "")
            return fr.area.forceActiveFocus()
        for (const date of [from, until])
            if (date.text !== "" && !date.acceptableInput)
                return date.forceActiveFocus()
        root.panel.keep({id: root.answerId, questions: questions.text, fr: fr.text, en: en.text, source: source.text, owner: owner.text, from: from.text, until: until.text})
    }

    component Caption: DeskText {
        color: DeskTheme.soft
        font.pixelSize: DeskTheme.textSmall
    }
    component Area: DeskArea {
        width: form.width
        implicitHeight: 72
        wrapMode: TextEdit.Wrap
        area.Keys.onPressed: event => {
            if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && event.modifiers & Qt.ControlModifier) {
                event.accepted = true
                root.keep()
            }
        }
    }
    component Line: DeskField {
        key: ""
        maximumLength: 500
        Keys.onReturnPressed: root.keep()
        Keys.onEnterPressed: root.keep()
    }
    component Day: Line {
        width: (form.width - DeskTheme.space4) / 2
        prompt: qsTr("year-month-day")
        validator: RegularExpressionValidator { regularExpression: /\d{4}-\d{2}-\d{2}/ }
    }

    Flickable {
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: deeds.top; bottomMargin: DeskTheme.space3 }
        contentHeight: form.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: DeskScrollBar {}

        Column {
            id: form
            width: parent.width - 12
            spacing: DeskTheme.space1

            Caption { text: qsTr("How people ask, one form a line, in any language") }
            Area { id: questions; implicitHeight: 92; prompt: qsTr("Is it open on Tuesdays?") }
            Caption { text: qsTr("Answer in French; it may say {hours_today}, {open_now} and {next_opening}"); topPadding: DeskTheme.space2 }
            Area { id: fr; prompt: qsTr("What is said to those who ask in French") }
            Caption { text: qsTr("Answer in English"); topPadding: DeskTheme.space2 }
            Area { id: en; prompt: qsTr("What is said to those who ask in English") }
            Caption { text: qsTr("Where it stands"); topPadding: DeskTheme.space2 }
            Line { id: source; width: form.width; prompt: "https://…" }
            Caption { text: qsTr("Who keeps it true"); topPadding: DeskTheme.space2 }
            Line { id: owner; width: form.width; prompt: qsTr("A name"); maximumLength: 80 }
            Caption { text: qsTr("Holds from … until, both days included; empty: always"); topPadding: DeskTheme.space2 }
            Row {
                spacing: DeskTheme.space4
                Day { id: from; Accessible.name: qsTr("Holds from") }
                Day { id: until; Accessible.name: qsTr("Holds until") }
            }
        }
    }
    Flow {
        id: deeds
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        spacing: DeskTheme.space2

        DeskButton {
            kind: DeskButton.Ready
            text: qsTr("Keep")
            key: qsTr("Ctrl+Enter")
            onClicked: root.keep()
        }
        GuardedButton {
            visible: root.answerId !== ""
            command: qsTr("Remove")
            question: qsTr("Remove it?")
            onConfirmed: root.panel.remove(root.answerId)
        }
    }
}
