import QtQuick
import QtQuick.Controls.Basic
import Regie.Theme

// Why a control is off, said to the pointer that rests on it. A control that is off feels no pointer: what it stands on
// does.
Item {
    id: root

    required property Item control
    required property string why // empty: it is on
    readonly property bool pointed: pointer.hovered && root.control.contains(root.control.mapFromItem(root.control.parent, pointer.point.position))

    HoverHandler {
        id: pointer
        parent: root.control.parent
        enabled: root.why !== ""
    }
    Loader {
        active: root.pointed && root.why !== ""
        sourceComponent: ToolTip {
            parent: root.control
            visible: true
            delay: 300
            width: Math.min(implicitWidth, 320)
            padding: DeskTheme.space2
            closePolicy: Popup.NoAutoClose // Esc is the desk's
            contentItem: DeskText {
                text: root.why
                wrapMode: Text.Wrap
                font.pixelSize: DeskTheme.textSmall
            }
            background: Rectangle {
                radius: DeskTheme.radius
                color: DeskTheme.surface
                border { width: 1; color: DeskTheme.keyLine }
            }
        }
    }
}
