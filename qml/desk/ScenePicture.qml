import QtQuick
import Regie.DeskModel

// A scene as it would be, of its sources' small pictures.
Rectangle {
    id: root

    required property EngineClient client
    required property var boxes // [{source, place}]: see Desk.boxesOf()

    color: "black"

    Repeater {
        model: root.boxes

        MonitorItem {
            required property var modelData

            client: root.client
            source: modelData.source
            x: modelData.place.x * root.width
            y: modelData.place.y * root.height
            width: modelData.place.width * root.width
            height: modelData.place.height * root.height
        }
    }
}
