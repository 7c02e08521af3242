import QtQuick
import Regie.DeskModel
import Regie.Theme

// What can be done with the rules: tried first, then switched on.
Flow {
    id: root

    required property RulesPanel rules
    required property string why // the engine cannot be asked now; empty: it can
    readonly property string whyNotChanged: root.why || (root.rules.changed ? "" : qsTr("No rule has been changed."))

    spacing: DeskTheme.space2

    DeskButton {
        text: qsTr("Try on this session")
        key: "Ctrl+T"
        why: root.why
        about: qsTr("Shows what these rules would flag. Nothing changes.")
        onClicked: root.rules.tryOut(0)
    }
    DeskButton {
        text: qsTr("and 5 earlier ones")
        key: ""
        why: root.why
        about: qsTr("Tries the rules on this session and the five before it. Nothing changes.")
        onClicked: root.rules.tryOut(5)
    }
    DeskButton {
        kind: DeskButton.Ready
        text: qsTr("Switch on")
        key: "Ctrl+↵"
        why: root.whyNotChanged
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
        why: root.whyNotChanged
        onClicked: root.rules.revert()
    }
    DeskButton {
        text: qsTr("Save in the show file")
        key: ""
        why: root.why || (root.rules.changed ? qsTr("Switch the changes on first.") : "")
        about: qsTr("For the next show: the rules that hold now.")
        onClicked: root.rules.save()
    }
}
