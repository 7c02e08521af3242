import QtQuick
import Regie.DeskModel
import Regie.Theme

// What can be done with the rules: tried first, then switched on.
Flow {
    id: root

    required property RulesPanel rules

    spacing: DeskTheme.space2

    DeskButton {
        text: qsTr("Try on this session")
        key: "Ctrl+T"
        about: qsTr("Shows what these rules would flag. Nothing changes.")
        onClicked: root.rules.tryOut(0)
    }
    DeskButton {
        text: qsTr("and 5 earlier ones")
        key: ""
        about: qsTr("Tries the rules on this session and the five before it. Nothing changes.")
        onClicked: root.rules.tryOut(5)
    }
    DeskButton {
        kind: DeskButton.Ready
        text: qsTr("Switch on")
        key: "Ctrl+↵"
        enabled: root.enabled && root.rules.changed
        about: qsTr("These rules hold from now on; what is undecided is judged anew.")
        onClicked: root.rules.switchOn()
    }
    DeskButton {
        text: qsTr("Back to the rules")
        key: ""
        visible: root.rules.tried.length > 0
        onClicked: root.rules.closeTrial()
    }
    DeskButton {
        text: qsTr("Drop changes")
        key: ""
        enabled: root.enabled && root.rules.changed
        onClicked: root.rules.revert()
    }
    DeskButton {
        text: qsTr("Save in the show file")
        key: ""
        enabled: root.enabled && !root.rules.changed
        about: qsTr("For the next show: the rules that hold now.")
        onClicked: root.rules.save()
    }
}
