import QtQuick
import Regie.DeskModel
import Regie.Theme

// One way out of here.
Column {
    id: root

    required property string name
    required property string words
    required property string numbers
    required property int tone
    required property bool canReconnect
    required property bool canStart
    required property bool canStop
    property string why: "" // it can be neither stopped nor started now; empty: it can
    signal reconnectWanted()
    signal stopWanted()

    spacing: DeskTheme.space1

    Accessible.role: Accessible.StaticText
    Accessible.name: root.name + ". " + root.words + " " + root.numbers

    Item {
        width: root.width
        height: Math.max(name.implicitHeight, deeds.height)

        ToneDot {
            id: dot
            anchors.verticalCenter: parent.verticalCenter
            tone: root.tone
        }
        DeskText {
            id: name
            anchors { left: dot.right; leftMargin: DeskTheme.space2; right: deeds.left; rightMargin: DeskTheme.space2; verticalCenter: parent.verticalCenter }
            text: root.name
            elide: Text.ElideRight
            font { pixelSize: DeskTheme.textSmall; weight: Font.DemiBold }
        }
        Row {
            id: deeds
            anchors.right: parent.right
            spacing: DeskTheme.space2

            GuardedButton {
                visible: root.canStart
                why: root.why
                command: qsTr("Start again")
                question: qsTr("Start %1?").arg(root.name)
                onConfirmed: root.reconnectWanted()
            }
            GuardedButton {
                visible: root.canStop
                why: root.why
                command: qsTr("Stop")
                question: qsTr("Stop %1?").arg(root.name)
                about: qsTr("Ends the broadcast there; the recording goes on.")
                onConfirmed: root.stopWanted()
            }
        }
    }
    DeskText {
        width: root.width
        visible: text !== "" && root.tone !== Tone.Ready // its numbers say that all is well
        text: root.words
        wrapMode: Text.Wrap
        maximumLineCount: 4
        elide: Text.ElideRight
        color: DeskTheme.soft
        font.pixelSize: DeskTheme.textSmall
    }
    DeskText {
        width: root.width
        visible: text !== ""
        text: root.numbers
        elide: Text.ElideRight
        color: DeskTheme.softer
        font.pixelSize: DeskTheme.textTiny
    }
    DeskButton {
        visible: root.canReconnect
        text: qsTr("Reconnect now")
        key: ""
        about: qsTr("Tries at once instead of waiting for the next attempt.")
        onClicked: root.reconnectWanted()
    }
}
