pragma Singleton

import QtQuick

// The desk's roles: each colour means one thing everywhere (LOOK.md). The light theme has the same roles at the same
// contrasts. A shape or a word accompanies every state colour.
QtObject {
    id: root

    // The desk's settings choose these two; everything below follows.
    property bool dark: true
    property bool motionWanted: true

    // Depth, in this order: the window, the top bar and fields, rows and cards, what is raised on them.
    readonly property color ground: dark ? "#0F1216" : "#F1F3F6"
    readonly property color bar: dark ? "#161A20" : "#FAFBFC"
    readonly property color surface: dark ? "#1D2128" : "#FFFFFF"
    readonly property color raised: dark ? "#2A303A" : "#E4E8EE"
    readonly property color line: dark ? "#2A303A" : "#D5DAE2"

    // Text, by importance. Faint is never for what must be read in a hurry.
    readonly property color ink: dark ? "#F2F4F7" : "#12161C"
    readonly property color soft: dark ? "#C3CAD5" : "#384250"
    readonly property color softer: dark ? "#98A2B3" : "#566173"
    readonly property color faint: dark ? "#667085" : "#838D9E"

    // States: the colour itself, its text, and the ground of a row or a button in that state.
    readonly property color air: "#D92D35"
    readonly property color airLine: dark ? "#F0545A" : "#D92D35"
    readonly property color airInk: "#FFFFFF"
    readonly property color airText: dark ? "#FF8A8F" : "#B4232A"
    readonly property color airTint: dark ? "#3A1D20" : "#FBE4E5"
    readonly property color airRaised: dark ? "#4A2327" : "#F6CFD1"
    readonly property color ready: dark ? "#3FB37A" : "#1F8A54"
    readonly property color readyText: dark ? "#5CCB93" : "#17693F"
    readonly property color readyTint: dark ? "#1B2E25" : "#DFF3E8"
    readonly property color readyRaised: dark ? "#1F3A2D" : "#C8EAD7"
    readonly property color wait: dark ? "#F5A524" : "#B36B00"
    readonly property color waitText: dark ? "#F7C56B" : "#7D4B00"
    readonly property color waitTint: dark ? "#2B2413" : "#FCEFD6"
    // What leaves the public's eyes, and what has no way back.
    readonly property color away: dark ? "#F08DB0" : "#B03A68"
    readonly property color awayText: dark ? "#F8B4CB" : "#8E2451"
    readonly property color awayTint: dark ? "#3A2330" : "#FBE6EE"
    readonly property color awayRaised: dark ? "#5A2F46" : "#F5CDDC"
    readonly property color select: dark ? "#5B9DFF" : "#1F66D6"
    readonly property color selectText: dark ? "#A9CBFF" : "#1B57B5"
    readonly property color selectTint: dark ? "#222A38" : "#E2ECFC"
    readonly property color selectRaised: dark ? "#2B4470" : "#C6DAFA"

    // The key printed on a control.
    readonly property color keyGround: dark ? "#1A1D21" : "#FFFFFF"
    readonly property color keyLine: dark ? "#3B4350" : "#C2C9D4"

    // The grounds of authors' initials: a person keeps one by the hash of the name. All carry white text.
    readonly property list<color> people: ["#3A5A8C", "#6B3A3A", "#3A6B4A", "#5A4A6B", "#6B5A3A", "#3A6B6B",
                                           "#4A3A6B", "#6B3A5A"]

    // Spacing, in steps of 4 px.
    readonly property int space1: 4
    readonly property int space2: 8
    readonly property int space3: 12
    readonly property int space4: 16
    readonly property int space5: 20
    readonly property int space6: 24

    readonly property int radius: 8
    readonly property int cardRadius: 10
    readonly property int lineWidth: 1
    readonly property int selectWidth: 2

    // Type, in px; weights are Font.Normal and Font.DemiBold. Figures that change are tabular.
    readonly property string family: "Inter"
    readonly property int textTiny: 12
    readonly property int textSmall: 13
    readonly property int text: 14
    readonly property int textBody: 15
    readonly property int textLarge: 16
    readonly property int textTitle: 21

    // The least height of what can be clicked, and of what goes to air.
    readonly property int target: 28
    readonly property int airTarget: 40

    // Motion, ease-out; nothing moves when the system asks for less.
    readonly property int quickMs: motionWanted ? 120 : 0
    readonly property int calmMs: motionWanted ? 200 : 0
}
