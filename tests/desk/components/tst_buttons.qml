import QtQuick
import QtTest
import Regie.Desk

Item {
    id: root
    width: 400
    height: 200

    Component {
        id: guarded
        GuardedButton { command: "Stop"; question: "Stop it?" }
    }
    Component {
        id: plain
        DeskButton { text: "Take"; key: "Space" }
    }
    Component {
        id: ofRow
        RowButton { text: "Release"; key: ""; thing: "title" }
    }
    Component {
        id: spy
        SignalSpy {}
    }

    TestCase {
        name: "Buttons"
        when: windowShown

        function heard(item, signalName) { return createTemporaryObject(spy, root, {target: item, signalName: signalName}) }

        function test_a_slip_gives_no_guarded_command() {
            const button = createTemporaryObject(guarded, root)
            const confirmed = heard(button, "confirmed")
            mouseClick(button)
            compare(confirmed.count, 0)
            compare(button.text, "Stop it?")
            mouseClick(button) // a double click's second half
            compare(confirmed.count, 0)
            compare(button.text, "Stop it?")
            for (let tries = 0; tries < 60 && confirmed.count === 0; ++tries) {
                wait(50)
                mouseClick(button)
            }
            compare(confirmed.count, 1)
            compare(button.text, "Stop")
        }
        function test_a_question_is_not_asked_for_ever_and_not_of_a_control_that_was_off() {
            const button = createTemporaryObject(guarded, root)
            mouseClick(button)
            button.enabled = false
            button.enabled = true
            compare(button.asked, false)
            mouseClick(button)
            tryCompare(button, "asked", false, 15000)
            mouseClick(button)
            button.question = "Stop another?"
            compare(button.asked, false)
        }
        function test_a_button_of_a_row_acts_on_what_was_pressed_or_on_nothing() {
            const button = createTemporaryObject(ofRow, root)
            const meant = heard(button, "meant")
            mouseClick(button) // it has just come
            compare(meant.count, 0)
            wait(600)
            mousePress(button)
            button.thing = "clock"
            mouseRelease(button)
            compare(meant.count, 0)
            mouseClick(button)
            button.forceActiveFocus()
            keyClick(Qt.Key_Return)
            compare(meant.count, 0)
            wait(600)
            mousePress(button)
            mouseMove(button, button.width + 50, 100)
            mouseRelease(button, button.width + 50, 100)
            compare(meant.count, 0)
            keyClick(Qt.Key_Return)
            compare(meant.count, 1)
            mouseClick(button)
            compare(meant.count, 2)
        }
        function test_a_focused_button_answers_to_enter_and_leaves_space_alone() {
            const button = createTemporaryObject(plain, root)
            const clicked = heard(button, "clicked")
            button.forceActiveFocus()
            keyClick(Qt.Key_Return)
            compare(clicked.count, 1)
            button.enabled = false
            keyClick(Qt.Key_Return)
            compare(clicked.count, 1)
        }
        function test_a_button_has_room_for_its_words_and_its_key() {
            const button = createTemporaryObject(plain, root)
            const narrow = button.implicitWidth
            button.text = "Take what is next"
            tryVerify(() => button.implicitWidth > narrow + 40)
            button.key = ""
            verify(button.implicitHeight >= 28)
        }
    }
}
