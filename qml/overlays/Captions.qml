import QtQuick

// What is being said, on two lines in the middle of the foot. It appears and goes at once: words must not be waited for.
Graphic {
    id: root

    property list<string> said // live: at most two lines

    readonly property real size: Math.round(height * (tall ? theme.least * 1.12 : 0.042))

    // As one text; what another one says in a dialogue ("- Oui ?") begins a line.
    readonly property string words: said.join("\n").replace(/\n(?![-–—])/g, " ")

    span: (wide ? 2 : 4) * Math.round(1.3 * size)

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: root.plateY + root.span - height
        visible: root.lineReveal > 0

        Repeater {
            model: root.wide || root.said.length === 0 ? root.said : [root.words] // to be broken where it must

            Rectangle {
                required property string modelData

                anchors.horizontalCenter: parent.horizontalCenter
                width: line.width + root.size
                height: line.height + Math.round(0.1 * root.size)
                color: "#D9000000" // white on it: 12.6:1 over a white wall
                visible: modelData !== ""

                Text {
                    id: line

                    anchors.centerIn: parent
                    width: Math.min(implicitWidth, root.width - 2 * root.safeX - root.size)
                    horizontalAlignment: Text.AlignHCenter
                    text: parent.modelData
                    textFormat: Text.PlainText
                    wrapMode: Text.Wrap
                    maximumLineCount: root.wide ? 2 : 4
                    lineHeightMode: Text.FixedHeight
                    lineHeight: Math.round(1.2 * root.size)
                    color: "#FFFFFF"
                    font.family: root.theme.family
                    font.weight: Font.Medium
                    font.pixelSize: root.size
                    font.hintingPreference: Font.PreferNoHinting
                }
            }
        }
    }
}
