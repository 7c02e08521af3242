import QtQuick
import QtQuick.Controls.Basic
import Regie.Theme

// What the tried rules would have flagged, rule by rule, beside what is flagged now, with examples.
ListView {
    id: root

    required property var tried

    clip: true
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    model: root.tried
    spacing: DeskTheme.space3
    ScrollBar.vertical: DeskScrollBar {}
    Accessible.role: Accessible.List
    Accessible.name: qsTr("What these rules would flag")
    Keys.onDownPressed: root.flick(0, -900)
    Keys.onUpPressed: root.flick(0, 900)

    delegate: Column {
        id: rule
        required property var modelData
        width: ListView.view.width - 12
        spacing: 4

        Item {
            width: parent.width
            height: 26

            DeskText {
                id: words
                height: parent.height
                text: rule.modelData.words
                font.weight: Font.DemiBold
            }
            DeskText {
                anchors.right: parent.right
                height: parent.height
                text: [rule.modelData.counts].concat(rule.modelData.newly > 0 ? [qsTr("+%n newly", "", rule.modelData.newly)] : [],
                                                     rule.modelData.noLonger > 0 ? [qsTr("−%n no longer", "", rule.modelData.noLonger)] : []).join("  ·  ")
                color: DeskTheme.soft
                font.pixelSize: DeskTheme.textSmall
            }
        }
        Repeater {
            model: rule.modelData.examples

            TriedExample {
                required property var modelData
                width: rule.width
                said: modelData.said
                marks: modelData.marks
                reason: modelData.reason
                newly: modelData.newly
            }
        }
    }
}
