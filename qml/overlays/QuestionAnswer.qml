import QtQuick

// What somebody in the audience asked, on paper, and the house's answer below it on its own plate, whole.
Graphic {
    id: root

    required property string question
    property string author
    required property string answer

    // A long answer has the whole width: it is shown whole.
    readonly property real roomWidth: (answer.length > 120 ? width - 2 * safeX : plateLimit) - answerPlate.extraWidth
    readonly property real paperWidth: Math.max(asked.width, said.width) + answerPlate.extraWidth

    span: questionPlate.height + answerPlate.height

    Plate {
        id: questionPlate

        graphic: root
        ground: root.theme.paper
        edge: root.theme.paperEdge
        mirrored: root.startsRightToLeft(root.question)
        width: root.paperWidth
        height: (name.visible ? name.height : 0) + asked.height + extraHeight

        Words {
            id: name

            graphic: root
            anchors.left: parent.left
            words: root.author
            limit: root.roomWidth
            wanted: root.height * root.theme.least
            visible: root.author !== ""
            color: root.theme.paperInk
            font.weight: Font.DemiBold
        }
        Words {
            id: asked

            graphic: root
            anchors.left: parent.left
            y: name.visible ? name.height : 0
            words: root.question
            limit: root.roomWidth
            lines: 2
            color: root.theme.paperInk
        }
    }
    Plate {
        id: answerPlate

        graphic: root
        ground: root.theme.plate
        y: root.plateY + questionPlate.height
        mirrored: root.startsRightToLeft(root.answer)
        width: root.paperWidth
        height: said.height + extraHeight

        Words {
            id: said

            graphic: root
            anchors.left: parent.left
            strong: true
            words: root.answer
            limit: root.roomWidth
            wanted: root.height * root.theme.titleLeast * (root.tall ? 0.8 : 1)
            least: root.secondSize
            lines: 2
            whole: true
            room: 0.6 * (root.height - 2 * root.safeY) // the question has the rest
        }
    }
}
