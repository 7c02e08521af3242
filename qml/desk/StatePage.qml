import QtQuick
import Regie.DeskModel
import Regie.Theme

// The whole window's word when there is nothing else to show: connecting, no answer, refused, over.
Rectangle {
    id: root

    required property Desk desk
    signal closeWanted()

    color: DeskTheme.ground

    EmptyState {
        anchors.centerIn: parent
        width: parent.width - 80
        sentence: root.desk.ended
                  ? (root.desk.live ? qsTr("The broadcast has ended: %1.") : qsTr("The rehearsal has ended: %1."))
                        .arg(root.desk.endedWords)
                  : root.desk.client.words
        action: root.desk.ended ? qsTr("Close the desk") : qsTr("Try now")
        key: root.desk.ended ? qsTr("Enter") : "Ctrl+R"
        onActed: root.desk.ended ? root.closeWanted() : root.desk.client.connectNow()
    }
}
