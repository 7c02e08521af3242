import QtQuick
import Regie.Theme

// One planned graphic. A click makes it the next one; only "Take next" puts it on air. It is dragged to another place,
// and a double click opens it.
Item {
    id: root

    required property string itemId
    required property int number
    required property string title
    required property string label
    required property string time
    required property bool onAir
    required property bool next
    required property string pending
    required property string cue
    required property string planned
    property bool free: true // it may be changed here
    signal chosen(string itemId)
    signal editWanted(string itemId)
    signal dropped(string itemId, real middle) // in the list's coordinates

    implicitHeight: 44
    z: drag.active ? 1 : 0

    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2, %3").arg(root.title).arg(state.text).arg(root.time)
    Accessible.description: root.cue
    Accessible.onPressAction: root.chosen(root.itemId)

    HoverHandler { id: hover; cursorShape: drag.active ? Qt.ClosedHandCursor : Qt.PointingHandCursor }
    TapHandler {
        onTapped: root.chosen(root.itemId)
        onDoubleTapped: if (root.free && !root.onAir) root.editWanted(root.itemId)
    }
    DragHandler {
        id: drag
        target: card
        enabled: root.free
        xAxis.enabled: false
        onActiveChanged: {
            if (drag.active)
                return
            root.dropped(root.itemId, root.y + card.y + card.height / 2)
            card.y = 0
        }
    }

    Rectangle {
        id: card
        width: parent.width
        height: parent.height
        radius: DeskTheme.radius
        opacity: drag.active ? 0.9 : 1
        color: root.onAir ? DeskTheme.airTint : root.next ? DeskTheme.readyTint
             : hover.hovered ? DeskTheme.raised : DeskTheme.surface

        Rectangle {
            anchors { left: parent.left; leftMargin: 6; verticalCenter: parent.verticalCenter }
            visible: root.onAir || root.next
            width: 4
            height: 26
            radius: 2
            color: root.onAir ? DeskTheme.airLine : DeskTheme.ready
        }
        DeskText {
            id: numberText
            anchors { left: parent.left; leftMargin: 18 }
            width: 22
            height: parent.height
            text: root.number
            color: DeskTheme.softer
            font.pixelSize: DeskTheme.textTiny
        }
        Column {
            anchors { left: numberText.right; leftMargin: 6; right: state.left; rightMargin: DeskTheme.space3; verticalCenter: parent.verticalCenter }

            DeskText {
                width: parent.width
                text: root.title
                elide: Text.ElideRight
                font.weight: root.onAir || root.next ? Font.DemiBold : Font.Normal
            }
            DeskText {
                width: parent.width
                visible: root.cue !== ""
                text: root.cue
                elide: Text.ElideRight
                color: root.next ? DeskTheme.readyText : DeskTheme.softer
                font.pixelSize: DeskTheme.textTiny
            }
        }
        DeskText {
            id: state
            anchors { right: timeText.left; rightMargin: DeskTheme.space3 }
            height: parent.height
            text: root.pending || (root.onAir ? qsTr("on air · %1") : root.next ? qsTr("next · %1") : "%1").arg(root.planned ? root.planned + " · " + root.label : root.label)
            color: root.onAir ? DeskTheme.airText : root.next ? DeskTheme.readyText : DeskTheme.softer
            font.pixelSize: DeskTheme.textTiny
        }
        DeskText {
            id: timeText
            anchors { right: parent.right; rightMargin: DeskTheme.space3 }
            width: Math.max(52, implicitWidth)
            height: parent.height
            horizontalAlignment: Text.AlignRight
            text: root.time
            color: root.onAir ? DeskTheme.airText : root.next ? DeskTheme.readyText : DeskTheme.softer
            font.pixelSize: DeskTheme.textTiny
        }
    }
}
