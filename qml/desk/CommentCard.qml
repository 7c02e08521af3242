import QtQuick
import Regie.DeskModel
import Regie.Theme

// One comment: who, when, what, why it was flagged, where it stands. Its height is its own, open or not.
Rectangle {
    id: root

    required property string commentId
    required property string author
    required property string initials
    required property int hue
    required property string said
    required property string time
    required property var flags
    required property var marks
    required property string standing
    required property int tone
    required property bool dimmed
    required property string pending
    required property bool selected
    required property bool chosen
    required property string claimedBy
    readonly property string claimant: root.claimedBy ? qsTr("%1 is at it").arg(root.claimedBy) : ""
    signal picked(string commentId)

    implicitHeight: column.implicitHeight + 24
    radius: DeskTheme.cardRadius
    color: root.selected ? DeskTheme.selectTint : hover.hovered ? DeskTheme.bar : "transparent"
    border { width: root.selected ? DeskTheme.selectWidth : 0; color: DeskTheme.select }

    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2").arg(root.author).arg(root.said)
    Accessible.description: [root.chosen ? qsTr("Chosen") : "", root.pending || root.standing, root.claimant].concat(root.flags.map(flag => flag.words)).join(". ")
    Accessible.selectable: true
    Accessible.selected: root.selected
    Accessible.onPressAction: root.picked(root.commentId)

    HoverHandler { id: hover }
    TapHandler { onTapped: root.picked(root.commentId) }

    Avatar {
        x: 12
        y: 12
        initials: root.initials
        hue: root.hue
        opacity: root.dimmed ? 0.55 : 1
        visible: !root.chosen
    }
    ChosenMark {
        x: 12
        y: 12
        visible: root.chosen
    }
    // No layouts here: a card that is reused for another comment would keep the widths of the former one.
    Column {
        id: column
        anchors { left: parent.left; leftMargin: 56; right: parent.right; rightMargin: 14; top: parent.top; topMargin: 12 }
        spacing: 8

        Column {
            width: parent.width
            spacing: 3

            Row {
                spacing: DeskTheme.space2

                DeskText {
                    id: name
                    width: Math.min(implicitWidth, column.width * 0.42)
                    text: root.author
                    elide: Text.ElideRight
                    color: root.dimmed ? DeskTheme.soft : DeskTheme.ink
                    font.weight: Font.DemiBold
                }
                DeskText {
                    id: when
                    height: name.height
                    text: root.time
                    color: DeskTheme.softer
                    font.pixelSize: DeskTheme.textTiny
                }
                DeskText {
                    width: Math.max(0, column.width - name.width - when.width - 2 * DeskTheme.space2)
                    height: name.height
                    text: root.pending || root.standing
                    elide: Text.ElideRight
                    color: root.pending ? DeskTheme.soft : ToneColors.words(root.tone)
                    font { pixelSize: DeskTheme.textTiny; weight: Font.DemiBold; italic: root.pending !== "" }
                }
            }
            SaidText {
                width: parent.width
                said: root.said
                marks: root.marks
                maximumLineCount: 2
                color: root.dimmed ? DeskTheme.softer : DeskTheme.ink
            }
        }
        Flow {
            width: parent.width
            visible: root.flags.length > 0 || root.claimant !== ""
            spacing: 6

            TonePill {
                visible: root.claimant !== ""
                words: root.claimant
                tone: Tone.Wait
                maximumWidth: column.width
            }
            Repeater {
                model: root.flags

                TonePill {
                    required property var modelData
                    words: modelData.words
                    tone: modelData.tone
                    maximumWidth: column.width
                }
            }
        }
    }
}
