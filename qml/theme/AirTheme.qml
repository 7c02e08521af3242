import QtQuick

// What graphics on air have in common. Templates get one as a required property; a theme is a file that gives the
// values (city.json, or a crew's own). Lengths are fractions of the canvas, so that any canvas gets the same picture.
QtObject {
    id: root

    required property var look // a theme file's values: see show/theme.h

    readonly property color accent: look.accent
    readonly property color accentInk: look.accent_ink  // words on the accent
    readonly property color plate: look.plate           // the dark ground: `ink` reads on it over any picture
    readonly property color slate: look.slate           // the ground of the whole canvas when there is no picture
    readonly property color ink: look.ink
    readonly property color softInk: look.soft_ink      // the second line on the plate
    readonly property color paper: look.paper           // the light ground, for what the public said
    readonly property color paperInk: look.paper_ink
    readonly property color paperEdge: look.paper_edge  // keeps the paper's edge over a white wall
    readonly property color air: look.air               // the mark that the show is live; its words are white
    readonly property color track: Qt.rgba(ink.r, ink.g, ink.b, 0.12) // on the plate: the room for a bar
    readonly property color bar: Qt.rgba(accent.r, accent.g, accent.b, 0.35)
    readonly property string family: look.family
    readonly property string language: look.language ?? "en" // of the words a template has itself: "fr", else English

    property real nowMs: 0 // wall time of the frame that is drawn, Unix milliseconds: the one thing here that changes

    // Type, of the canvas height. A title never gets smaller than `titleLeast`, nothing smaller than `least`.
    readonly property real title: 0.050
    readonly property real titleLeast: 0.040
    readonly property real second: 0.031
    readonly property real least: 0.024

    // Shapes, of the canvas's shorter side.
    readonly property real accentWidth: 0.0095
    readonly property real radius: look.radius
    readonly property real padding: 0.026
    readonly property real gap: 0.022

    // Kept clear, of the canvas: at the sides and, on tall canvases, where the platforms put their own controls
    // (250 px of 1920 at top and bottom).
    readonly property real safeSide: 0.05
    readonly property real safeEnd: 0.055
    readonly property real safeEndTall: 250 / 1920

    // Motion, in milliseconds. In: the line draws itself, the plate grows from it, the text follows.
    readonly property int lineMs: 160 * look.motion
    readonly property int plateDelayMs: 60 * look.motion
    readonly property int plateMs: 320 * look.motion
    readonly property int textDelayMs: 60 * look.motion
    readonly property int textMs: 280 * look.motion
    readonly property int outMs: 260 * look.motion
}
