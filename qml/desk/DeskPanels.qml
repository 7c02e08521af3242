import QtQuick
import Regie.DeskModel

// What opens over the zones: one panel at a time, by its name.
Item {
    id: root

    required property Desk desk
    required property bool roomy ///< the window has room for all zones at once
    readonly property bool open: [rules, decisions, settings, editor, versions, answers, remote, help].some(panel => panel.visible)

    function show(what: string) {
        switch (what) {
        case "rules": return rules.open()
        case "decisions": return decisions.open()
        case "settings": return settings.open()
        case "versions": return versions.open()
        case "desks": return remote.open()
        case "help": return help.open()
        }
    }
    function edit(item: string) { editor.edit(item) }

    RulesPopup {
        id: rules
        // Over the side zone and no more of the comments than it must.
        width: Math.min(620, root.width * 0.5)
        height: root.height
        x: root.width - width
        desk: root.desk
    }
    DecisionsPopup {
        id: decisions
        width: Math.min(620, root.width * 0.5)
        height: root.height
        x: root.width - width
        desk: root.desk
    }
    SettingsPopup {
        id: settings
        width: Math.min(640, root.width)
        height: root.height
        x: root.width - width
        desk: root.desk
        roomy: root.roomy
    }
    RemotePopup {
        id: remote
        width: Math.min(640, root.width)
        height: root.height
        x: root.width - width
        desk: root.desk
    }
    RundownEditor {
        id: editor
        // Over the plan; the picture stays in sight.
        width: Math.min(560, root.width)
        height: Math.min(implicitHeight, root.height)
        y: root.height - height
        desk: root.desk
        onVersionsWanted: versions.open()
    }
    VersionsPopup {
        id: versions
        width: Math.min(560, root.width)
        height: Math.min(400, root.height)
        y: root.height - height
        desk: root.desk
    }
    AnswersPopup {
        id: answers
        width: Math.min(900, root.width)
        height: Math.min(680, root.height)
        x: root.width - width
        desk: root.desk
    }
    HelpPopup {
        id: help
        width: Math.min(1080, root.width)
        height: Math.min(implicitHeight, root.height)
        x: (root.width - width) / 2
        keys: root.desk.settings.keys
    }
}
