import QtQuick
import Regie.DeskModel
import Regie.Theme

// The whole window's word when there is nothing else to show: connecting, no answer, refused, over.
Rectangle {
    id: root

    required property Desk desk
    signal closeWanted()

    color: DeskTheme.ground

    readonly property bool unpaired: root.desk.client.line === EngineClient.Unpaired

    EmptyState {
        id: said
        anchors.centerIn: parent
        width: parent.width - 80
        sentence: root.desk.ended
                  ? (root.desk.live ? qsTr("The broadcast has ended: %1.") : qsTr("The rehearsal has ended: %1."))
                        .arg(root.desk.endedWords)
                  : root.desk.client.words
        action: root.desk.ended ? qsTr("Close the desk") : root.unpaired ? "" : qsTr("Try now")
        key: root.desk.ended ? qsTr("Enter") : "Ctrl+R"
        onActed: root.desk.ended ? root.closeWanted() : root.desk.client.connectNow()
    }
    DeskField {
        anchors { top: said.bottom; topMargin: DeskTheme.space4; horizontalCenter: parent.horizontalCenter }
        width: 320
        visible: root.unpaired && !root.desk.ended
        prompt: qsTr("Code that the operator's desk shows")
        key: qsTr("Enter")
        rightPadding: 72
        maximumLength: 40
        font.capitalization: Font.AllUppercase
        onVisibleChanged: {
            clear()
            focus = visible // else it would keep the keys to itself
            if (visible)
                forceActiveFocus()
        }
        Keys.onReturnPressed: if (text.trim() !== "") root.desk.client.pair(text)
        Keys.onEnterPressed: if (text.trim() !== "") root.desk.client.pair(text)
    }
}
