import QtQuick
import Regie.DeskModel
import Regie.Theme

// The flag rules: changed in a draft, tried on what was said, and only then switched on. The comments stay in sight
// beside it. Complete by keyboard: Tab goes on, Esc closes.
PanelPopup {
    id: root

    required property Desk desk
    readonly property RulesPanel rules: root.desk.rules

    title: qsTr("Flag rules")
    onOpened: {
        list.currentIndex = Math.max(0, list.currentIndex)
        list.forceActiveFocus()
    }

    DeskText {
        id: promise
        anchors { left: parent.left; right: parent.right; top: parent.top }
        text: root.rules.hides && root.desk.deletesAt !== ""
              ? qsTr("Rules marked “Deletes” take down what they flag from now on, at once and without asking. At %1 that deletes for good: it cannot hide a comment, nor bring it back. What is hidden elsewhere can be shown again.").arg(root.desk.deletesAt)
              : root.rules.hides ? qsTr("Rules marked “Hides” take down what they flag from now on, at once and without asking. Everything they hide stands under Hidden and can be shown again.")
                               : qsTr("Rules flag, people decide. ↑ ↓ choose a rule; O switches it, S sets how bad it is, H whether it hides.")
                                 + (root.desk.deletesAt === "" ? "" : " " + qsTr("At %1 to hide is to delete for good.").arg(root.desk.deletesAt))
        wrapMode: Text.Wrap
        color: root.rules.hides ? DeskTheme.waitText : DeskTheme.softer
        font.pixelSize: DeskTheme.textSmall
    }
    RulesList {
        id: list
        anchors { left: parent.left; right: parent.right; top: promise.bottom; topMargin: DeskTheme.space3; bottom: settings.top; bottomMargin: DeskTheme.space3 }
        visible: root.rules.tried.length === 0
        rules: root.rules.rules
        deletes: root.desk.deletesAt !== ""
    }
    TriedRules {
        anchors.fill: list
        visible: root.rules.tried.length > 0
        tried: root.rules.tried
    }
    RuleSettings {
        id: settings
        anchors { left: parent.left; right: parent.right; bottom: said.top; bottomMargin: DeskTheme.space3 }
        rules: root.rules
        learnt: root.desk.learnt
        learntEarlier: root.desk.learntEarlier
        why: root.desk.whyNot
    }
    DeskText {
        id: said
        anchors { left: parent.left; right: parent.right; bottom: deeds.top; bottomMargin: DeskTheme.space2 }
        text: root.desk.whyNot ? root.desk.whyNot : root.rules.busy ? qsTr("Asking the engine…") : root.rules.words
        wrapMode: Text.Wrap
        color: DeskTheme.soft
        font.pixelSize: DeskTheme.textSmall
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    RuleDeeds {
        id: deeds
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        rules: root.rules
        why: root.desk.whyNot || (root.rules.busy ? qsTr("The engine has not answered yet.") : "")
    }
    Shortcut { sequence: "Ctrl+T"; enabled: root.opened && deeds.why === ""; onActivated: root.rules.tryOut(0) }
    Shortcut { sequence: "Ctrl+Return"; enabled: root.opened && deeds.whyNotChanged === ""; onActivated: root.rules.switchOn() }
}
