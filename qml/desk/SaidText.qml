import QtQuick
import Regie.DeskModel
import Regie.Theme

// What somebody wrote, with what the flags mean marked in it. Without marks it is a text like any other.
Item {
    id: root

    required property string said
    required property var marks
    required property color color
    required property int maximumLineCount
    property bool large: false
    readonly property int size: root.large ? DeskTheme.textTitle : DeskTheme.textBody

    implicitHeight: root.marks.length > 0 ? marked.implicitHeight : plain.implicitHeight

    DeskText {
        id: plain
        width: parent.width
        visible: root.marks.length === 0
        text: visible ? root.said : ""
        wrapMode: Text.Wrap
        maximumLineCount: root.maximumLineCount
        elide: Text.ElideRight
        clip: true // stacked marks must not reach the neighbours
        color: root.color
        font.pixelSize: root.size
        lineHeight: 1.12
    }
    MarkedText {
        id: marked
        width: parent.width
        height: implicitHeight
        visible: root.marks.length > 0
        text: visible ? root.said : ""
        marks: root.marks
        maximumLineCount: root.maximumLineCount
        font { family: DeskTheme.family; pixelSize: root.size }
        lineHeight: 1.12
        color: root.color
        markGround: DeskTheme.waitTint
        markLine: DeskTheme.wait
    }
}
