import QtQuick
import QtQuick.Controls
import Regie.DeskModel
import Regie.Theme

// Closing the window is not ending the show, unless somebody says so.
Popup {
    id: root

    required property bool live
    required property bool operates
    required property string endsAt // platforms whose broadcast ends with the show
    signal endWanted()
    signal closeWanted()

    function end() {
        if (!root.live || sure.sure("end", "", qsTr("End it for everybody?")))
            root.endWanted()
    }

    onOpened: sure.drop()
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
            text: root.live ? [qsTr("The broadcast goes on without this desk. To end it is to end it for all who watch."), root.endsAt ? qsTr("It ends at %1, too.").arg(root.endsAt) : ""].join(" ").trim()
                            : qsTr("It goes on without this desk until somebody ends it.")
            color: DeskTheme.soft
        }
        Row {
            spacing: DeskTheme.space2

            DeskButton {
                visible: root.operates
                implicitHeight: DeskTheme.airTarget
                kind: sure.deed !== "" ? DeskButton.Air : DeskButton.Plain
                text: !root.live ? qsTr("End the rehearsal") : sure.deed !== "" ? sure.words : qsTr("End the broadcast…")
                key: "E"
                onClicked: root.end()
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

    Question { id: sure }
    Shortcut {
        sequence: "E"
        enabled: root.opened && root.operates
        autoRepeat: false
        onActivated: root.end()
    }
    Shortcut {
        sequence: "C"
        enabled: root.opened
        onActivated: root.closeWanted()
    }
}
