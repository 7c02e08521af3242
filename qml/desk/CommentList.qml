import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel

// The comments, the newest first. What the moderator has open stays where it is on the screen (ListAnchor); without one
// open, new comments push the others down.
ListView {
    id: root

    required property Desk desk
    property real covered: 0 // px of its foot that something lies over
    readonly property CommentModel comments: root.desk.comments
    readonly property bool atTop: root.contentY <= root.originY + 8

    clip: true
    spacing: 4
    cacheBuffer: 600
    reuseItems: true
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: false
    currentIndex: -1
    highlightFollowsCurrentItem: false
    // So that the last comments can be held where they are, too.
    bottomMargin: Math.max(root.covered, root.comments.selectedId === "" ? 0 : root.height * 0.6)
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
        width: ListView.view.width - 10 // the scroll bar's
        onPicked: commentId => root.comments.select(commentId)
    }

    ListAnchor {
        list: root
        covered: root.covered
        comments: root.comments
    }
}
