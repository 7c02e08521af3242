import QtQuick
import Regie.Theme

// Something needs a look, in full: what was refused and what to do about it, or what the engine finds wrong.
Rectangle {
    id: root

    required property string words
    property bool actable: true
    property string deed: qsTr("Dismiss")
    property string key: "Esc"
    signal acted()

    implicitHeight: Math.max(44, sentence.implicitHeight + 20)
    radius: DeskTheme.radius
    color: DeskTheme.waitTint

    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.words

    DeskText {
        id: sentence
        anchors {
            left: parent.left; leftMargin: 14; right: button.visible ? button.left : parent.right; rightMargin: DeskTheme.space3
            verticalCenter: parent.verticalCenter
        }
        wrapMode: Text.Wrap
        maximumLineCount: 4
        elide: Text.ElideRight
        text: root.words
        color: DeskTheme.waitText
        font.pixelSize: DeskTheme.textSmall
    }
    DeskButton {
        id: button
        anchors { right: parent.right; rightMargin: 8; verticalCenter: parent.verticalCenter }
        visible: root.actable
        text: root.deed
        key: root.key
        onClicked: root.acted()
    }
}
