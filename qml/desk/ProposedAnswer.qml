import QtQuick
import Regie.Theme

// What can be done with the house's answer to the open comment.
Row {
    id: root

    required property string whyNoReply // empty: it can be replied
    required property string whyNotAir  // empty: it can be put on air
    signal replyProposed()
    signal correctProposed()
    signal showProposed()

    spacing: DeskTheme.space2

    DeskButton {
        text: qsTr("Reply with it")
        key: KeyNames.of("reply-proposed")
        why: root.whyNoReply
        onClicked: root.replyProposed()
    }
    DeskButton {
        text: qsTr("Both on air")
        key: KeyNames.of("answer-on-air")
        about: qsTr("The question and this answer.")
        why: root.whyNotAir
        onClicked: root.showProposed()
    }
    DeskButton {
        text: qsTr("Correct it")
        key: KeyNames.of("answers")
        about: qsTr("For everybody who asks.")
        onClicked: root.correctProposed()
    }
}
