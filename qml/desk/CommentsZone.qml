import QtQuick
import Regie.DeskModel
import Regie.Theme

// The moderator's zone: everything said, and what was decided last.
Item {
    id: root

    required property Desk desk
    readonly property CommentModel comments: root.desk.comments
    property bool noticesHere: false ///< the zone that shows what was refused is not seen

    signal rulesWanted()
    signal decisionsWanted()

    // px that the list, the bars over its foot and the open comment share. The open one gives way, so that two comments
    // are seen whole, their flags included.
    readonly property real shared: takeBack.y - listed.y - 2 * DeskTheme.space3
    readonly property real usualOpen: Math.max(236, Math.min(330, root.height * 0.33))
    readonly property real leastList: 200
    readonly property real leftToOpen: Math.min(root.usualOpen, root.shared - bars.room - root.leastList)
    readonly property string whyNotOpen: open.why
    readonly property real questionFoot: open.y - DeskTheme.space3 - bars.room ///< what is asked about its buttons stands above

    function startSearch() {
        search.forceActiveFocus()
        search.selectAll()
    }
    function startReply() { open.startReply() }
    /// Chooses what to narrow the filter to; again: all of it.
    function narrow() {
        if (root.comments.narrowing !== "")
            root.comments.narrowing = ""
        else
            narrowMenu.open()
    }
    function startNote() { open.startNote() }
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
    NarrowMenu {
        id: narrowMenu
        x: Math.min(narrowed.x, root.width - width)
        y: narrowed.y + narrowed.height + DeskTheme.space1
        comments: root.comments
    }
    SearchField {
        id: search
        anchors { left: parent.left; right: rulesButton.left; rightMargin: DeskTheme.space2; top: filters.bottom; topMargin: DeskTheme.space3 }
        comments: root.comments
    }
    DeskButton {
        id: rulesButton
        anchors { right: parent.right; verticalCenter: search.verticalCenter }
        text: qsTr("Rules")
        key: KeyNames.of("rules")
        about: qsTr("What is flagged, and what is learnt from decisions.")
        onClicked: root.rulesWanted()
    }
    // What came above has a place of its own here: it would cover a comment, and rows do not move for it.
    DeskButton {
        id: order
        anchors { left: parent.left; top: search.bottom; topMargin: DeskTheme.space2 }
        implicitHeight: DeskTheme.target
        text: root.comments.order === CommentModel.UrgentFirst ? qsTr("Most urgent first") : qsTr("Newest first")
        key: KeyNames.of("order")
        about: qsTr("The order of the comments: the newest, or what most wants a look.")
        onClicked: root.comments.toggleOrder()
    }
    // What the filter is narrowed to.
    FilterPill {
        id: narrowed
        anchors { left: order.right; leftMargin: DeskTheme.space1; top: order.top }
        text: root.comments.narrowing ? qsTr("%1 ×").arg(root.comments.narrowingWords) : qsTr("Narrow")
        key: KeyNames.of("narrow")
        count: -1
        maximumWidth: newAbove.x - x - DeskTheme.space2
        Accessible.name: root.comments.narrowing ? root.comments.narrowingWords : qsTr("Narrow to…")
        checked: root.comments.search === "" && root.comments.narrowing !== ""
        onClicked: root.narrow()
    }
    NewAbove {
        id: newAbove
        anchors { right: parent.right; verticalCenter: order.verticalCenter }
        count: list.atTop ? 0 : root.comments.newAbove
        onClicked: root.showNewest()
    }
    Item {
        id: listed
        anchors { left: parent.left; right: parent.right; top: order.bottom; topMargin: DeskTheme.space1 }
        height: open.y - DeskTheme.space3 - y - bars.room
        visible: !root.desk.zen
        clip: true // nothing is seen under the bars, nor between them

        CommentList {
            id: list
            width: parent.width
            height: parent.height + bars.room // no row moves when a bar comes
            desk: root.desk
            covered: bars.room
        }
    }
    OpenComment {
        id: open
        anchors { left: parent.left; right: parent.right; bottom: takeBack.top; bottomMargin: DeskTheme.space3 }
        height: root.desk.zen ? root.shared + DeskTheme.space3 - bars.room
              : root.leftToOpen < open.roomyHeight ? open.leastHeight : root.leftToOpen
        desk: root.desk
        large: root.desk.zen
    }
    Column {
        id: bars
        // Over the foot of the list: no row moves for them. With little room the newest raid stands for all.
        readonly property bool folded: root.desk.raids.length > 1 && root.shared - root.usualOpen - 66 * root.desk.raids.length < root.leastList
        readonly property real room: height > 0 ? height + DeskTheme.space2 : 0
        anchors { left: parent.left; right: parent.right; bottom: open.top; bottomMargin: DeskTheme.space3 }
        spacing: DeskTheme.space2

        Repeater {
            // By number, so that a raid that grows does not make the button anew that is being pressed.
            model: bars.folded ? 1 : root.desk.raids.length

            RaidBar {
                required property int index
                readonly property var alert: root.desk.raids[index] ?? {id: "", words: "", example: "", undecided: 0}
                width: bars.width
                raid: alert.id
                words: alert.words
                example: alert.example
                undecided: alert.undecided
                more: bars.folded ? root.desk.raids.length - 1 : 0
                key: index === 0 ? KeyNames.of("hide-raid") : ""
                why: root.desk.whyNot
                onHideAll: root.desk.hideRaid(raid)
            }
        }
        ChosenBar {
            width: bars.width
            visible: root.comments.chosen > 0
            count: root.comments.chosen
            why: root.desk.whyNot
            onApprove: root.desk.approveOpen()
            onHide: root.desk.hideOpen()
            onNone: root.comments.chooseNone()
        }
    }
    NoticeBar {
        // As the bars, and above them.
        anchors { left: parent.left; right: parent.right; bottom: open.top; bottomMargin: DeskTheme.space3 + bars.room }
        visible: root.noticesHere && root.desk.notice !== ""
        words: root.desk.notice
        onActed: root.desk.dismissNotice()
    }
    EmptyComments {
        anchors.centerIn: listed
        width: listed.width
        visible: list.count === 0 && !root.desk.zen
        desk: root.desk
    }
    TakeBackBar {
        id: takeBack
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        words: root.desk.decisionWords
        seconds: root.desk.takeBackSeconds
        takingBack: root.desk.takingBack
        why: root.desk.whyNot || root.desk.whyNotTakeBack
        forGood: root.desk.forGood
        onTakeBack: root.desk.takeBack()
        onAllWanted: root.decisionsWanted()
    }
}
