import QtQuick
import Regie.DeskModel
import Regie.Theme

// What is being said, typed line by line: Enter sends one and waits for the next, Esc puts the bar away. Warns when
// nobody could read that fast.
Column {
    id: root

    required property Desk desk
    property var sent: [] // {at, words}: of the last minute
    readonly property int mostWords: 180 // a minute: show/captions.h
    property int pace: 0  // words in the last minute

    function start() {
        root.visible = true
        line.forceActiveFocus()
    }
    function stop() {
        root.visible = false
        line.focus = false
    }
    function send() {
        const text = line.text.trim()
        if (text === "")
            return
        root.desk.sayCaption(text)
        const now = Date.now()
        root.sent = root.sent.concat([{at: now, words: text.split(/\s+/).length}])
        root.count(now)
        line.clear()
    }
    function count(now: real) {
        root.sent = root.sent.filter(one => now - one.at < 60000)
        root.pace = root.sent.reduce((sum, one) => sum + one.words, 0)
    }

    visible: false
    spacing: DeskTheme.space1

    Connections {
        target: root.desk
        enabled: root.visible
        function onTicked() { root.count(Date.now()) }
    }
    DeskText {
        width: parent.width
        text: root.pace > root.mostWords ? qsTr("%1 words in the last minute: too fast to read, %2 are").arg(root.pace).arg(root.mostWords)
            : root.desk.captionWords ? qsTr("Said: %1").arg(root.desk.captionWords) : qsTr("Captions: nothing is being said")
        elide: Text.ElideRight
        color: root.pace > root.mostWords ? DeskTheme.waitText : DeskTheme.softer
        font.pixelSize: DeskTheme.textTiny
    }
    DeskField {
        id: line
        width: parent.width
        prompt: qsTr("What is being said")
        key: qsTr("Enter")
        rightPadding: 72
        maximumLength: 200
        Keys.onReturnPressed: root.send()
        Keys.onEnterPressed: root.send()
        Keys.onEscapePressed: root.stop()
    }
}
