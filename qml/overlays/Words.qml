import QtQuick

// A template's words in the theme's family: strong ones like a title, others like the line below it.
FittedText {
    required property Graphic graphic
    property bool strong: false

    wanted: strong ? graphic.titleSize : graphic.secondSize
    least: graphic.height * (strong ? graphic.theme.titleLeast : graphic.theme.least)
    color: strong ? graphic.theme.ink : graphic.theme.softInk
    font.family: graphic.theme.family
    font.weight: strong ? Font.DemiBold : Font.Medium
}
