import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// One planned graphic: its texts, its time and its cue. Enter keeps what is written, Esc leaves it as it was.
PanelPopup {
    id: root

    required property Desk desk
    property string itemId: ""
    property var fields: []
    property var choices: ({}) // of the fields that have some: the one chosen
    property string scene: ""
    property string start: "manual"
    property var scenes: [] // {id, name}: that it may take with it
    signal versionsWanted()

    function edit(itemId: string) {
        if (!itemId || root.desk.rundown.isOnAir(itemId))
            return
        const all = root.desk.rundown.fieldsOf(itemId)
        const plan = root.desk.rundown.planOf(itemId)
        root.itemId = itemId
        root.fields = all
        const chosen = {}
        for (const field of all)
            if (field.choices.length > 0)
                chosen[field.name] = field.text || field.choices[0]
        root.choices = chosen
        root.scene = plan.scene
        root.start = plan.start
        group.text = plan.group
        root.scenes = [{id: "", name: qsTr("as it is")}].concat(root.desk.scenes)
        seconds.text = plan.seconds || ""
        at.text = plan.at
        note.text = plan.note
        root.open()
    }
    function keep() {
        const texts = Object.assign({}, root.choices)
        for (let i = 0; i < root.fields.length; ++i) {
            if (root.fields[i].choices.length > 0)
                continue
            texts[root.fields[i].name] = root.fields[i].lines ? lines.itemAt(i).text.split("|").map(part => part.trim()).join("\n")
                                                              : lines.itemAt(i).text
            if (root.fields[i].required && lines.itemAt(i).text.trim() === "")
                return lines.itemAt(i).line.forceActiveFocus()
        }
        if ((at.text !== "" && !at.acceptableInput) || (at.text === "" && root.start === "timed"))
            return at.forceActiveFocus()
        root.desk.editItem(root.itemId, {fields: texts, seconds: Number(seconds.text || 0), at: at.text, note: note.text, scene: root.scene, group: group.text, start: root.start})
        root.close()
    }

    title: qsTr("Planned graphic")
    implicitHeight: frameHeight + form.height + deeds.height + 2 * DeskTheme.space3 + DeskTheme.space2
    onOpened: lines.itemAt(0)?.line.forceActiveFocus()

    component Line: DeskField {
        key: ""
        maximumLength: 300
        Keys.onReturnPressed: root.keep()
        Keys.onEnterPressed: root.keep()
    }
    component Caption: DeskText {
        color: DeskTheme.soft
        font.pixelSize: DeskTheme.textSmall
    }

    Flickable {
        anchors { left: parent.left; right: parent.right; top: parent.top; topMargin: DeskTheme.space3; bottom: deeds.top; bottomMargin: DeskTheme.space3 }
        contentHeight: form.height
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: DeskScrollBar {}

        Column {
            id: form
            width: parent.width - 12
            spacing: DeskTheme.space2

            Repeater {
                id: lines
                model: root.fields

                Column {
                    id: field
                    required property var modelData
                    readonly property bool chosen: field.modelData.choices.length > 0
                    property alias text: line.text
                    property alias line: line
                    width: parent.width
                    spacing: DeskTheme.space1

                    Caption {
                        visible: !field.chosen
                        text: field.modelData.lines ? qsTr("%1, with | between").arg(field.modelData.words) : field.modelData.words
                    }
                    Line {
                        id: line
                        visible: !field.chosen
                        width: parent.width
                        prompt: field.modelData.words
                        text: field.modelData.lines ? field.modelData.text.split("\n").join(" | ") : field.modelData.text
                        maximumLength: field.modelData.lines ? 2000 : 300
                    }
                    ChoiceRow {
                        width: parent.width
                        visible: field.chosen
                        title: field.modelData.words
                        values: field.modelData.choices
                        names: field.modelData.choiceNames
                        value: root.choices[field.modelData.name]
                        onChosen: value => { root.choices = Object.assign({}, root.choices, {[field.modelData.name]: value}) }
                    }
                }
            }
            Row {
                spacing: DeskTheme.space4

                Column {
                    spacing: DeskTheme.space1
                    Caption { text: qsTr("Seconds on air; empty: until released") }
                    Line {
                        id: seconds
                        width: 120
                        prompt: qsTr("Seconds")
                        validator: IntValidator { bottom: 1; top: 3600 }
                    }
                }
                Column {
                    spacing: DeskTheme.space1
                    Caption { text: qsTr("Planned for, in show time") }
                    Line {
                        id: at
                        width: 120
                        prompt: qsTr("1:02:30")
                        validator: RegularExpressionValidator { regularExpression: /(\d{1,2}:)?[0-5]?\d:[0-5]\d/ }
                    }
                }
            }
            ChoiceRow {
                width: parent.width
                title: qsTr("Goes on air")
                values: ["manual", "timed", "follow"]
                names: [qsTr("when taken"), qsTr("at its time"), qsTr("after the one before")]
                value: root.start
                onChosen: value => { root.start = value }
            }
            Caption { text: qsTr("Group") }
            Line { id: group; width: parent.width; prompt: qsTr("Speeches"); maximumLength: 60 }
            Caption { text: qsTr("Cue, for the crew alone") }
            Line { id: note; width: parent.width; prompt: qsTr("When the mayor stands up") }
            ChoiceRow {
                width: parent.width
                visible: root.scenes.length > 2
                title: qsTr("Takes the scene")
                values: root.scenes.map(scene => scene.id)
                names: root.scenes.map(scene => scene.name)
                value: root.scene
                onChosen: value => { root.scene = value }
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
            key: qsTr("Enter")
            onClicked: root.keep()
        }
        DeskButton {
            text: qsTr("Twice")
            key: ""
            about: qsTr("Plans the same graphic once more, below this one.")
            onClicked: {
                root.desk.doubleItem(root.itemId)
                root.close()
            }
        }
        GuardedButton {
            command: qsTr("Remove")
            question: qsTr("Remove it?")
            onConfirmed: {
                root.desk.removeItem(root.itemId)
                root.close()
            }
        }
        DeskButton {
            text: qsTr("Former versions")
            key: KeyNames.of("versions")
            about: qsTr("Of the show file, to go back to one.")
            onClicked: {
                root.close()
                root.versionsWanted()
            }
        }
    }
}
