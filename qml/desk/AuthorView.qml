import QtQuick
import Regie.DeskModel
import Regie.Theme

// Who wrote the open comment, and what else they said.
Column {
    id: root

    required property AuthorPanel author
    required property bool narrowed // to what this author said
    signal allWanted()

    spacing: 6

    SectionHeader {
        width: parent.width
        title: qsTr("Author")
        detail: root.author.name
    }
    DeskText {
        width: parent.width
        visible: root.author.name === ""
        wrapMode: Text.Wrap
        text: qsTr("Open a comment with %1 or a click to see who wrote it.").arg(KeyNames.of("next"))
        color: DeskTheme.softer
        font.pixelSize: DeskTheme.textSmall
        lineHeight: 1.2
    }
    DeskText {
        width: parent.width
        visible: root.author.name !== ""
        text: root.author.summary
        wrapMode: Text.Wrap
        color: DeskTheme.soft
        font.pixelSize: DeskTheme.textSmall
    }
    DeskText {
        width: parent.width
        visible: root.author.name !== ""
        text: root.author.record
        wrapMode: Text.Wrap
        color: ToneColors.words(root.author.recordTone)
        font.pixelSize: DeskTheme.textSmall
    }
    DeskButton {
        visible: root.author.others.length > 0
        implicitHeight: DeskTheme.target
        text: root.narrowed ? qsTr("Everybody again") : qsTr("All they said")
        key: KeyNames.of("author")
        onClicked: root.allWanted()
    }
    Repeater {
        model: root.author.others
        delegate: SaidEarlier {}
    }
    DeskText {
        width: parent.width
        visible: root.author.earlier !== ""
        text: root.author.earlier
        wrapMode: Text.Wrap
        color: DeskTheme.softer
        font.pixelSize: DeskTheme.textSmall
    }
    Repeater {
        model: root.author.earlierSaid
        delegate: SaidEarlier {}
    }

    component SaidEarlier: Item {
        id: line
        required property var modelData // {time, said, dimmed}
        width: root.width
        height: Math.max(20, said.implicitHeight)

        DeskText {
            id: time
            text: line.modelData.time
            color: DeskTheme.softer
            font.pixelSize: DeskTheme.textSmall
        }
        DeskText {
            id: said
            anchors { left: parent.left; leftMargin: Math.max(46, time.implicitWidth + 10); right: parent.right }
            text: line.modelData.said
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            clip: true
            color: line.modelData.dimmed ? DeskTheme.softer : DeskTheme.soft
            font.pixelSize: DeskTheme.textSmall
        }
    }
}
