import QtQuick
import Regie.Theme

// One graphic over the picture: what, for how long, who took it, and a way to release it.
Rectangle {
    id: root

    required property string thing // what is on air, to tell it from another
    required property string title
    required property string label
    required property string remaining
    required property string by
    required property string key
    required property string why // it cannot be released now; empty: it can
    signal released()

    implicitHeight: column.implicitHeight + 24
    radius: DeskTheme.cardRadius
    color: DeskTheme.airTint
    border { width: 1; color: DeskTheme.airLine }

    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("On air: %1, %2, %3").arg(root.title).arg(root.label).arg(root.remaining)

    Column {
        id: column
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 12 }
        spacing: 6

        DeskText {
            width: parent.width
            text: root.title
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            font.weight: Font.DemiBold
        }
        DeskText {
            width: parent.width
            text: root.by ? qsTr("%1 · by %2").arg(root.label).arg(root.by) : root.label
            elide: Text.ElideRight
            color: DeskTheme.soft
            font.pixelSize: DeskTheme.textTiny
        }
        Item {
            width: parent.width
            height: release.height

            RowButton {
                id: release
                thing: root.thing
                implicitHeight: DeskTheme.airTarget
                text: qsTr("Release")
                key: root.key
                about: root.title
                why: root.why
                onMeant: root.released()
            }
            DeskText {
                anchors { left: release.right; leftMargin: DeskTheme.space2; right: parent.right; verticalCenter: parent.verticalCenter }
                text: root.remaining
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignRight
                color: DeskTheme.airText
                font { pixelSize: DeskTheme.textTiny; weight: Font.DemiBold }
            }
        }
    }
}
