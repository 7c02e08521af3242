import QtQuick
import Regie.DeskModel
import Regie.Theme

// Always answers: are we on air and for how long, is everything going out, is the feed alive, what was lost.
Rectangle {
    id: root

    required property Desk desk

    implicitHeight: 52
    color: DeskTheme.bar

    DeskText {
        id: brand
        anchors { left: parent.left; leftMargin: DeskTheme.space5; verticalCenter: parent.verticalCenter }
        text: qsTr("Régie")
        font { pixelSize: DeskTheme.textLarge; weight: Font.DemiBold }
    }
    DeskText {
        id: show
        anchors { left: brand.right; leftMargin: DeskTheme.space3; verticalCenter: parent.verticalCenter }
        width: Math.min(implicitWidth, Math.max(0, root.width - brand.width - pill.width - health.width - 96))
        visible: width > 40
        text: root.desk.showName
        elide: Text.ElideRight
        color: DeskTheme.soft
    }
    ShowPill {
        id: pill
        anchors {
            left: show.visible ? show.right : brand.right; leftMargin: DeskTheme.space3
            verticalCenter: parent.verticalCenter
        }
        visible: root.desk.known
        live: root.desk.live
        clock: root.desk.clock
    }
    Row {
        id: health
        anchors { right: parent.right; rightMargin: DeskTheme.space4; verticalCenter: parent.verticalCenter }
        spacing: DeskTheme.space2
        visible: root.desk.known

        Repeater {
            model: root.desk.health

            TonePill {
                required property var modelData
                words: modelData.words
                tone: modelData.tone
                maximumWidth: Math.max(120, (root.width - brand.width - pill.width - 96) / root.desk.health.length)
            }
        }
    }
}
