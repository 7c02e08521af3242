import QtQuick
import Regie.Theme

// One rule and how the crew uses it.
Rectangle {
    id: root

    required property string words
    required property bool on
    required property string severity
    required property bool hides
    property bool deletes: false // what it hides
    property bool current: false
    signal picked()
    signal toggleOn()
    signal toggleHide()
    signal nextSeverity()

    readonly property string severityWords: ({"info": qsTr("Helps to find"), "notice": qsTr("Needs a look"), "severe": qsTr("Should go")})[root.severity] || qsTr("As usual")

    implicitHeight: 36
    radius: DeskTheme.radius
    color: hover.hovered ? DeskTheme.bar : "transparent"
    border { width: root.current ? DeskTheme.selectWidth : 0; color: DeskTheme.select }

    Accessible.role: Accessible.ListItem
    Accessible.name: root.words
    Accessible.description: [root.on ? qsTr("On") : qsTr("Off"), root.severityWords, root.hides ? (root.deletes ? qsTr("Deletes at once") : qsTr("Hides at once")) : qsTr("Flags")].join(", ")

    HoverHandler { id: hover }
    TapHandler { onTapped: root.picked() }

    DeskText {
        anchors { left: parent.left; leftMargin: 10; right: row.left; rightMargin: 8; verticalCenter: parent.verticalCenter }
        text: root.words
        elide: Text.ElideRight
        color: root.on ? DeskTheme.ink : DeskTheme.softer
    }
    Row {
        id: row
        anchors { right: parent.right; rightMargin: 4; verticalCenter: parent.verticalCenter }
        spacing: 6

        RuleChoice {
            width: 52
            words: root.on ? qsTr("On") : qsTr("Off")
            chosen: root.on
            name: qsTr("%1: on or off").arg(root.words)
            onClicked: root.toggleOn()
        }
        RuleChoice {
            width: 112
            words: root.severityWords
            chosen: root.severity !== ""
            why: root.on ? "" : qsTr("The rule is off.")
            name: qsTr("%1: severity").arg(root.words)
            onClicked: root.nextSeverity()
        }
        RuleChoice {
            width: 72
            words: root.hides ? (root.deletes ? qsTr("Deletes") : qsTr("Hides")) : qsTr("Flags")
            chosen: root.hides
            warns: true
            why: root.on ? "" : qsTr("The rule is off.")
            name: (root.deletes ? qsTr("%1: deletes at once, without asking") : qsTr("%1: hides at once, without asking")).arg(root.words)
            onClicked: root.toggleHide()
        }
    }
}
