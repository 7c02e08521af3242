import QtQuick
import Regie.Theme

// What can be done to the comment that is open. What its platform knows stands there and nothing else; nothing moves
// when one of them is not possible now: it is dimmed.
Column {
    id: root

    required property bool hidden
    required property bool canApprove
    required property bool canHide
    required property bool canPin
    required property bool canDelete
    required property bool canBan
    required property bool canReply
    required property string hideWords
    signal approve()
    signal hide()
    signal pin()
    signal erase()
    signal ban()
    signal answer(string text)

    function startReply() {
        if (root.enabled && root.canReply)
            reply.start()
    }

    spacing: DeskTheme.space2

    Flow {
        width: parent.width
        spacing: DeskTheme.space2

        DeskButton {
            text: root.hidden ? qsTr("Show again") : qsTr("Approve")
            key: "A"
            implicitHeight: DeskTheme.airTarget
            enabled: root.canApprove
            onClicked: root.approve()
        }
        DeskButton {
            text: root.hideWords
            key: "H"
            implicitHeight: DeskTheme.airTarget
            enabled: root.canHide
            onClicked: root.hide()
        }
        DeskButton {
            text: qsTr("Pin to air")
            key: "P"
            kind: DeskButton.AirTint
            enabled: root.canPin
            onClicked: root.pin()
        }
    }
    Flow {
        width: parent.width
        spacing: DeskTheme.space2
        visible: root.canReply || root.canDelete || root.canBan

        DeskButton {
            text: qsTr("Reply")
            key: "R"
            visible: root.canReply
            onClicked: root.startReply()
        }
        DeskButton {
            text: qsTr("Delete for good")
            key: "Del"
            visible: root.canDelete
            onClicked: root.erase()
        }
        DeskButton {
            text: qsTr("Ban author")
            key: "B"
            visible: root.canBan
            onClicked: root.ban()
        }
    }
    ReplyField {
        id: reply
        width: parent.width
        onSent: text => root.answer(text)
    }
}
