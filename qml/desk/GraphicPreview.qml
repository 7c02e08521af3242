import QtQuick
import Regie.DeskModel
import Regie.Theme

// What is next over the live picture, or in its scene, as it will be: drawn by its own template, on its own canvas,
// shown small.
Rectangle {
    id: root

    required property Desk desk
    required property var graphic // {component, fields}: of Regie.Overlays, and its properties; {}: none
    property var boxes: []        // of another scene than the one on air: see Desk.boxesOf()

    readonly property real zoom: root.graphic.component ? 1.5 : 1

    implicitHeight: Math.round((width - 4) * root.desk.canvas.height / root.desk.canvas.width) + 4
    color: "black"
    radius: 6
    border { width: DeskTheme.selectWidth; color: DeskTheme.ready }

    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Preview")

    property string drawn: "" // what stands there, so that nothing is drawn anew while nothing changes

    function draw() {
        const wanted = JSON.stringify(root.graphic)
        if (wanted === root.drawn)
            return
        root.drawn = wanted
        if (!root.graphic.component)
            template.setSource("")
        else
            template.setSource("qrc:/qt/qml/Regie/Overlays/" + root.graphic.component + ".qml",
                               Object.assign({theme: air, width: template.width, height: template.height, shown: true, shrunk: true}, root.graphic.fields))
    }
    onGraphicChanged: root.draw()
    Component.onCompleted: root.draw()

    // Clocks go on; a desk's own clock is near enough for a preview.
    Connections {
        target: root.desk
        function onTicked() { air.nowMs = Date.now() }
    }
    AirTheme { id: air; look: root.desk.look }
    // The part of the picture where the graphic stands, larger than the rest would leave it.
    Item {
        anchors { fill: parent; margins: 2 }
        clip: true

        MonitorItem {
            id: picture
            anchors { left: parent.left }
            y: template.item?.upper ? 0 : parent.height - height
            width: parent.width * root.zoom
            height: parent.height * root.zoom
            client: root.desk.client
        }
        ScenePicture {
            anchors.fill: picture
            visible: root.boxes.length > 0
            client: root.desk.client
            boxes: root.boxes
        }
        Loader {
            id: template
            anchors { left: parent.left }
            y: picture.y
            width: root.desk.canvas.width
            height: root.desk.canvas.height
            scale: picture.width / Math.max(1, width)
            transformOrigin: Item.TopLeft
        }
    }
    Rectangle {
        readonly property bool below: template.item?.upper ?? false // not on the graphic
        x: 10
        y: below ? parent.height - height - 10 : 10
        width: label.implicitWidth + 20
        height: 22
        radius: 11
        color: DeskTheme.readyRaised

        DeskText {
            id: label
            anchors.centerIn: parent
            text: qsTr("PREVIEW")
            color: DeskTheme.readyText
            font { pixelSize: DeskTheme.textTiny; weight: Font.DemiBold }
        }
    }
}
