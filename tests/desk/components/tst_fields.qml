import QtQuick
import QtTest
import Regie.Desk

Item {
    id: root
    width: 600
    height: 300

    Component {
        id: line
        LineField { width: 300; prompt: "Note" }
    }
    Component {
        id: row
        ChoiceRow { width: 500; title: "Size"; values: [100, 125, 150]; names: ["100 %", "125 %", "150 %"]; value: 100 }
    }
    Component {
        id: notice
        NoticeBar { width: 400; words: "The disk is full." }
    }
    Component {
        id: meter
        LevelMeter { height: 120; peakDb: -120; rmsDb: -120 }
    }
    Component {
        id: panel
        PanelPopup { title: "Panel"; width: 300; height: 200 }
    }
    Component {
        id: spy
        SignalSpy {}
    }

    TestCase {
        name: "Fields"
        when: windowShown

        function heard(item, signalName) { return createTemporaryObject(spy, root, {target: item, signalName: signalName}) }

        function test_a_line_is_sent_with_enter_trimmed_and_not_when_empty() {
            const field = createTemporaryObject(line, root)
            const sent = heard(field, "sent")
            field.start("")
            keyClick(Qt.Key_Return)
            compare(sent.count, 0)
            for (const letter of " ok ")
                keyClick(letter)
            keyClick(Qt.Key_Return)
            compare(sent.count, 1)
            compare(sent.signalArguments[0][0], "ok")
            compare(field.visible, false)
        }
        function test_escape_leaves_a_line_unsent_and_empty() {
            const field = createTemporaryObject(line, root)
            const sent = heard(field, "sent")
            field.start("half a thou")
            keyClick(Qt.Key_Escape)
            compare(sent.count, 0)
            compare(field.text, "")
            compare(field.visible, false)
        }
        function test_a_line_may_be_emptied_where_that_means_something() {
            const field = createTemporaryObject(line, root, {mayBeEmpty: true})
            const sent = heard(field, "sent")
            field.start("")
            keyClick(Qt.Key_Return)
            compare(sent.count, 1)
            compare(sent.signalArguments[0][0], "")
        }
        function test_a_choice_is_made_with_keys_and_shows_what_holds() {
            const choices = createTemporaryObject(row, root)
            const chosen = heard(choices, "chosen")
            choices.forceActiveFocus()
            keyClick(Qt.Key_Tab)
            keyClick(Qt.Key_Tab)
            keyClick(Qt.Key_Return)
            compare(chosen.count, 1)
            compare(chosen.signalArguments[0][0] === choices.value, false)
            compare(choices.value, 100) // until who owns it says so
        }
        function test_a_notice_grows_with_its_words_and_can_be_acted_on() {
            const bar = createTemporaryObject(notice, root)
            const acted = heard(bar, "acted")
            const low = bar.height
            bar.words = "The disk is full. ".repeat(12)
            verify(bar.implicitHeight > low)
            bar.actable = false
            mouseClick(bar, bar.width - 40, bar.implicitHeight / 2)
            compare(acted.count, 0)
            bar.actable = true
            waitForRendering(bar)
            mouseClick(bar, bar.width - 40, bar.height / 2)
            compare(acted.count, 1)
        }
        function test_a_meter_keeps_to_its_scale_data() {
            return [{tag: "silence", db: -120, level: 0}, {tag: "floor", db: -60, level: 0}, {tag: "middle", db: -30, level: 0.5},
                    {tag: "full", db: 0, level: 1}, {tag: "over", db: 6, level: 1}]
        }
        function test_a_meter_keeps_to_its_scale(data) {
            const shown = createTemporaryObject(meter, root, {rmsDb: data.db})
            compare(shown.level, data.level)
        }
        function test_escape_closes_a_panel() {
            const shown = createTemporaryObject(panel, root)
            shown.open()
            tryCompare(shown, "opened", true)
            keyClick(Qt.Key_Escape)
            tryCompare(shown, "visible", false)
        }
    }
}
