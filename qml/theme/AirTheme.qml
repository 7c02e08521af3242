import QtQuick

// What graphics on air have in common. Templates get one as a required property; a theme is a file that gives the
// values (CityTheme). Lengths are fractions of the canvas, so that any canvas gets the same picture.
QtObject {
    id: root

    required property color accent
    required property color plate      // the dark ground: with `ink` on it at least 7:1 over any picture
    required property color slate      // the ground of the whole canvas when there is no picture
    required property color ink
    required property color softInk    // the second line on the plate
    required property color paper      // the light ground, for what the public said
    required property color paperInk
    required property color paperEdge  // keeps the paper's edge over a white wall
    required property string family

    property real nowMs: 0 // wall time of the frame that is drawn, Unix milliseconds: the one thing here that changes

    // Type, of the canvas height. A title never gets smaller than `titleLeast`, nothing smaller than `least`.
    readonly property real title: 0.050
    readonly property real titleLeast: 0.040
    readonly property real second: 0.031
    readonly property real least: 0.024

    // Shapes, of the canvas's shorter side.
    readonly property real accentWidth: 0.0095
    readonly property real radius: 0.0075
    readonly property real padding: 0.026
    readonly property real gap: 0.022

    // Kept clear, of the canvas: at the sides and, on tall canvases, where the platforms put their own controls
    // (250 px of 1920 at top and bottom).
    readonly property real safeSide: 0.05
    readonly property real safeEnd: 0.055
    readonly property real safeEndTall: 250 / 1920

    // Motion, in milliseconds. In: the line draws itself, the plate grows from it, the text follows.
    readonly property int lineMs: 160
    readonly property int plateDelayMs: 60
    readonly property int plateMs: 320
    readonly property int textDelayMs: 60
    readonly property int textMs: 280
    readonly property int outMs: 260
}
