import QtQuick
import Regie.Theme

// Every text on the desk: plain, whatever it says, in the desk's family.
Text {
    id: root

    textFormat: Text.PlainText
    color: DeskTheme.ink
    font.family: DeskTheme.family
    font.pixelSize: DeskTheme.text
    verticalAlignment: Text.AlignVCenter
}
