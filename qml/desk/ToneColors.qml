pragma Singleton

import QtQuick
import Regie.DeskModel
import Regie.Theme

// A tone's colours: of its dot, and of words in it.
QtObject {
    id: root

    function dot(tone: int): color {
        switch (tone) {
        case Tone.Ready: return DeskTheme.ready
        case Tone.Wait:
        case Tone.Urgent: return DeskTheme.wait
        case Tone.Air: return DeskTheme.airLine
        }
        return DeskTheme.softer
    }

    function words(tone: int): color {
        switch (tone) {
        case Tone.Ready: return DeskTheme.readyText
        case Tone.Wait:
        case Tone.Urgent: return DeskTheme.waitText
        case Tone.Air: return DeskTheme.airText
        }
        return DeskTheme.softer
    }
}
