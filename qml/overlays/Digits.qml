import QtQuick

// A time that changes while it is seen: each figure keeps its place.
Row {
    id: root

    required property string digits
    required property real size
    required property color color
    required property string family

    Repeater {
        model: root.digits.length

        Text {
            required property int index

            readonly property string sign: root.digits.charAt(index)

            width: Math.ceil(sign >= "0" && sign <= "9" ? metrics.advanceWidth("0") : implicitWidth)
            horizontalAlignment: Text.AlignHCenter
            text: sign
            textFormat: Text.PlainText
            color: root.color
            font.family: root.family
            font.weight: Font.DemiBold
            font.pixelSize: Math.round(root.size)
            font.hintingPreference: Font.PreferNoHinting
        }
    }

    FontMetrics {
        id: metrics

        font.family: root.family
        font.weight: Font.DemiBold
        font.pixelSize: Math.round(root.size)
        font.hintingPreference: Font.PreferNoHinting
    }
}
