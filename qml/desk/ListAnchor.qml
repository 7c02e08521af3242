import QtQuick
import Regie.DeskModel

// Holds the open comment where it is on the screen while others come, go and change their height above it. It looks
// once a frame, after everything has found its place and before it is drawn, so that nothing is ever seen to jump.
Item {
    id: root

    required property ListView list
    required property CommentModel comments
    property real covered: 0      // px of the list's foot

    property real openY: NaN      // where the open comment's top is, from the list's top
    property bool bringIn: false  // it was opened just now and must be seen whole
    property real lastContentY: 0 // to tell a person's scrolling, which is obeyed, from what has to be made good

    function openItem(): Item {
        return root.comments.selectedId === "" ? null : root.list.itemAtIndex(root.comments.selectedRow)
    }
    function scrollTo(y: real) {
        root.list.contentY = Math.max(y, root.list.originY)
        root.lastContentY = root.list.contentY
    }
    function settle() {
        const list = root.list
        if (root.bringIn && root.comments.selectedRow >= 0 && !root.openItem())
            list.positionViewAtIndex(root.comments.selectedRow, ListView.Contain)
        const item = root.openItem()
        if (item && root.bringIn) {
            const y = isNaN(root.openY) ? item.y - list.contentY : root.openY
            root.scrollTo(item.y - Math.max(0, Math.min(y, list.height - root.covered - item.height)))
            root.bringIn = false
        } else if (item && !isNaN(root.openY) && list.contentY === root.lastContentY) {
            root.scrollTo(item.y - root.openY)
        }
        root.openY = item ? item.y - list.contentY : NaN
        root.lastContentY = list.contentY
        if (list.contentY <= list.originY + 8 && root.comments.newAbove > 0)
            root.comments.sawTop()
    }
    // The comment that is opened now is held where it stood; one that was not in sight is brought there.
    function reveal() {
        const item = root.openItem()
        root.openY = item ? item.y - root.list.contentY : NaN
        root.bringIn = true
    }

    Connections {
        target: root.Window.window
        function onAfterAnimating() { root.settle() }
    }
    Connections {
        target: root.comments
        function onSelectedIdChanged() { root.reveal() }
        function onModelReset() { Qt.callLater(root.reveal) }
    }
}
