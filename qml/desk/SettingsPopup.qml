import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// This desk's settings: language, look and keys. They hold at once and are kept for the next time.
PanelPopup {
    id: root

    required property Desk desk
    required property bool roomy ///< the window has room for all zones at once
    readonly property DeskSettings settings: root.desk.settings

    title: qsTr("This desk")

    Column {
        id: choices
        anchors { left: parent.left; right: parent.right; top: parent.top; topMargin: DeskTheme.space3 }
        spacing: DeskTheme.space2

        ChoiceRow {
            width: parent.width
            title: qsTr("Language")
            values: ["", "fr", "en"]
            names: [qsTr("The system's"), "Français", "English"]
            value: root.settings.language
            onChosen: value => { root.settings.language = value }
        }
        ChoiceRow {
            width: parent.width
            title: qsTr("Theme")
            values: ["dark", "light"]
            names: [qsTr("Dark"), qsTr("Light")]
            value: root.settings.theme
            onChosen: value => { root.settings.theme = value }
        }
        ChoiceRow {
            width: parent.width
            title: qsTr("Size")
            values: [100, 125, 150]
            names: ["100 %", "125 %", "150 %"]
            value: root.settings.size
            onChosen: value => { root.settings.size = value }
        }
        ChoiceRow {
            width: parent.width
            title: qsTr("Motion")
            values: [true, false]
            names: [qsTr("On"), qsTr("Off")]
            value: root.settings.motion
            onChosen: value => { root.settings.motion = value }
        }
        ChoiceRow {
            width: parent.width
            title: qsTr("Zones")
            values: ["all", "operator", "moderator"]
            names: [qsTr("All", "zones"), qsTr("Operator"), qsTr("Moderator")]
            value: root.settings.zones
            onChosen: value => { root.settings.zones = value }
        }
        DeskText {
            width: parent.width
            visible: !root.roomy && root.settings.zones === "all"
            Accessible.role: Accessible.StaticText
            Accessible.name: text
            text: qsTr("This window has room for the programme or the comments at a time: %1 swaps them.").arg(KeyNames.of("swap-zones"))
            wrapMode: Text.Wrap
            color: DeskTheme.waitText
            font.pixelSize: DeskTheme.textSmall
        }
        ChoiceRow {
            width: parent.width
            title: qsTr("Keys as in")
            values: root.settings.keys.presets
            names: ["Régie", "Coral", "CasparCG"]
            value: root.settings.keys.preset
            onChosen: value => { root.settings.keys.preset = value }
        }
    }
    KeyBindings {
        anchors { left: parent.left; right: parent.right; top: choices.bottom; topMargin: DeskTheme.space4; bottom: parent.bottom }
        keys: root.settings.keys
    }
}
