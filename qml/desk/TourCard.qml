import QtQuick
import Regie.DeskModel
import Regie.Theme

// The first rehearsal's tour: five things to do with the hands on the keys. Each is done by doing it; nothing is held up
// meanwhile.
Rectangle {
    id: root

    required property Desk desk
    property int step: 0

    readonly property var steps: [
        {title: qsTr("On air"), deeds: ["take-next"],
         words: qsTr("%1 puts the next graphic on air, %2 takes it off. What is red is on air, what is green is next.").arg(KeyNames.of("take-next")).arg(KeyNames.of("release"))},
        {title: qsTr("Decide"), deeds: ["approve", "hide"],
         words: qsTr("%1 opens a comment. %2 approves it, %3 hides it, here and at its platform.").arg(KeyNames.of("next")).arg(KeyNames.of("approve")).arg(KeyNames.of("hide"))},
        {title: qsTr("Think better of it"), deeds: ["undo"],
         words: qsTr("%1 takes back what you decided last; %2 lists the last fifty decisions of everybody.").arg(KeyNames.of("undo")).arg(KeyNames.of("decisions"))},
        {title: qsTr("A voice from the audience"), deeds: ["queue", "pin", "to-air"],
         words: qsTr("%1 queues the open comment for air, %2 puts the next one of the queue on the picture.").arg(KeyNames.of("queue")).arg(KeyNames.of("to-air"))},
        {title: qsTr("When something goes wrong"), deeds: ["slate"],
         words: qsTr("%1 shows the slate and is silent, from everywhere; once more, and the picture is back. %2 shows all keys.").arg(KeyNames.of("slate")).arg(KeyNames.of("help"))},
    ]

    function next() {
        if (root.step + 1 < root.steps.length)
            root.step += 1
        else
            root.desk.settings.toured = true
    }
    // What was just done with a key.
    function did(deed: string) {
        if (root.visible && root.steps[root.step].deeds.includes(deed))
            root.next()
    }
    onVisibleChanged: if (root.visible) root.step = 0

    implicitHeight: words.height + buttons.height + title.height + 2 * DeskTheme.space2 + 2 * DeskTheme.space4
    radius: DeskTheme.cardRadius
    color: DeskTheme.selectTint
    border { width: DeskTheme.selectWidth; color: DeskTheme.select }

    Accessible.role: Accessible.AlertMessage
    Accessible.name: title.text + ". " + words.text

    DeskText {
        id: title
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: DeskTheme.space4 }
        text: qsTr("%1 of %2 · %3").arg(root.step + 1).arg(root.steps.length).arg(root.steps[root.step].title)
        elide: Text.ElideRight
        color: DeskTheme.selectText
        font.weight: Font.DemiBold
    }
    DeskText {
        id: words
        anchors { left: title.left; right: title.right; top: title.bottom; topMargin: DeskTheme.space2 }
        text: root.steps[root.step].words
        wrapMode: Text.Wrap
        font.pixelSize: DeskTheme.textSmall
        lineHeight: 1.2
    }
    Row {
        id: buttons
        anchors { left: title.left; top: words.bottom; topMargin: DeskTheme.space2 }
        spacing: DeskTheme.space2

        DeskButton {
            text: root.step + 1 < root.steps.length ? qsTr("Next step") : qsTr("Done")
            key: KeyNames.of("tour")
            onClicked: root.next()
        }
        DeskButton {
            visible: root.step + 1 < root.steps.length
            text: qsTr("No tour")
            key: ""
            onClicked: root.desk.settings.toured = true
        }
    }
}
