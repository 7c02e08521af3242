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
        list.currentIndex = 0
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
        // By number, so that a decision that comes in does not make the rows anew under the pointer.
        model: root.opened ? root.desk.decisions.length : 0
        spacing: 2
        ScrollBar.vertical: DeskScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Decisions")
        Keys.onReturnPressed: list.currentItem?.takeBack()

        delegate: DecisionRow {
            required property int index
            readonly property var decision: root.desk.decisions[index] ?? {seq: 0, words: "", by: "", time: "", takenBack: true, forGood: false}
            width: ListView.view.width - 12
            words: decision.words
            by: decision.by
            time: decision.time
            takenBack: decision.takenBack
            forGood: decision.forGood
            current: ListView.isCurrentItem && list.activeFocus
            why: root.desk.whyNot
            onPicked: list.currentIndex = index
            onTakeBackWanted: root.desk.takeBackDecision(decision.seq)
        }
    }
}
