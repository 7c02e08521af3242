import QtQuick
import QtQuick.Controls.Basic
import Regie.Theme

// A small switch that says what it stands at.
AbstractButton {
    id: root

    required property string words
    required property string name
    required property bool chosen
    property bool warns: false // what it is switched to takes effect without anybody
    property string why: ""    // it cannot be switched now; empty: it can

    enabled: root.why === ""
    focusPolicy: Qt.NoFocus // the list has the keys
    implicitHeight: DeskTheme.target
    opacity: root.enabled ? 1 : 0.45

    Accessible.role: Accessible.CheckBox
    Accessible.name: root.name
    Accessible.description: [root.why, root.words].filter(part => part).join(" ")
    Accessible.checkable: true
    Accessible.checked: root.chosen

    WhyNot {
        control: root
        why: root.why
    }

    background: Rectangle {
        radius: height / 2
        color: root.chosen && root.warns ? DeskTheme.waitTint : root.chosen ? DeskTheme.selectRaised : root.hovered ? DeskTheme.raised : DeskTheme.bar
        border { width: root.chosen && root.warns ? 1 : 0; color: DeskTheme.wait }
    }
    contentItem: DeskText {
        horizontalAlignment: Text.AlignHCenter
        text: root.words
        color: root.chosen && root.warns ? DeskTheme.waitText : root.chosen ? DeskTheme.ink : DeskTheme.soft
        font { pixelSize: DeskTheme.textTiny; weight: Font.DemiBold }
    }
}
