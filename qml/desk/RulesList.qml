import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// The rules one by one. Arrows choose one; O switches it on or off, S changes its severity, H whether it hides.
ListView {
    id: root

    required property RulesModel rules
    required property bool deletes // what a rule hides, at a platform that cannot hide

    clip: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    model: root.rules
    spacing: 2
    ScrollBar.vertical: DeskScrollBar {}
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Flag rules")

    Keys.onPressed: event => {
        const deeds = {[Qt.Key_O]: root.rules.toggleOn, [Qt.Key_S]: root.rules.nextSeverity, [Qt.Key_H]: root.rules.toggleHide}
        const deed = deeds[event.key]
        if (deed && event.modifiers === Qt.NoModifier) {
            deed.call(root.rules, root.currentIndex)
            event.accepted = true
        }
    }

    delegate: RuleRow {
        required property int index
        width: ListView.view.width - 12
        deletes: root.deletes
        current: ListView.isCurrentItem && root.activeFocus
        onPicked: root.currentIndex = index
        onToggleOn: root.rules.toggleOn(index)
        onToggleHide: root.rules.toggleHide(index)
        onNextSeverity: root.rules.nextSeverity(index)
    }
}
