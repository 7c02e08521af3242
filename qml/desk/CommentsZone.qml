import QtQuick
import Regie.DeskModel
import Regie.Theme

// The moderator's zone: everything said, and what was decided last.
Item {
    id: root

    required property Desk desk
    readonly property CommentModel comments: root.desk.comments
    readonly property bool connected: root.desk.client.line === EngineClient.Connected

    function startSearch() {
        search.forceActiveFocus()
        search.selectAll()
    }
    function startReply() { list.replyWanted() }
    function showNewest() {
        list.positionViewAtBeginning()
        root.comments.sawTop()
        root.comments.selectFirst()
    }

    FilterBar {
        id: filters
        anchors { left: parent.left; right: parent.right; top: parent.top }
        comments: root.comments
    }
    SearchField {
        id: search
        anchors { left: parent.left; right: parent.right; top: filters.bottom; topMargin: DeskTheme.space3 }
        comments: root.comments
    }
    CommentList {
        id: list
        anchors {
            left: parent.left; right: parent.right; top: search.bottom; topMargin: DeskTheme.space3
            bottom: takeBack.top; bottomMargin: DeskTheme.space3
        }
        desk: root.desk
    }
    NewAbove {
        anchors { top: list.top; topMargin: 6; right: list.right; rightMargin: 24 }
        count: list.atTop ? 0 : root.comments.newAbove
        onClicked: root.showNewest()
    }
    EmptyComments {
        anchors.centerIn: list
        width: list.width
        visible: list.count === 0
        desk: root.desk
    }
    TakeBackBar {
        id: takeBack
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        words: root.desk.decisionWords
        seconds: root.desk.takeBackSeconds
        takingBack: root.desk.takingBack
        connected: root.connected
        onTakeBack: root.desk.takeBack()
    }
}
