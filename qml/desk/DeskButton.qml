import QtQuick
import QtQuick.Controls.Basic
import Regie.Theme

// A command, with its key printed on it. Space belongs to the rundown, so a focused button answers to Enter.
Button {
    id: root

    enum Kind { Plain, Air, AirTint, Ready, Away, AwaySure }

    required property string key // as printed; empty when it has none
    property int kind: DeskButton.Plain
    property string about: ""    // for those who hear the desk
    property string why: ""      // it cannot be pressed now; empty: it can

    readonly property bool away: root.kind === DeskButton.Away || root.kind === DeskButton.AwaySure
    readonly property color ground: {
        switch (root.kind) {
        case DeskButton.Air: return root.pressed || root.hovered ? DeskTheme.airLine : DeskTheme.air
        case DeskButton.AirTint: return DeskTheme.airRaised
        case DeskButton.Ready: return DeskTheme.readyRaised
        case DeskButton.Away: return "transparent"
        case DeskButton.AwaySure: return DeskTheme.awayRaised
        }
        return DeskTheme.raised
    }

    enabled: root.why === ""
    focusPolicy: Qt.TabFocus
    implicitHeight: root.kind === DeskButton.Air || root.kind === DeskButton.AirTint ? DeskTheme.airTarget : 32
    leftPadding: 10
    rightPadding: root.key ? 8 : 10
    topPadding: 0
    bottomPadding: 0
    opacity: root.enabled ? 1 : 0.45

    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.description: [root.why, root.about, root.key ? qsTr("Key: %1").arg(root.key) : ""].filter(part => part).join(" ")
    // A focused button has Enter for itself; else it puts the next comment on air.
    Keys.onShortcutOverride: event => { event.accepted = event.key === Qt.Key_Return || event.key === Qt.Key_Enter }
    Accessible.onPressAction: if (root.enabled) root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    WhyNot {
        control: root
        why: root.why
    }

    contentItem: Row {
        spacing: 8

        DeskText {
            height: parent.height
            text: root.text
            color: root.kind === DeskButton.Air ? DeskTheme.airInk : root.away ? DeskTheme.awayText : DeskTheme.ink
            font { pixelSize: DeskTheme.textSmall; weight: Font.DemiBold }
        }
        KeyCap {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.key !== ""
            key: root.key
        }
    }
    background: Rectangle {
        radius: DeskTheme.radius
        color: root.kind === DeskButton.Away && (root.hovered || root.pressed) ? DeskTheme.awayTint
               : root.kind !== DeskButton.Air && root.enabled && (root.hovered || root.pressed)
               ? (DeskTheme.dark ? Qt.lighter(root.ground, 1.25) : Qt.darker(root.ground, 1.08)) : root.ground
        border {
            width: root.visualFocus ? DeskTheme.selectWidth : root.away ? 1 : 0
            color: root.visualFocus ? DeskTheme.select : DeskTheme.away
        }
        Behavior on color { ColorAnimation { duration: DeskTheme.quickMs; easing.type: Easing.OutQuad } }
    }
}
