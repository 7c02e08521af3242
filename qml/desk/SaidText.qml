import QtQuick
import Regie.DeskModel
import Regie.Theme

// What somebody wrote, with what the flags mean marked in it. It is painted, so that stacked marks end at its edges: a
// Text that clips can stay empty when it is shown again (Qt 6.4, drawn by the processor).
MarkedText {
    id: root

    required property string said
    property bool large: false

    Accessible.role: Accessible.StaticText
    Accessible.name: root.said
    height: implicitHeight
    text: root.said
    font { family: DeskTheme.family; pixelSize: root.large ? DeskTheme.textTitle : DeskTheme.textBody }
    lineHeight: 1.12
    markGround: DeskTheme.waitTint
    markLine: DeskTheme.wait
}
