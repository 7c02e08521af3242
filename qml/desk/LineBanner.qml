import QtQuick
import Regie.DeskModel
import Regie.Theme

// The line to the engine is broken while the desk still shows what it knew; stands where health was told.
Rectangle {
    id: root

    required property EngineClient client

    color: DeskTheme.waitTint

    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.client.words

    ToneDot {
        id: dot
        anchors { left: parent.left; leftMargin: DeskTheme.space4; verticalCenter: parent.verticalCenter }
        tone: Tone.Urgent
    }
    DeskText {
        anchors { left: dot.right; leftMargin: 10; right: button.left; rightMargin: DeskTheme.space3 }
        height: parent.height
        text: root.client.words
        wrapMode: Text.Wrap
        maximumLineCount: 3 // what the bar has room for
        elide: Text.ElideRight
        color: DeskTheme.waitText
        font { pixelSize: DeskTheme.textSmall; weight: Font.DemiBold }
    }
    DeskButton {
        id: button
        anchors { right: parent.right; rightMargin: DeskTheme.space4; verticalCenter: parent.verticalCenter }
        text: qsTr("Try now")
        key: "Ctrl+R"
        onClicked: root.client.connectNow()
    }
}
