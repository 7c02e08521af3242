import QtQuick
import Regie.Theme

// A panel's name in small capitals, and what it comes to on the right.
Item {
    id: root

    required property string title
    property string detail: ""
    property bool urgent: false // the detail needs a look

    implicitHeight: 24

    DeskText {
        id: titleText
        height: parent.height
        text: root.title.toUpperCase()
        color: DeskTheme.softer
        font { pixelSize: DeskTheme.textTiny; weight: Font.DemiBold; letterSpacing: 0.6 }
    }
    DeskText {
        anchors { left: titleText.right; leftMargin: DeskTheme.space3; right: parent.right }
        height: parent.height
        horizontalAlignment: Text.AlignRight
        text: root.detail
        elide: Text.ElideRight
        color: root.urgent ? DeskTheme.waitText : DeskTheme.softer
        font { pixelSize: DeskTheme.textTiny; weight: root.urgent ? Font.DemiBold : Font.Normal }
    }
}
