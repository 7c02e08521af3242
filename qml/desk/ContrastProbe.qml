import QtQuick
import Regie.DeskModel
import Regie.Theme

// Draws the next graphic once where nobody sees it, and measures its words on the programme's picture from then on.
Item {
    id: root

    required property Desk desk
    required property var graphic // {component, fields}: see RundownModel.nextGraphic
    readonly property alias meter: meter

    property string drawn: ""

    // All words, where they stand on the canvas. Logotypes need no contrast (WCAG 2.1, 1.4.3).
    function wordsIn(item: Item): var {
        if (item instanceof Text) {
            const place = item.mapToItem(template.item, 0, 0, item.width, item.height)
            item.opacity = 0
            return [{
                place: Qt.rect(place.x / template.width, place.y / template.height, place.width / template.width, place.height / template.height),
                colour: item.color,
                large: item.font.pixelSize >= air.titleLeast * template.height,
            }]
        }
        let words = []
        for (let i = 0; i < item.children.length; ++i)
            if (item.children[i].visible && item.children[i].platform === undefined)
                words = words.concat(root.wordsIn(item.children[i]))
        return words
    }
    function draw() {
        const wanted = JSON.stringify(root.graphic) + root.desk.canvas
        if (wanted === root.drawn)
            return
        root.drawn = wanted
        meter.forget()
        if (!root.graphic.component)
            return template.setSource("")
        template.setSource("qrc:/qt/qml/Regie/Overlays/" + root.graphic.component + ".qml",
                           Object.assign({theme: air, width: template.width, height: template.height, shrunk: true, lineReveal: 1, plateReveal: 1, textReveal: 1}, root.graphic.fields))
        const words = root.wordsIn(template.item)
        // Grabbed pictures are opaque: what shines through is told from two grounds.
        root.grabOn("black", onBlack => {
            meter.lookAtBlack(onBlack.image)
            root.grabOn("white", onWhite => {
                if (root.drawn === wanted)
                    meter.measure(onWhite.image, words)
            })
        })
    }
    function grabOn(colour: string, then: var) {
        const height = 360
        ground.color = colour
        canvas.grabToImage(then, Qt.size(Math.round(height * canvas.width / canvas.height), height))
    }
    onGraphicChanged: root.draw()
    Component.onCompleted: root.draw()
    Connections {
        target: root.desk
        function onChanged() { root.draw() }
    }

    clip: true

    AirTheme { id: air; look: root.desk.look }
    ContrastMeter { id: meter; client: root.desk.client }
    Item {
        id: canvas
        x: 1 // beside what is cut off
        width: root.desk.canvas.width
        height: root.desk.canvas.height

        Rectangle { id: ground; anchors.fill: parent }
        Loader { id: template; anchors.fill: parent }
    }
}
