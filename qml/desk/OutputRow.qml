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
    signal reconnectWanted()

    spacing: DeskTheme.space1

    Accessible.role: Accessible.StaticText
    Accessible.name: root.name + ". " + root.words + " " + root.numbers

    Row {
        spacing: DeskTheme.space2

        ToneDot {
            id: dot
            anchors.verticalCenter: parent.verticalCenter
            tone: root.tone
        }
        DeskText {
            width: Math.min(implicitWidth, root.width - dot.width - parent.spacing)
            text: root.name
            elide: Text.ElideRight
            font { pixelSize: DeskTheme.textSmall; weight: Font.DemiBold }
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
