import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// What the filter can be narrowed to, with how many there are. Arrows and Enter, or a click.
Popup {
    id: root

    required property CommentModel comments

    width: 300
    height: Math.min(440, list.contentHeight + 2 * padding)
    padding: DeskTheme.space2
    focus: true
    closePolicy: Popup.CloseOnEscape | Popup.CloseOnPressOutside

    background: Rectangle {
        radius: DeskTheme.cardRadius
        color: DeskTheme.surface
        border { width: 1; color: DeskTheme.keyLine }
    }
    onAboutToShow: {
        list.model = root.comments.narrowings()
        list.currentIndex = 0
        list.forceActiveFocus()
    }

    contentItem: ListView {
        id: list

        function choose() {
            if (list.currentItem)
                root.comments.narrowing = list.currentItem.modelData.key
            root.close()
        }

        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: DeskScrollBar {}
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Narrow to")
        Keys.onReturnPressed: list.choose()
        Keys.onEnterPressed: list.choose()
        Keys.onShortcutOverride: event => { event.accepted = event.key === Qt.Key_Return || event.key === Qt.Key_Enter }

        delegate: Rectangle {
            id: row
            required property var modelData
            required property int index
            width: ListView.view.width
            height: 32
            radius: DeskTheme.radius
            color: ListView.isCurrentItem ? DeskTheme.selectTint : hover.hovered ? DeskTheme.raised : "transparent"

            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1, %2").arg(row.modelData.words).arg(qsTr("%n comment(s)", "", row.modelData.count))

            HoverHandler { id: hover }
            TapHandler {
                onTapped: {
                    list.currentIndex = row.index
                    list.choose()
                }
            }
            DeskText {
                anchors { left: parent.left; leftMargin: DeskTheme.space3; right: count.left; rightMargin: DeskTheme.space2; verticalCenter: parent.verticalCenter }
                text: row.modelData.words
                elide: Text.ElideRight
                font.pixelSize: DeskTheme.textSmall
            }
            DeskText {
                id: count
                anchors { right: parent.right; rightMargin: DeskTheme.space3; verticalCenter: parent.verticalCenter }
                text: Number(row.modelData.count).toLocaleString(Qt.locale(), "f", 0)
                color: DeskTheme.softer
                font { pixelSize: DeskTheme.textSmall; weight: Font.DemiBold }
            }
        }
    }
}
