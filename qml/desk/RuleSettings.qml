import QtQuick
import Regie.DeskModel
import Regie.Theme

// The crew's own words, how much may be flagged, and what its decisions taught.
Column {
    id: root

    required property RulesPanel rules
    required property int learnt
    required property int learntEarlier
    required property string why // the engine cannot be asked now; empty: it can

    spacing: DeskTheme.space2

    ChoiceRow {
        id: lists
        property int shown: 0
        width: parent.width
        title: qsTr("Of this crew")
        values: [0, 1, 2]
        names: [qsTr("Words"), qsTr("Names and links"), qsTr("Patterns")]
        value: lists.shown
        onChosen: value => { lists.shown = value }
    }
    RuleWords {
        visible: lists.shown === 0
        width: parent.width
        name: qsTr("Always flag")
        words: root.rules.block
        onWritten: text => root.rules.block = text
    }
    RuleWords {
        visible: lists.shown === 0
        width: parent.width
        name: qsTr("Want a look")
        words: root.rules.suspect
        onWritten: text => root.rules.suspect = text
    }
    RuleWords {
        visible: lists.shown === 0
        width: parent.width
        name: qsTr("Never flag")
        words: root.rules.allow
        onWritten: text => root.rules.allow = text
    }
    RuleWords {
        visible: lists.shown === 1
        width: parent.width
        name: qsTr("Welcome hosts")
        prompt: qsTr("links to these are not flagged: nantes.fr, …")
        words: root.rules.hosts
        onWritten: text => root.rules.hosts = text
    }
    RuleWords {
        visible: lists.shown === 1
        width: parent.width
        name: qsTr("Our names")
        prompt: qsTr("nobody may write under these; the institution's first")
        words: root.rules.names
        onWritten: text => root.rules.names = text
    }
    RuleWords {
        visible: lists.shown === 1
        width: parent.width
        name: qsTr("Languages")
        prompt: qsTr("of this show: fr, en; none: any")
        words: root.rules.languages
        onWritten: text => root.rules.languages = text
    }
    RulePatterns {
        visible: lists.shown === 2
        width: parent.width
        patterns: root.rules.patterns
        onWritten: text => root.rules.patterns = text
    }
    Row {
        spacing: 6

        DeskText {
            width: 130
            height: DeskTheme.target
            text: qsTr("Classifiers flag")
            color: DeskTheme.soft
            font.pixelSize: DeskTheme.textSmall
        }
        Repeater {
            model: [0.01, 0.02, 0.05, 0.1, 0.2]

            RuleChoice {
                required property double modelData
                width: 52
                focusPolicy: Qt.TabFocus
                words: qsTr("%1 %").arg(Math.round(modelData * 100))
                chosen: Math.abs(root.rules.share - modelData) < 0.001
                name: qsTr("Toxicity and spam may each flag %1 % of the comments").arg(Math.round(modelData * 100))
                Keys.onReturnPressed: root.rules.share = modelData
                onClicked: root.rules.share = modelData
            }
        }
        DeskText {
            height: DeskTheme.target
            text: qsTr("of comments, each")
            color: DeskTheme.softer
            font.pixelSize: DeskTheme.textSmall
        }
    }
    Flow {
        width: parent.width
        spacing: DeskTheme.space2

        DeskText {
            height: 32
            text: root.learntEarlier > 0 ? qsTr("The order has learnt from %n decision(s), and %1 of earlier shows.", "", root.learnt).arg(root.learntEarlier)
                                         : qsTr("The order has learnt from %n decision(s) of this show.", "", root.learnt)
            color: DeskTheme.softer
            font.pixelSize: DeskTheme.textSmall
        }
        DeskButton {
            text: qsTr("Keep for the next show")
            key: ""
            about: qsTr("Writes what was learnt beside the show file: counts alone, no text and no name.")
            why: root.why || (root.learnt + root.learntEarlier > 0 ? "" : qsTr("Nothing was learnt yet."))
            onClicked: root.rules.keepLearning()
        }
        DeskButton {
            text: qsTr("Forget")
            key: ""
            why: root.why
            about: qsTr("Goes back to what was kept before; then to nothing.")
            onClicked: root.rules.forgetLearning()
        }
    }
}
