import QtQuick

// Where a comment was written: a rounded badge with the platform's initial. Not the platform's own mark.
Rectangle {
    id: root

    required property string platform
    required property string family

    color: platform === "facebook" ? "#1877F2" : "#5A6B7C"
    radius: Math.round(height * 0.24)

    Text {
        anchors.centerIn: parent
        text: root.platform === "facebook" ? "f" : root.platform.charAt(0).toUpperCase()
        textFormat: Text.PlainText
        color: "#FFFFFF"
        font.family: root.family
        font.weight: Font.DemiBold
        font.pixelSize: Math.max(1, Math.round(root.height * 0.72))
        font.hintingPreference: Font.PreferNoHinting
    }
}
