import QtQuick
import Regie.DeskModel
import Regie.Theme

// The line to the engine is broken while the desk still shows what it knew.
Rectangle {
    id: root

    required property EngineClient client

    implicitHeight: 48
    color: DeskTheme.waitTint

    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.client.words

    ToneDot {
        id: dot
        anchors { left: parent.left; leftMargin: DeskTheme.space5; verticalCenter: parent.verticalCenter }
        tone: Tone.Urgent
    }
    DeskText {
        anchors { left: dot.right; leftMargin: 10; right: button.left; rightMargin: DeskTheme.space4 }
        height: parent.height
        text: root.client.words
        elide: Text.ElideRight
        color: DeskTheme.waitText
        font.weight: Font.DemiBold
    }
    DeskButton {
        id: button
        anchors { right: parent.right; rightMargin: DeskTheme.space4; verticalCenter: parent.verticalCenter }
        text: qsTr("Try now")
        key: "Ctrl+R"
        onClicked: root.client.connectNow()
    }
}
