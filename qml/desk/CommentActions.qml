import QtQuick
import Regie.Theme

// What can be done to the comment that is open. Nothing moves when one of them is not possible: it is dimmed.
Flow {
    id: root

    required property bool hidden
    required property bool canApprove
    required property bool canHide
    required property bool canPin
    signal approve()
    signal hide()
    signal pin()

    spacing: DeskTheme.space2

    DeskButton {
        text: root.hidden ? qsTr("Show again") : qsTr("Approve")
        key: "A"
        implicitHeight: DeskTheme.airTarget
        enabled: root.canApprove
        onClicked: root.approve()
    }
    DeskButton {
        text: qsTr("Hide")
        key: "H"
        implicitHeight: DeskTheme.airTarget
        enabled: root.canHide
        onClicked: root.hide()
    }
    DeskButton {
        text: qsTr("Pin to air")
        key: "P"
        kind: DeskButton.AirTint
        enabled: root.canPin
        onClicked: root.pin()
    }
}
