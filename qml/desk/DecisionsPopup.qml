import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// What everybody decided last, each to be taken back: arrows choose, Enter takes back, Esc closes.
PanelPopup {
    id: root

    required property Desk desk

    title: qsTr("Decisions")
    onOpened: {
        list.choose(0)
        list.forceActiveFocus()
    }

    DeskText {
        id: promise
        anchors { left: parent.left; right: parent.right; top: parent.top }
        text: list.count > 0 ? qsTr("The last fifty, whoever made them. What is taken back leaves the air and the platform at once.")
                             : qsTr("Nothing was decided yet.")
        wrapMode: Text.Wrap
        color: DeskTheme.softer
        font.pixelSize: DeskTheme.textSmall
    }
    ListView {
        id: list
        anchors { left: parent.left; right: parent.right; top: promise.bottom; topMargin: DeskTheme.space3; bottom: parent.bottom }
        clip: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.opened ? root.desk.decisions.length : 0
        keyNavigationEnabled: false
        highlightFollowsCurrentItem: false

        property double chosen: 0 // the decision's number: its row moves when others come
        readonly property int chosenRow: root.desk.decisions.findIndex(decision => decision.seq === list.chosen)
        function choose(row: int) {
            list.chosen = root.desk.decisions[row]?.seq ?? 0
            list.positionViewAtIndex(row, ListView.Contain)
        }
        spacing: 2
        ScrollBar.vertical: DeskScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Decisions")
        Keys.onUpPressed: list.choose(Math.max(0, list.chosenRow - 1))
        Keys.onDownPressed: list.choose(Math.min(list.count - 1, list.chosenRow + 1))
        Keys.onReturnPressed: {
            const decision = root.desk.decisions[list.chosenRow]
            if (decision && root.desk.whyNot === "" && !decision.takenBack && !decision.forGood)
                root.desk.takeBackDecision(decision.seq)
        }

        delegate: DecisionRow {
            required property int index
            readonly property var made: root.desk.decisions[index] ?? {seq: 0, words: "", by: "", time: "", takenBack: true, forGood: false}
            width: ListView.view.width - 12
            decision: String(made.seq)
            words: made.words
            by: made.by
            time: made.time
            takenBack: made.takenBack
            forGood: made.forGood
            current: index === list.chosenRow && list.activeFocus
            why: root.desk.whyNot
            onPicked: list.choose(index)
            onTakeBackWanted: root.desk.takeBackDecision(made.seq)
        }
    }
}
