import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// The comment that is open: all it says, why it was flagged, where it stands and what can be done. It has its own place,
// so that neither its buttons nor the rows of the list ever move under a hand.
Rectangle {
    id: root

    required property Desk desk
    property bool large: false
    readonly property var open: root.desk.comments.open
    readonly property string commentId: root.open.commentId ?? ""
    readonly property bool some: root.commentId !== ""
    readonly property bool proposes: root.open.proposed?.text !== undefined
    readonly property string why: !root.some ? qsTr("Open a comment first.") : root.desk.whyNot || (root.open.pending ? qsTr("The engine has not answered yet.") : "")
    readonly property bool roomy: root.height >= root.roomyHeight

    function startReply() { replyField.start("") }
    function startNote() { noteField.start(root.open.noted) }

    /// Without a text of its own: the row in the list has it.
    readonly property real leastHeight: actions.height + 2 * DeskTheme.space3
    readonly property real roomyHeight: root.leastHeight + 44 ///< with them

    radius: DeskTheme.cardRadius
    color: DeskTheme.surface

    // What was begun for one comment is not said to another.
    onCommentIdChanged: {
        replyField.stop()
        noteField.stop()
        words.contentY = 0
    }

    Flickable {
        id: words
        anchors {
            left: parent.left; right: parent.right; top: parent.top; margins: DeskTheme.space3
            bottom: answers.visible ? answers.top : actions.top; bottomMargin: DeskTheme.space2
        }
        visible: root.roomy
        clip: true
        contentHeight: text.height
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: DeskScrollBar {}

        Column {
            id: text
            width: words.width - DeskTheme.space3
            spacing: DeskTheme.space2

            DeskText {
                width: parent.width
                visible: !root.some
                text: qsTr("Open a comment with %1 or a click: all of it stands here, with what can be done.").arg(KeyNames.of("next"))
                wrapMode: Text.Wrap
                color: DeskTheme.softer
                font.pixelSize: DeskTheme.textSmall
            }
            DeskText {
                width: parent.width
                visible: root.some
                text: [root.open.author, root.open.time, root.open.pending || root.open.standing].filter(part => part).join(" · ")
                wrapMode: Text.Wrap
                color: DeskTheme.soft
                font { pixelSize: DeskTheme.textSmall; weight: Font.DemiBold }
            }
            SaidText {
                width: parent.width
                visible: root.some
                said: root.open.said ?? ""
                marks: root.open.marks ?? []
                large: root.large
                maximumLineCount: 40
                color: DeskTheme.ink
            }
            DeskText {
                width: parent.width
                visible: root.proposes
                text: qsTr("The house answers, %1: %2").arg(root.open.proposed?.sure ?? "").arg(root.open.proposed?.text ?? "")
                wrapMode: Text.Wrap
                color: DeskTheme.readyText
                font.pixelSize: DeskTheme.textSmall
            }
            Flow {
                width: parent.width
                visible: (root.open.flags ?? []).length > 0
                spacing: 6

                Repeater {
                    model: root.open.flags ?? []

                    TonePill {
                        required property var modelData
                        words: modelData.words
                        tone: modelData.tone
                        maximumWidth: text.width
                        wraps: true
                    }
                }
            }
            DeskText {
                width: parent.width
                visible: (root.open.note ?? "") !== ""
                text: root.open.note ?? ""
                wrapMode: Text.Wrap
                color: DeskTheme.soft
                font.pixelSize: DeskTheme.textSmall
            }
        }
    }
    ProposedAnswer {
        id: answers
        anchors { left: parent.left; leftMargin: DeskTheme.space3; bottom: actions.top; bottomMargin: DeskTheme.space2 }
        visible: root.proposes && root.roomy
        whyNoReply: root.why || root.open.cannot.reply
        whyNotAir: root.why || root.desk.whyNotAir || root.open.cannot.pin
        onReplyProposed: root.desk.replyProposed()
        onCorrectProposed: root.desk.lookAtAnswers()
        onShowProposed: root.desk.showProposed()
    }
    CommentActions {
        id: actions
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: DeskTheme.space3 }
        why: root.why
        whyNotAir: root.desk.whyNotAir
        open: root.open
        asked: root.desk.question.target === root.commentId ? root.desk.question.deed : ""
        onApprove: root.desk.approve(root.commentId)
        onHide: root.desk.hide(root.commentId)
        onPin: root.desk.pin(root.commentId)
        onQueue: root.desk.queue(root.commentId)
        onErase: root.desk.erase(root.commentId)
        onBan: root.desk.ban(root.commentId)
        onReplyWanted: root.startReply()
        onNoteWanted: root.startNote()
    }
    LineField {
        id: replyField
        anchors { left: actions.left; right: actions.right; bottom: actions.top; bottomMargin: DeskTheme.space2 }
        prompt: qsTr("Answer everybody can read")
        onSent: text => root.desk.answer(root.commentId, text)
    }
    LineField {
        id: noteField
        anchors.fill: replyField
        prompt: qsTr("Note for the other moderators")
        maximumLength: 200
        mayBeEmpty: true // takes the note away
        onSent: text => root.desk.note(root.commentId, text)
    }
}
