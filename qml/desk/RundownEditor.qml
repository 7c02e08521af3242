import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// One planned graphic: its texts and its time. Enter keeps what is written, Esc leaves it as it was.
PanelPopup {
    id: root

    required property Desk desk
    property string itemId: ""
    property var fields: []

    function edit(itemId: string) {
        if (!itemId || root.desk.rundown.isOnAir(itemId))
            return
        root.itemId = itemId
        root.fields = root.desk.rundown.fieldsOf(itemId)
        seconds.text = root.desk.rundown.secondsOf(itemId) || ""
        root.open()
    }
    function keep() {
        const texts = {}
        for (let i = 0; i < root.fields.length; ++i) {
            texts[root.fields[i].name] = lines.itemAt(i).text
            if (root.fields[i].required && lines.itemAt(i).text.trim() === "")
                return lines.itemAt(i).line.forceActiveFocus()
        }
        root.desk.editItem(root.itemId, texts, Number(seconds.text || 0))
        root.close()
    }

    title: qsTr("Planned graphic")
    onOpened: lines.itemAt(0)?.line.forceActiveFocus()

    Column {
        anchors { left: parent.left; right: parent.right; top: parent.top; topMargin: DeskTheme.space3 }
        spacing: DeskTheme.space3

        Repeater {
            id: lines
            model: root.fields

            Column {
                id: field
                required property var modelData
                property alias text: line.text
                property alias line: line
                width: parent.width
                spacing: DeskTheme.space1

                DeskText {
                    text: field.modelData.words
                    color: DeskTheme.soft
                    font.pixelSize: DeskTheme.textSmall
                }
                DeskField {
                    id: line
                    width: parent.width
                    prompt: field.modelData.words
                    key: ""
                    maximumLength: 300
                    text: field.modelData.text
                    Keys.onReturnPressed: root.keep()
                    Keys.onEnterPressed: root.keep()
                }
            }
        }
        DeskText {
            text: qsTr("Seconds on air; empty: until released")
            color: DeskTheme.soft
            font.pixelSize: DeskTheme.textSmall
        }
        DeskField {
            id: seconds
            width: 120
            prompt: qsTr("Seconds")
            key: ""
            validator: IntValidator { bottom: 1; top: 3600 }
            Keys.onReturnPressed: root.keep()
            Keys.onEnterPressed: root.keep()
        }
        Row {
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
        }
    }
}
