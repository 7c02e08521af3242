import QtQuick
import Regie.DeskModel
import Regie.Theme

// What can be shown of the sources: the red one is on air. Its key cuts to a scene, with Alt it is mixed in.
Flow {
    id: root

    required property Desk desk
    property string looked: "" // the scene that the pointer or the keyboard is at, to be seen before it is taken

    spacing: DeskTheme.space2
    visible: root.desk.scenes.length > 1

    Repeater {
        // By number, so that a tick does not make the button anew that is being pressed.
        model: root.desk.scenes.length

        DeskButton {
            id: button
            required property int index
            readonly property var scene: root.desk.scenes[index] ?? {id: "", name: "", key: "", onAir: false}
            readonly property bool lookedAt: button.hovered || button.visualFocus
            onLookedAtChanged: {
                if (button.lookedAt)
                    root.looked = button.scene.id
                else if (root.looked === button.scene.id)
                    root.looked = ""
            }

            kind: scene.onAir ? DeskButton.Air : DeskButton.Plain
            implicitHeight: DeskTheme.airTarget
            width: Math.min(implicitWidth, root.width)
            text: scene.name
            key: scene.key
            about: scene.onAir ? qsTr("On air.") : qsTr("Puts this scene on air.")
            why: root.desk.whyNotAir
            onClicked: root.desk.takeScene(scene.id, false)
        }
    }
}
