import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel

// The comments, the newest first. What the moderator has open stays where it is on the screen, whatever comes or goes
// above it; without one open, new comments push the others down.
ListView {
    id: root

    required property Desk desk
    readonly property CommentModel comments: root.desk.comments
    readonly property bool atTop: root.contentY <= root.originY + 8

    property real heldY: NaN // where the open comment's top was before a change, from the list's top

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

    function hold() {
        const item = root.itemAtIndex(root.comments.selectedRow)
        const y = item ? item.y - root.contentY : NaN
        root.heldY = y > -40 && y < root.height ? y : NaN
    }
    function settle() {
        root.forceLayout()
        const item = isNaN(root.heldY) ? null : root.itemAtIndex(root.comments.selectedRow)
        if (item)
            root.contentY = Math.max(root.originY, item.y - root.heldY)
        root.heldY = NaN
    }
    // The chosen comment opens where it stood; it is moved only as far as it takes to show it whole.
    function reveal() {
        root.forceLayout()
        const row = root.comments.selectedRow
        if (row >= 0)
            root.positionViewAtIndex(row, ListView.Contain)
    }

    onAtTopChanged: if (root.atTop) root.comments.sawTop()

    delegate: CommentCard {
        width: ListView.view.width
        connected: root.desk.client.line === EngineClient.Connected
        onPicked: commentId => root.comments.select(commentId)
        onApprove: commentId => root.desk.approve(commentId)
        onHide: commentId => root.desk.hide(commentId)
        onPin: commentId => root.desk.pin(commentId)
    }

    Connections {
        target: root.comments
        function onRowsAboutToBeInserted() { root.hold() }
        function onRowsInserted() {
            root.settle()
            if (root.atTop)
                root.comments.sawTop()
        }
        function onRowsAboutToBeRemoved() { root.hold() }
        function onRowsRemoved() { root.settle() }
        function onSelection_changed() { root.reveal() }
        function onModelReset() { root.reveal() }
    }
}
