import QtQuick
import Regie.DeskModel
import Regie.Theme

// The whole picture as it will be once something is taken: the scene, what stands on it and what comes, without what
// leaves. On the show's own canvas, shown small. Its name stands above it: nothing covers it.
Item {
    id: root

    required property Desk desk
    property string item    // of the rundown, that is taken; empty: none
    property string comment // that is pinned; empty: none
    property string scene: root.desk.sceneOnAir // that is on air then

    readonly property var boxes: root.desk.boxesOf(root.scene)

    implicitHeight: label.height + Math.round((width - 4) * root.desk.canvas.height / root.desk.canvas.width) + 4

    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Preview")

    Rectangle {
        id: label
        width: words.implicitWidth + 12
        height: 17
        radius: 4
        color: DeskTheme.readyRaised

        DeskText {
            id: words
            anchors.centerIn: parent
            text: qsTr("PREVIEW")
            color: DeskTheme.readyText
            font { pixelSize: 11; weight: Font.DemiBold }
        }
    }
    Rectangle {
        anchors { fill: parent; topMargin: label.height }
        color: "black"
        radius: 6
        border { width: DeskTheme.selectWidth; color: DeskTheme.ready }

        Item {
            id: picture
            anchors { fill: parent; margins: 2 }
            clip: true

            ScenePicture {
                anchors.fill: parent
                visible: root.boxes.length > 0
                client: root.desk.client
                boxes: root.boxes
            }
            // The slate is the engine's own picture.
            MonitorItem {
                anchors.fill: parent
                visible: root.boxes.length === 0
                client: root.desk.client
            }
            PreviewStage {
                desk: root.desk
                item: root.item
                comment: root.comment
                scene: root.scene
                scale: picture.width / Math.max(1, width)
                transformOrigin: Item.TopLeft
            }
        }
    }
}
