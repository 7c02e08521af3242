import QtQuick

// "city": the town hall's navy and a sun yellow.
AirTheme {
    accent: "#F5C518"
    plate: "#F5132638"
    slate: "#0E1D2C"
    ink: "#FFFFFF"
    softInk: "#D3DEE9"
    paper: "#FFFAF9F7"
    paperInk: "#10202F"
    paperEdge: "#40132638"
    family: "Inter"
}
