import QtQuick
import QtQuick.Controls.Basic
import Regie.Theme

// A panel over the zones, with its title and the way out.
Popup {
    id: root

    required property string title
    default property alias content: body.data
    readonly property real frameHeight: head.height + DeskTheme.space2 + 2 * padding

    padding: DeskTheme.space5
    focus: true
    closePolicy: Popup.CloseOnEscape

    background: Rectangle {
        radius: DeskTheme.cardRadius
        color: DeskTheme.surface
        border { width: 1; color: DeskTheme.keyLine }
    }
    contentItem: Item {
        DeskText {
            id: head
            text: root.title
            font { pixelSize: DeskTheme.textTitle; weight: Font.DemiBold }
        }
        DeskButton {
            anchors { right: parent.right; top: parent.top }
            text: qsTr("Close")
            key: "Esc"
            onClicked: root.close()
        }
        Item {
            id: body
            anchors { fill: parent; topMargin: head.height + DeskTheme.space2 }
        }
    }
}
