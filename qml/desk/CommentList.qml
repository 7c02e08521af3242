import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel

// The comments, the newest first. What the moderator has open stays where it is on the screen (ListAnchor); without one
// open, new comments push the others down.
ListView {
    id: root

    required property Desk desk
    readonly property CommentModel comments: root.desk.comments
    readonly property bool atTop: root.contentY <= root.originY + 8

    // To the comment that is open, as far as it is in sight.
    signal replyWanted()
    signal noteWanted()

    clip: true
    spacing: 4
    cacheBuffer: 600
    reuseItems: true
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: false
    currentIndex: -1
    highlightFollowsCurrentItem: false
    // So that the last comments can be held where they are, too.
    bottomMargin: root.comments.selectedId === "" ? 0 : root.height * 0.6
    model: root.comments
    ScrollBar.vertical: DeskScrollBar {}
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Comments")

    HoverHandler { id: pointer }
    Binding {
        target: root.comments
        property: "held"
        value: pointer.hovered
    }

    delegate: CommentCard {
        id: card
        width: ListView.view.width - 10 // the scroll bar's
        connected: root.desk.client.line === EngineClient.Connected
        // In zen the open one alone is seen.
        visible: !root.desk.zen || card.selected
        large: root.desk.zen
        onPicked: commentId => root.comments.select(commentId)
        onApprove: commentId => root.desk.approve(commentId)
        onHide: commentId => root.desk.hide(commentId)
        onPin: commentId => root.desk.pin(commentId)
        onQueue: commentId => root.desk.queue(commentId)
        onNoteWritten: (commentId, text) => root.desk.note(commentId, text)
        onErase: commentId => root.desk.erase(commentId)
        onBan: commentId => root.desk.ban(commentId)
        onAnswer: (commentId, text) => root.desk.answer(commentId, text)
        onReplyProposed: root.desk.replyProposed()
        onCorrectProposed: root.desk.lookAtAnswers()
        onShowProposed: root.desk.showProposed()

        Connections {
            target: root
            function onReplyWanted() { card.startReply() }
            function onNoteWanted() { card.startNote() }
        }
    }

    ListAnchor {
        list: root
        comments: root.comments
    }
}
