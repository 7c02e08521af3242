import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// Desks on other machines: whether they may come, the code that pairs one, and those that are paired.
PanelPopup {
    id: root

    required property Desk desk
    readonly property RemotePanel remote: root.desk.remote

    title: qsTr("Desks on other machines")
    onOpened: root.remote.refresh()

    Column {
        anchors { left: parent.left; right: parent.right; top: parent.top; topMargin: DeskTheme.space3 }
        spacing: DeskTheme.space3

        ChoiceRow {
            width: parent.width
            title: qsTr("They may come")
            values: [true, false]
            names: [qsTr("Yes"), qsTr("No")]
            value: root.remote.on
            onChosen: value => { root.remote.setOn(value) }
        }
        DeskText {
            width: parent.width
            visible: root.remote.words !== "" || !root.remote.on
            wrapMode: Text.Wrap
            text: root.remote.words || qsTr("Only desks on this machine may come.")
            color: root.remote.words ? DeskTheme.wait : DeskTheme.softer
            font.pixelSize: DeskTheme.textSmall
        }
        Repeater {
            model: root.remote.on ? root.remote.addresses : []

            DeskText {
                required property string modelData
                width: parent.width
                elide: Text.ElideRight
                text: "regie desk --connect " + modelData
                font { pixelSize: DeskTheme.textSmall }
            }
        }
        Row {
            visible: root.remote.on
            spacing: DeskTheme.space2

            Repeater {
                model: [
                    {role: "moderator", words: qsTr("Code for a moderator")},
                    {role: "operator", words: qsTr("For an operator")},
                    {role: "viewer", words: qsTr("For a viewer")},
                ]

                DeskButton {
                    required property var modelData
                    text: modelData.words
                    key: ""
                    onClicked: root.remote.offer(modelData.role)
                }
            }
        }
        DeskText {
            visible: root.remote.code !== ""
            text: root.remote.code
            font { pixelSize: 34; weight: Font.DemiBold; letterSpacing: 2 }
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Code: %1").arg(root.remote.code)
        }
        DeskText {
            width: parent.width
            visible: root.remote.code !== ""
            wrapMode: Text.Wrap
            text: root.remote.codeWords
            color: DeskTheme.softer
            font.pixelSize: DeskTheme.textSmall
        }
        SectionHeader {
            width: parent.width
            visible: root.remote.paired.length > 0
            title: qsTr("Paired")
            detail: qsTr("They come back without a code")
        }
        Repeater {
            model: root.remote.paired.length

            Item {
                id: row
                required property int index
                readonly property var desk: root.remote.paired[index] ?? {id: "", name: "", role: "", here: false}
                width: parent.width
                height: 40

                DeskText {
                    anchors { left: parent.left; right: away.left; rightMargin: DeskTheme.space3; verticalCenter: parent.verticalCenter }
                    elide: Text.ElideRight
                    text: row.desk.here ? qsTr("%1 · %2 · here now").arg(row.desk.name).arg(row.desk.role)
                                             : qsTr("%1 · %2").arg(row.desk.name).arg(row.desk.role)
                    font.pixelSize: DeskTheme.textSmall
                }
                GuardedButton {
                    id: away
                    anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                    command: qsTr("Send away")
                    question: qsTr("Send %1 away?").arg(row.desk.name)
                    thing: row.desk.id
                    about: qsTr("%1 may not come again without a new code.").arg(row.desk.name)
                    onConfirmed: root.remote.sendAway(row.desk.id)
                }
            }
        }
        DeskText {
            width: parent.width
            visible: root.remote.refusedWords !== ""
            wrapMode: Text.Wrap
            text: root.remote.refusedWords
            color: DeskTheme.softer
            font.pixelSize: DeskTheme.textSmall
        }
    }
}
