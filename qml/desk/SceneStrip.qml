import QtQuick
import Regie.DeskModel
import Regie.Theme

// What can be shown of the sources: the red one is on air. Its key cuts to a scene, with Alt it is mixed in.
Flow {
    id: root

    required property Desk desk
    readonly property bool connected: root.desk.client.line === EngineClient.Connected

    spacing: DeskTheme.space2
    visible: root.desk.scenes.length > 1

    Repeater {
        model: root.desk.scenes

        DeskButton {
            required property var modelData

            kind: modelData.onAir ? DeskButton.Air : DeskButton.Plain
            implicitHeight: DeskTheme.airTarget
            width: Math.min(implicitWidth, root.width)
            text: modelData.name
            key: modelData.key
            about: modelData.onAir ? qsTr("On air.") : qsTr("Puts this scene on air.")
            enabled: root.connected
            onClicked: root.desk.takeScene(modelData.id, false)
        }
    }
}
