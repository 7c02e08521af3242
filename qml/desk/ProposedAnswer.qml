import QtQuick
import Regie.Theme

// What can be done with the house's answer to the open comment.
Row {
    id: root

    required property bool canReply
    required property bool canPin
    signal replyProposed()
    signal correctProposed()
    signal showProposed()

    spacing: DeskTheme.space2

    DeskButton {
        text: qsTr("Reply with it")
        key: KeyNames.of("reply-proposed")
        enabled: root.canReply
        onClicked: root.replyProposed()
    }
    DeskButton {
        text: qsTr("Both on air")
        key: KeyNames.of("answer-on-air")
        about: qsTr("The question and this answer.")
        enabled: root.canPin
        onClicked: root.showProposed()
    }
    DeskButton {
        text: qsTr("Correct it")
        key: KeyNames.of("answers")
        about: qsTr("For everybody who asks.")
        onClicked: root.correctProposed()
    }
}
