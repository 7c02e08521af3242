import QtQuick
import Regie.DeskModel
import Regie.Theme

// A state or a reason in words, with its dot: health in the top bar, flags under a comment.
Rectangle {
    id: root

    required property string words
    required property int tone
    property real maximumWidth: 360
    property bool wraps: false // rather than be cut
    readonly property real wholeWidth: label.implicitWidth + dot.width + 26

    implicitWidth: Math.min(root.wholeWidth, root.maximumWidth)
    implicitHeight: root.wraps ? Math.max(24, label.implicitHeight + 6) : 24
    radius: Math.min(height / 2, 16)
    color: root.tone === Tone.Urgent ? DeskTheme.waitTint : DeskTheme.raised
    border { width: root.tone === Tone.Urgent ? 1 : 0; color: DeskTheme.wait }

    Accessible.role: Accessible.StaticText
    Accessible.name: root.words

    ToneDot {
        id: dot
        anchors { left: parent.left; leftMargin: 9; verticalCenter: parent.verticalCenter }
        tone: root.tone
    }
    DeskText {
        id: label
        anchors { left: dot.right; leftMargin: 7; right: parent.right; rightMargin: 10 }
        height: parent.height
        text: root.words
        wrapMode: root.wraps ? Text.Wrap : Text.NoWrap
        maximumLineCount: root.wraps ? 3 : 1
        elide: Text.ElideRight
        color: root.tone === Tone.Urgent ? DeskTheme.waitText : DeskTheme.soft
        font { pixelSize: 12; weight: Font.Medium }
    }
}
