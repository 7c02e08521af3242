import QtQuick

// Holds what the pointer aims at where it is on the screen while what stands above it comes, goes and grows. It looks once a
// frame, after everything has found its place and before it is drawn, so that nothing is ever seen to jump.
Item {
    id: root

    required property Flickable view
    property bool moved: false // lately: a pointer that was left lying aims at nothing
    readonly property bool aiming: pointer.hovered && root.moved
    property Item aim: null
    property real aimY: 0 // where its top is, from the view's top

    function look() {
        let item = root.view.contentItem
        let at = root.view.mapToItem(item, pointer.point.position)
        for (let child = item.childAt(at.x, at.y); child; child = item.childAt(at.x, at.y)) {
            at = item.mapToItem(child, at)
            item = child
        }
        root.aim = root.aiming && item !== root.view.contentItem ? item : null
        root.aimY = root.aim ? root.aim.mapToItem(root.view, 0, 0).y : 0
    }
    function settle() {
        if (root.aim && !root.view.moving) // a person's scrolling is obeyed
            root.view.contentY += root.aim.mapToItem(root.view, 0, 0).y - root.aimY
        root.look()
    }
    onAimingChanged: {
        root.look()
        if (!root.aiming)
            root.view.contentY = Math.max(0, Math.min(root.view.contentY, root.view.contentHeight - root.view.height))
    }

    HoverHandler {
        id: pointer
        parent: root.view
        // Told also when things move under a pointer that does not.
        property point seen
        onPointChanged: {
            const at = pointer.point.position
            if (Math.abs(at.x - pointer.seen.x) < 1 && Math.abs(at.y - pointer.seen.y) < 1)
                return
            pointer.seen = at
            root.moved = true
            resting.restart()
            root.look()
        }
    }
    Timer {
        id: resting
        interval: 10000
        onTriggered: root.moved = false
    }
    Connections {
        target: root.Window.window
        function onAfterAnimating() { root.settle() }
    }
}
