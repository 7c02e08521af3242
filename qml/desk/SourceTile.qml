import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// One source: whether it delivers, its sound before the mix, and whether viewers may hear it. A press mutes it, and
// another lets it be heard again.
AbstractButton {
    id: root

    required property string name
    required property string words
    required property int tone
    required property real rmsDb
    required property bool muted
    property string why: ""          // it cannot be muted now; empty: it can
    property Component picture: null // small; none: a microphone

    readonly property real level: Math.max(0, Math.min(1, (root.rmsDb + 60) / 60))

    enabled: root.why === ""
    focusPolicy: Qt.TabFocus
    implicitWidth: Math.max(120, label.implicitWidth + dot.width + 32) + thumbnail.width
    implicitHeight: 48
    opacity: root.enabled ? 1 : 0.6

    Accessible.role: Accessible.CheckBox
    Accessible.name: qsTr("Sound of %1").arg(root.name)
    Accessible.description: [root.why, root.words, qsTr("%1 dB").arg(Math.round(root.rmsDb))].filter(part => part).join(" ")
    Accessible.checkable: true
    Accessible.checked: !root.muted
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()

    WhyNot {
        control: root
        why: root.why
    }

    background: Rectangle {
        radius: DeskTheme.radius
        color: root.hovered ? DeskTheme.raised : DeskTheme.surface
        border { width: root.visualFocus ? DeskTheme.selectWidth : 0; color: DeskTheme.select }
    }
    contentItem: Item {
        Loader {
            id: thumbnail
            anchors { left: parent.left; top: parent.top; bottom: parent.bottom; margins: 4 }
            width: root.picture ? Math.round(height * 16 / 9) : 0
            sourceComponent: root.picture
        }
        ToneDot {
            id: dot
            anchors { left: thumbnail.right; leftMargin: 10; top: parent.top; topMargin: 14 }
            tone: root.tone
        }
        DeskText {
            id: label
            anchors { left: dot.right; leftMargin: 8; right: parent.right; rightMargin: 10; top: parent.top; topMargin: 9 }
            text: root.muted ? qsTr("%1 · muted").arg(root.name) : root.name
            elide: Text.ElideRight
            color: root.muted ? DeskTheme.waitText : DeskTheme.ink
            font { pixelSize: DeskTheme.textSmall; weight: Font.Medium }
        }
        Rectangle {
            anchors { left: thumbnail.right; right: parent.right; bottom: parent.bottom; margins: 10; bottomMargin: 9 }
            height: 4
            radius: 2
            color: DeskTheme.bar

            Rectangle {
                width: parent.width * root.level
                height: parent.height
                radius: 2
                color: root.muted ? DeskTheme.softer : root.rmsDb > -9 ? DeskTheme.wait : DeskTheme.ready
            }
        }
    }
}
