import QtQuick
import QtQuick.Controls
import Regie.Theme

// Closing the window is not ending the show, unless somebody says so.
Popup {
    id: root

    required property bool live
    signal endWanted()
    signal closeWanted()

    parent: Overlay.overlay
    anchors.centerIn: parent
    modal: true
    focus: true
    padding: DeskTheme.space6
    closePolicy: Popup.CloseOnEscape

    background: Rectangle {
        radius: DeskTheme.cardRadius
        color: DeskTheme.surface
        border { width: 1; color: DeskTheme.keyLine }
    }
    Overlay.modal: Rectangle { color: "#B0000000" }

    contentItem: Column {
        spacing: DeskTheme.space5

        DeskText {
            text: root.live ? qsTr("Leave the broadcast?") : qsTr("Leave the rehearsal?")
            font { pixelSize: DeskTheme.textTitle; weight: Font.DemiBold }
        }
        DeskText {
            width: Math.min(implicitWidth, 460)
            wrapMode: Text.Wrap
            text: root.live ? qsTr("The broadcast goes on without this desk.")
                            : qsTr("It goes on without this desk until somebody ends it.")
            color: DeskTheme.soft
        }
        Row {
            spacing: DeskTheme.space2

            DeskButton {
                visible: !root.live
                implicitHeight: DeskTheme.airTarget
                text: qsTr("End the rehearsal")
                key: "E"
                onClicked: root.endWanted()
            }
            DeskButton {
                implicitHeight: DeskTheme.airTarget
                text: qsTr("Close this desk only")
                key: "C"
                onClicked: root.closeWanted()
            }
            DeskButton {
                implicitHeight: DeskTheme.airTarget
                text: qsTr("Stay")
                key: "Esc"
                onClicked: root.close()
            }
        }
    }

    Shortcut {
        sequence: "E"
        enabled: root.opened && !root.live
        onActivated: root.endWanted()
    }
    Shortcut {
        sequence: "C"
        enabled: root.opened
        onActivated: root.closeWanted()
    }
}
