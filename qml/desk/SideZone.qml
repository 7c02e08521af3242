import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// For everybody: what waits for air and what is over the picture, who wrote the open comment, who works, how lively it is.
Item {
    id: root

    required property Desk desk
    signal helpWanted()
    signal settingsWanted()
    signal remoteWanted()

    function startShorten() { forAir.startShorten() }

    Flickable {
        id: view
        // Its scroll bar stands in the window's margin: no panel is the wider without it.
        anchors { left: parent.left; right: parent.right; rightMargin: -DeskTheme.space3; top: parent.top; bottom: chart.visible ? chart.top : foot.top; bottomMargin: DeskTheme.space4 }
        clip: true
        contentHeight: panels.height
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: DeskScrollBar {}

        Column {
            id: panels
            width: root.width
            spacing: DeskTheme.space6

            ForAirPanel {
                id: forAir
                width: parent.width
                desk: root.desk
            }
            OnAirPanel {
                width: parent.width
                desk: root.desk
                aiming: anchor.aiming
            }
            OutputsPanel {
                width: parent.width
                desk: root.desk
            }
            AuthorView {
                width: parent.width
                author: root.desk.author
                narrowed: root.desk.comments.narrowing.startsWith("author:")
                onAllWanted: root.desk.comments.narrowToAuthor()
            }
            DesksPanel {
                width: parent.width
                desk: root.desk
            }
        }
    }
    PointerAnchor {
        id: anchor
        view: view
    }
    MinutesChart {
        id: chart
        anchors { left: parent.left; right: parent.right; bottom: foot.top; bottomMargin: DeskTheme.space4 }
        // What is wrong needs the room more.
        visible: panels.height + height + foot.height + 2 * DeskTheme.space4 <= root.height
        minutes: root.desk.minutes
    }
    Flow {
        id: foot
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        spacing: DeskTheme.space2

        DeskButton {
            kind: root.desk.locked ? DeskButton.Ready : DeskButton.Plain
            implicitHeight: 32
            text: root.desk.locked ? qsTr("Locked") : qsTr("Lock")
            key: KeyNames.of("lock")
            about: qsTr("Nothing of the programme can be changed here but the slate: against slips.")
            onClicked: root.desk.locked = !root.desk.locked
        }

        DeskButton {
            text: qsTr("Keys")
            key: KeyNames.of("help")
            onClicked: root.helpWanted()
        }
        DeskButton {
            text: qsTr("Settings")
            key: KeyNames.of("settings")
            onClicked: root.settingsWanted()
        }
        DeskButton {
            visible: root.desk.operates
            text: qsTr("Desks")
            key: KeyNames.of("desks")
            about: qsTr("Desks on other machines")
            onClicked: root.remoteWanted()
        }
    }
}
