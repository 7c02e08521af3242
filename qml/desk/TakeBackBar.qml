import QtQuick
import Regie.Theme

// The last thing decided here, always at the same place, with the time left to think better of it.
Rectangle {
    id: root

    required property string words
    required property int seconds
    required property bool takingBack
    required property string why // nothing can be taken back now; empty: it can
    required property bool forGood // a platform has deleted it: there is nothing to promise
    signal takeBack()
    signal allWanted()

    readonly property bool some: root.words !== ""
    readonly property bool fresh: root.some && root.seconds > 0 && !root.forGood

    implicitHeight: 44
    radius: DeskTheme.radius
    color: root.fresh ? DeskTheme.readyTint : DeskTheme.bar

    DeskText {
        anchors { left: parent.left; leftMargin: 14; right: button.visible ? button.left : all.left; rightMargin: 12 }
        height: parent.height
        text: root.some ? root.words : qsTr("What you decide stands here, and can be taken back.")
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        color: root.fresh ? DeskTheme.readyText : DeskTheme.softer
        font.pixelSize: DeskTheme.textSmall
    }
    DeskButton {
        id: button
        anchors { right: all.left; rightMargin: 4; verticalCenter: parent.verticalCenter }
        visible: root.some && !root.forGood
        why: root.why
        kind: root.fresh ? DeskButton.Ready : DeskButton.Plain
        text: root.takingBack ? qsTr("Taking back…") : root.fresh ? qsTr("Take back %1 s").arg(root.seconds) : qsTr("Take back")
        key: KeyNames.of("undo")
        about: root.words
        onClicked: root.takeBack()
    }
    DeskButton {
        id: all
        anchors { right: parent.right; rightMargin: 6; verticalCenter: parent.verticalCenter }
        text: qsTr("All")
        key: KeyNames.of("decisions")
        about: qsTr("The last fifty decisions of everybody, each to be taken back.")
        onClicked: root.allWanted()
    }
}
