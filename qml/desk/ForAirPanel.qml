import QtQuick
import Regie.DeskModel
import Regie.Theme

// The comments that wait for air: the next one as viewers will see it, and those behind it.
Column {
    id: root

    required property Desk desk
    readonly property var queue: root.desk.airQueue
    readonly property var next: root.queue[0] ?? {comment: "", author: "", text: "", platform: "", shortened: false}

    function startShorten() {
        if (root.queue.length === 0 || root.desk.whyNot !== "")
            return
        shorten.comment = root.next.comment
        shorten.start(root.next.text)
    }

    spacing: DeskTheme.space2

    SectionHeader {
        width: parent.width
        title: qsTr("For air")
        detail: root.queue.length > 0 ? qsTr("%n queued", "", root.queue.length) : ""
    }
    DeskText {
        width: parent.width
        visible: root.queue.length === 0
        wrapMode: Text.Wrap
        text: qsTr("No comment waits. %1 queues the open one.").arg(KeyNames.of("queue"))
        color: DeskTheme.softer
        font.pixelSize: DeskTheme.textSmall
    }
    Loader {
        width: parent.width
        active: root.queue.length > 0
        visible: active
        sourceComponent: GraphicPreview {
            desk: root.desk
            comment: root.next.comment
        }
    }
    Flow {
        width: parent.width
        visible: root.queue.length > 0
        spacing: DeskTheme.space2

        RowButton {
            thing: root.next.comment
            kind: DeskButton.Air
            text: qsTr("To air")
            key: KeyNames.of("to-air")
            about: root.next.text
            why: root.desk.whyNotAir
            onMeant: root.desk.pin(root.next.comment)
        }
        DeskButton {
            implicitHeight: DeskTheme.airTarget
            text: qsTr("Shorten")
            key: KeyNames.of("shorten")
            why: root.desk.whyNot
            onClicked: root.startShorten()
        }
        RowButton {
            thing: root.next.comment
            implicitHeight: DeskTheme.airTarget
            text: qsTr("Not now")
            key: ""
            about: qsTr("Takes it out of the queue.")
            why: root.desk.whyNot
            onMeant: root.desk.unqueue(root.next.comment)
        }
    }
    LineField {
        id: shorten
        property string comment // whose words these are: another one may be the next by now
        width: parent.width
        prompt: qsTr("Leave words out, with … in their place")
        onSent: text => root.desk.queue(shorten.comment, text)
    }
    Repeater {
        model: Math.min(3, Math.max(0, root.queue.length - 1))

        QueuedLine {
            required property int index
            readonly property var queued: root.queue[index + 1] ?? {comment: "", author: "", text: ""}
            width: root.width
            comment: queued.comment
            author: queued.author
            said: queued.text
            why: root.desk.whyNotAir
            onTakeWanted: root.desk.pin(queued.comment)
            onDropWanted: root.desk.unqueue(queued.comment)
        }
    }
}
