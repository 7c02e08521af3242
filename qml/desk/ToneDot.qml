import QtQuick
import Regie.DeskModel
import Regie.Theme

// A state as a shape: a ring says something, a dot is healthy or needs a look by its colour and words, a disc with an
// exclamation mark comes first.
Rectangle {
    id: root

    required property int tone
    readonly property bool urgent: root.tone === Tone.Urgent

    implicitWidth: root.urgent ? 14 : 8
    implicitHeight: implicitWidth
    radius: width / 2
    color: root.tone === Tone.Plain ? "transparent" : ToneColors.dot(root.tone)
    border { width: root.tone === Tone.Plain ? 2 : 0; color: ToneColors.dot(root.tone) }

    DeskText {
        anchors.centerIn: parent
        visible: root.urgent
        text: "!"
        color: DeskTheme.ground
        font { pixelSize: 11; weight: Font.Bold }
    }
}
