import QtQuick
import QtQuick.Controls.Basic
import Regie.DeskModel
import Regie.Theme

// What needs a look, the worst first, and last that what is next cannot be read. There is room for so many boxes: the last
// one says how many more there are, and shows them all.
Flickable {
    id: root

    required property Desk desk
    required property ContrastMeter meter // of what is next
    required property int room
    required property real most // px: beyond them all of it scrolls
    property bool all: false

    readonly property string contrastWords: root.meter.enough ? ""
        : qsTr("What is next is hard to read on this picture: %1:1, it needs %2:1.")
          .arg(root.meter.ratio.toLocaleString(Qt.locale(), "f", 1)).arg(root.meter.needed.toLocaleString(Qt.locale(), "f", 1))
    readonly property string backing: root.desk.rundown.nextGraphic.fields?.backing ?? ""
    readonly property bool mendable: root.contrastWords !== "" && root.desk.whyNotPlan === "" && (root.backing === "none" || root.backing === "shadow")
    readonly property var wants: root.contrastWords === "" ? root.desk.troubles : root.desk.troubles.concat([root.contrastWords])
    readonly property int more: Math.max(0, root.wants.length - root.room)

    // What is next gets the ground its words need.
    function mendContrast() {
        if (root.mendable)
            root.desk.editItem(root.desk.rundown.nextId, {fields: {backing: root.backing === "none" ? "shadow" : "plate"}})
    }
    function toggleAll() { root.all = !root.all && root.more > 0 }
    onMoreChanged: if (root.more === 0) root.all = false

    implicitHeight: Math.min(boxes.height, root.most)
    contentHeight: boxes.height
    visible: root.wants.length > 0
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    ScrollBar.vertical: DeskScrollBar {}

    Column {
        id: boxes
        width: root.width
        spacing: DeskTheme.space2

        Repeater {
            // By number, so that the show's time does not make the button anew that is being pressed.
            model: root.all ? root.wants.length : Math.min(root.wants.length, root.room)

            NoticeBar {
                required property int index
                readonly property bool asksForMore: index === root.room - 1 && root.more > 0
                readonly property bool ofContrast: root.contrastWords !== "" && index === root.wants.length - 1
                width: boxes.width
                words: root.wants[index] ?? ""
                actable: asksForMore || (ofContrast && root.mendable)
                deed: asksForMore ? (root.all ? qsTr("Show fewer") : qsTr("And %n more", "", root.more))
                    : root.backing === "none" ? qsTr("Add a shadow") : qsTr("Add a plate")
                key: KeyNames.of(asksForMore ? "troubles" : "contrast")
                onActed: asksForMore ? root.toggleAll() : root.mendContrast()
            }
        }
    }
}
