import QtQuick
import QtQuick.Controls.Basic
import Regie.Theme

ScrollBar {
    id: root

    policy: root.size < 1 ? ScrollBar.AsNeeded : ScrollBar.AlwaysOff
    minimumSize: 0.06
    padding: 1
    contentItem: Rectangle {
        implicitWidth: 5
        radius: 3
        color: DeskTheme.faint
        opacity: root.active ? 0.9 : 0.45
    }
}
