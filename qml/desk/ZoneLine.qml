import QtQuick
import Regie.Theme

Rectangle {
    id: root

    implicitWidth: DeskTheme.lineWidth
    color: DeskTheme.line
}
