import QtQuick
import Regie.Theme

// What can be done to the comment that is open. What its platform knows stands there and nothing else; nothing moves
// when one of them is not possible now: it is dimmed.
Column {
    id: root

    required property bool hidden
    required property bool canApprove
    required property bool canHide
    required property bool canPin
    required property bool canQueue
    required property string noted
    required property bool canDelete
    required property bool canBan
    required property bool canReply
    required property string hideWords
    required property var proposed // {text, sure}; {}: nothing
    signal approve()
    signal hide()
    signal pin()
    signal queue()
    signal noteWritten(string text)
    signal erase()
    signal ban()
    signal answer(string text)
    signal replyProposed()
    signal correctProposed()
    signal showProposed()

    function startReply() {
        if (root.enabled && root.canReply)
            replyField.start("")
    }
    function startNote() {
        if (root.enabled)
            noteField.start(root.noted)
    }

    spacing: DeskTheme.space2

    Flow {
        width: parent.width
        spacing: DeskTheme.space2

        DeskButton {
            text: root.hidden ? qsTr("Show again") : qsTr("Approve")
            key: KeyNames.of("approve")
            implicitHeight: DeskTheme.airTarget
            enabled: root.canApprove
            onClicked: root.approve()
        }
        DeskButton {
            text: root.hideWords
            key: KeyNames.of("hide")
            implicitHeight: DeskTheme.airTarget
            enabled: root.canHide
            onClicked: root.hide()
        }
        DeskButton {
            text: qsTr("Queue for air")
            key: KeyNames.of("queue")
            kind: DeskButton.Ready
            implicitHeight: DeskTheme.airTarget
            enabled: root.canQueue
            onClicked: root.queue()
        }
    }
    Flow {
        width: parent.width
        spacing: DeskTheme.space2

        DeskButton {
            text: qsTr("Reply")
            key: KeyNames.of("reply")
            visible: root.canReply
            onClicked: root.startReply()
        }
        DeskButton {
            text: root.noted ? qsTr("Change the note") : qsTr("Note")
            key: KeyNames.of("note")
            about: qsTr("For the other moderators.")
            onClicked: root.startNote()
        }
        DeskButton {
            text: qsTr("Pin at once")
            key: KeyNames.of("pin")
            enabled: root.canPin
            onClicked: root.pin()
        }
        DeskButton {
            text: qsTr("Delete for good")
            key: KeyNames.of("delete")
            visible: root.canDelete
            onClicked: root.erase()
        }
        DeskButton {
            text: qsTr("Ban author")
            key: KeyNames.of("ban")
            visible: root.canBan
            onClicked: root.ban()
        }
    }
    Rectangle {
        width: parent.width
        height: offer.height + 2 * DeskTheme.space2
        visible: root.proposed.text !== undefined
        radius: DeskTheme.radius
        color: DeskTheme.bar

        Column {
            id: offer
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: DeskTheme.space2 }
            spacing: DeskTheme.space2

            DeskText {
                width: parent.width
                text: qsTr("The house answers, %1:").arg(root.proposed.sure ?? "")
                color: DeskTheme.softer
                font.pixelSize: DeskTheme.textTiny
            }
            DeskText {
                width: parent.width
                text: root.proposed.text ?? ""
                wrapMode: Text.Wrap
                maximumLineCount: 6
                elide: Text.ElideRight
                font.pixelSize: DeskTheme.textSmall
            }
            Flow {
                width: parent.width
                spacing: DeskTheme.space2

                DeskButton {
                    text: qsTr("Reply with it")
                    key: KeyNames.of("reply-proposed")
                    visible: root.canReply
                    onClicked: root.replyProposed()
                }
                DeskButton {
                    text: qsTr("Both on air")
                    key: KeyNames.of("answer-on-air")
                    about: qsTr("The question and this answer.")
                    enabled: root.canPin
                    onClicked: root.showProposed()
                }
                DeskButton {
                    text: qsTr("Correct it")
                    key: KeyNames.of("answers")
                    about: qsTr("For everybody who asks.")
                    onClicked: root.correctProposed()
                }
            }
        }
    }
    LineField {
        id: replyField
        width: parent.width
        prompt: qsTr("Answer everybody can read")
        onSent: text => root.answer(text)
    }
    LineField {
        id: noteField
        width: parent.width
        prompt: qsTr("Note for the other moderators")
        maximumLength: 200
        mayBeEmpty: true // takes the note away
        onSent: text => root.noteWritten(text)
    }
}
