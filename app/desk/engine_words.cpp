#include "desk/engine_words.h"

#include "desk/actor_words.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>

#include <vector>

namespace regie::desk {

namespace {

/// The engine's sentences and their parts as it writes them, what is said in them as %1, %2. Those that
/// others begin with come behind those.
// A sentence a line.
// clang-format off
constexpr const char* kSentences[] = {
    // sources
    QT_TRANSLATE_NOOP("EngineWords", "%1 delivers pictures."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 delivers no picture."),
    QT_TRANSLATE_NOOP("EngineWords", "The slate takes its place until it comes back."),
    QT_TRANSLATE_NOOP("EngineWords", "The slate takes its place."),
    QT_TRANSLATE_NOOP("EngineWords", "The slate takes its place; it is tried again every second."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 has ended."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 has ended"),
    QT_TRANSLATE_NOOP("EngineWords", "If it should not have, look at the sender."),
    QT_TRANSLATE_NOOP("EngineWords", "Another program uses %1"),
    QT_TRANSLATE_NOOP("EngineWords", "Close it there."),
    QT_TRANSLATE_NOOP("EngineWords", "This user may not open %1"),
    QT_TRANSLATE_NOOP("EngineWords", "Add the user to the groups video and audio."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 gives nothing in a format that can be used"),
    QT_TRANSLATE_NOOP("EngineWords", "`regie devices` lists the formats; choose another device."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 is not there"),
    QT_TRANSLATE_NOOP("EngineWords", "Plug it in or switch it on; `regie devices` lists what is there."),
    QT_TRANSLATE_NOOP("EngineWords", "Nobody sends to %1"),
    QT_TRANSLATE_NOOP("EngineWords", "Start the sender, and check its passphrase."),
    QT_TRANSLATE_NOOP("EngineWords", "What %1 sends cannot be decoded"),
    QT_TRANSLATE_NOOP("EngineWords", "Have it send H.264 with AAC."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 refuses the user name, password or passphrase"),
    QT_TRANSLATE_NOOP("EngineWords", "Correct it in the show file."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 does not have what was asked for"),
    QT_TRANSLATE_NOOP("EngineWords", "Check the address, and that the sender runs."),
    QT_TRANSLATE_NOOP("EngineWords", "There is no connection to %1"),
    QT_TRANSLATE_NOOP("EngineWords", "Check the network, the address, and that the sender runs."),
    QT_TRANSLATE_NOOP("EngineWords", "The decoder for what %1 sends is not installed"),
    QT_TRANSLATE_NOOP("EngineWords", "Install the packages that packages.txt lists."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 gives nothing"),
    QT_TRANSLATE_NOOP("EngineWords", "Check its cable and its power."),
    QT_TRANSLATE_NOOP("EngineWords", "Check the disk it is on."),
    QT_TRANSLATE_NOOP("EngineWords", "Nothing comes from %1"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 is not a video that can be decoded: %2"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 stopped: %2"),
    QT_TRANSLATE_NOOP("EngineWords", "its picture of %1×%2 is too large"),
    QT_TRANSLATE_NOOP("EngineWords", "its sound has %1 channels without places"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 gives no picture: its sound and its pictures lie too far apart"),
    QT_TRANSLATE_NOOP("EngineWords", "Convert it to an MP4 with AAC sound."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 gives nothing any more"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 has no picture at its in point, %2: it is over by then"),
    QT_TRANSLATE_NOOP("EngineWords", "Choose an earlier one."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 has no index, and to its in point all of it is read, which takes long"),
    QT_TRANSLATE_NOOP("EngineWords", "Copy it into a file that has one: ffmpeg -i FILE -c copy NEW.mkv"),
    // outputs
    QT_TRANSLATE_NOOP("EngineWords", "Connecting to %1."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 takes the broadcast."),
    QT_TRANSLATE_NOOP("EngineWords", "Nobody takes the broadcast at %1: check the address, or wait for %2 to start."),
    QT_TRANSLATE_NOOP("EngineWords", "There is no way to %1: check this machine's network, and the address."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 does not answer: check this machine's network."),
    QT_TRANSLATE_NOOP("EngineWords", "The connection to %1 broke."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 still holds an earlier connection with this stream key."),
    QT_TRANSLATE_NOOP("EngineWords", "It lets go by itself; if it does not, somebody else is broadcasting with the key."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 wants a passphrase, and this output has none."),
    QT_TRANSLATE_NOOP("EngineWords", "Give it one, then reconnect."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 refuses the stream key."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 refuses the passphrase."),
    QT_TRANSLATE_NOOP("EngineWords", "Put in the right one, then reconnect."),
    QT_TRANSLATE_NOOP("EngineWords", "What answers at %1 cannot prove that it is %2: its certificate is expired, of another host or from an authority that this machine does not trust."),
    QT_TRANSLATE_NOOP("EngineWords", "Check the address and this machine's date, then reconnect."),
    QT_TRANSLATE_NOOP("EngineWords", "The line to %1 does not even take the sound: check this machine's network."),
    QT_TRANSLATE_NOOP("EngineWords", "This machine cannot broadcast to %1: parts of GStreamer are missing."),
    QT_TRANSLATE_NOOP("EngineWords", "Install the packages that packages.txt lists, then reconnect."),
    QT_TRANSLATE_NOOP("EngineWords", "It is tried again every 2 seconds."),
    QT_TRANSLATE_NOOP("EngineWords", "The programme and the recording go on."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 takes the connection and closes it at once: check the stream key, and that the broadcast is open there."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 takes the connection and closes it at once: check the passphrase, and that the broadcast is open there."),
    QT_TRANSLATE_NOOP("EngineWords", "Nothing was broadcast to %1."),
    QT_TRANSLATE_NOOP("EngineWords", "The broadcast to %1 has ended; the connection broke just before."),
    QT_TRANSLATE_NOOP("EngineWords", "The broadcast to %1 has ended; it did not answer any more."),
    QT_TRANSLATE_NOOP("EngineWords", "The broadcast to %1 has ended."),
    QT_TRANSLATE_NOOP("EngineWords", "The broadcast ended without a connection to %1."),
    QT_TRANSLATE_NOOP("EngineWords", "If it is still shown as live there, end it there."),
    QT_TRANSLATE_NOOP("EngineWords", "Stopped by %1."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 could not be closed in time; what went out until now is whole."),
    // recording
    QT_TRANSLATE_NOOP("EngineWords", "Recording; there is room on the disk again."),
    QT_TRANSLATE_NOOP("EngineWords", "The disk has room for about %1 more minutes of recording."),
    QT_TRANSLATE_NOOP("EngineWords", "Free some space on it; when it is full the recording pauses, and the programme goes on."),
    QT_TRANSLATE_NOOP("EngineWords", "Recording again, into %1."),
    QT_TRANSLATE_NOOP("EngineWords", "The recording pauses: the disk is full."),
    QT_TRANSLATE_NOOP("EngineWords", "What was recorded is closed and can be played."),
    QT_TRANSLATE_NOOP("EngineWords", "The programme goes on, and so does the recording as soon as there is room: free some space on the disk of %1."),
    QT_TRANSLATE_NOOP("EngineWords", "The recording stopped: %1."),
    QT_TRANSLATE_NOOP("EngineWords", "What was recorded can be played."),
    QT_TRANSLATE_NOOP("EngineWords", "The programme goes on, and the recording is tried again every few seconds; check the disk, or free some space on it."),
    QT_TRANSLATE_NOOP("EngineWords", "no space left for %1"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 cannot be written (%2)"),
    QT_TRANSLATE_NOOP("EngineWords", "the disk does not take %1"),
    QT_TRANSLATE_NOOP("EngineWords", "Nothing was recorded."),
    QT_TRANSLATE_NOOP("EngineWords", "The recording is in %1."),
    QT_TRANSLATE_NOOP("EngineWords", "The recording was interrupted: it is in %1 files of %2: %3."),
    QT_TRANSLATE_NOOP("EngineWords", "The last minute is kept for a replay."),
    // encoder
    QT_TRANSLATE_NOOP("EngineWords", "The processor encodes the picture (x264): this machine has no hardware encoder."),
    QT_TRANSLATE_NOOP("EngineWords", "The processor encodes the picture (x264): %1."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 encodes the picture."),
    QT_TRANSLATE_NOOP("EngineWords", "The encoder stopped: %1."),
    QT_TRANSLATE_NOOP("EngineWords", "Start the show again."),
    QT_TRANSLATE_NOOP("EngineWords", "The crew's own templates take too long to draw: they are off the air until the show is started again."),
    QT_TRANSLATE_NOOP("EngineWords", "The crew's own templates take too much memory: they are off the air until the show is started again."),
    QT_TRANSLATE_NOOP("EngineWords", "Use others."),
    QT_TRANSLATE_NOOP("EngineWords", "The show has no template \"%1\": what is on air with it is not drawn."),
    QT_TRANSLATE_NOOP("EngineWords", "Release it."),
    // pictures
    QT_TRANSLATE_NOOP("EngineWords", "%1 is %2, which cannot be opened here"),
    QT_TRANSLATE_NOOP("EngineWords", "a PDF document"),
    QT_TRANSLATE_NOOP("EngineWords", "a PostScript drawing"),
    QT_TRANSLATE_NOOP("EngineWords", "a Photoshop document"),
    QT_TRANSLATE_NOOP("EngineWords", "a JPEG XL picture"),
    QT_TRANSLATE_NOOP("EngineWords", "a JPEG 2000 picture"),
    QT_TRANSLATE_NOOP("EngineWords", "an AVIF picture"),
    QT_TRANSLATE_NOOP("EngineWords", "a HEIC picture"),
    QT_TRANSLATE_NOOP("EngineWords", "a packed folder"),
    QT_TRANSLATE_NOOP("EngineWords", "a Windows metafile"),
    QT_TRANSLATE_NOOP("EngineWords", "a web page"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 is empty"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 is no picture that can be opened"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 is a video"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 moves"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 has %2×%3 pixels of 16 bits a colour"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 has %2×%3 pixels"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 is a drawing that leads to other files, has too many parts or is damaged"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 is damaged"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 takes too long to read"),
    QT_TRANSLATE_NOOP("EngineWords", "Save it as PNG or JPEG, on a disk of this machine."),
    QT_TRANSLATE_NOOP("EngineWords", "Save it as PNG or JPEG."),
    QT_TRANSLATE_NOOP("EngineWords", "Save it anew, as PNG or JPEG."),
    QT_TRANSLATE_NOOP("EngineWords", "Name it as one, with .mp4, .mov or .mkv at its end."),
    QT_TRANSLATE_NOOP("EngineWords", "Make it smaller: no screen shows as much."),
    QT_TRANSLATE_NOOP("EngineWords", "Convert it to an MP4, or save one of its pictures as PNG."),
    QT_TRANSLATE_NOOP("EngineWords", "Save it as PNG, or as a plain SVG with its pictures in it."),
    QT_TRANSLATE_NOOP("EngineWords", "%1: the file is a picture, not a video"),
    QT_TRANSLATE_NOOP("EngineWords", "Name it as one, with %1 at its end."),
    // an engine that took over
    QT_TRANSLATE_NOOP("EngineWords", "The graphic “%1” was left out: the engine died twice while it was on air."),
    QT_TRANSLATE_NOOP("EngineWords", "The graphics are off: the engine died again and again."),
    QT_TRANSLATE_NOOP("EngineWords", "The sources are off, the slate is on: the engine died again and again."),
    QT_TRANSLATE_NOOP("EngineWords", "End the show and start it anew to have them back."),
    QT_TRANSLATE_NOOP("EngineWords", "The graphics are off: %1"),
    QT_TRANSLATE_NOOP("EngineWords", "It is not opened."),
    QT_TRANSLATE_NOOP("EngineWords", "Its secret \"%1\" is not kept any more."),
    // feeds
    QT_TRANSLATE_NOOP("EngineWords", "%1 answers slowly: comments come late"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 answers; nobody is writing"),
    QT_TRANSLATE_NOOP("EngineWords", "The broadcast is ended at its platform, too."),
    QT_TRANSLATE_NOOP("EngineWords", "%1: the broadcast was not ended. End it there."),
    QT_TRANSLATE_NOOP("EngineWords", "The platform does not answer: whether the broadcast is ended there is not known. Look there."),
    QT_TRANSLATE_NOOP("EngineWords", "%1 answers; what was written before is being read"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 answers"),
    QT_TRANSLATE_NOOP("EngineWords", "The list of comments at %1 runs in a circle: older ones may be missing"),
    QT_TRANSLATE_NOOP("EngineWords", "The list of comments at %1 does not end: the newest came, older ones are missing"),
    QT_TRANSLATE_NOOP("EngineWords", "More was written than %1 lists at a time: comments are missing here"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 %2; no comments come and no decision is carried out until a new one is entered: regie secret %3"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 %2; no comments come and no decision is carried out until a new one is entered"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 %2; asking again at %3"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 %2: nothing has come since %3; still trying"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 %2: nothing has come yet; still trying"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 %2; still trying"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 has closed the comments"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 says the broadcast is over"),
    QT_TRANSLATE_NOOP("EngineWords", "does not answer"),
    QT_TRANSLATE_NOOP("EngineWords", "does not accept the access token: %1"),
    QT_TRANSLATE_NOOP("EngineWords", "does not accept the access token"),
    QT_TRANSLATE_NOOP("EngineWords", "was asked too often: %1"),
    QT_TRANSLATE_NOOP("EngineWords", "was asked too often"),
    QT_TRANSLATE_NOOP("EngineWords", "cannot give so much at once: %1"),
    QT_TRANSLATE_NOOP("EngineWords", "cannot give so much at once"),
    QT_TRANSLATE_NOOP("EngineWords", "does not allow it: %1"),
    QT_TRANSLATE_NOOP("EngineWords", "does not allow it"),
    QT_TRANSLATE_NOOP("EngineWords", "refused: %1"),
    QT_TRANSLATE_NOOP("EngineWords", "has lost the place in its list"),
    QT_TRANSLATE_NOOP("EngineWords", "has trouble of its own: %1"),
    QT_TRANSLATE_NOOP("EngineWords", "has trouble of its own"),
    QT_TRANSLATE_NOOP("EngineWords", "answered %1"),
    QT_TRANSLATE_NOOP("EngineWords", "cannot be found: its name does not resolve"),
    QT_TRANSLATE_NOOP("EngineWords", "cannot be reached"),
    QT_TRANSLATE_NOOP("EngineWords", "did not answer within %1 s"),
    QT_TRANSLATE_NOOP("EngineWords", "broke off: %1"),
    QT_TRANSLATE_NOOP("EngineWords", "has no connection to be trusted: %1"),
    QT_TRANSLATE_NOOP("EngineWords", "sent something that is not JSON"),
    QT_TRANSLATE_NOOP("EngineWords", "sent more than %1 KiB"),
    QT_TRANSLATE_NOOP("EngineWords", "has used up the project's quota of units for today"),
    QT_TRANSLATE_NOOP("EngineWords", "has opened no live chat for this video yet"),
    QT_TRANSLATE_NOOP("EngineWords", "has not said yet which live chat the video has"),
    QT_TRANSLATE_NOOP("EngineWords", "knows no such video"),
    QT_TRANSLATE_NOOP("EngineWords", "says this video is no live broadcast"),
    // what the engine refuses
    QT_TRANSLATE_NOOP("EngineWords", "the comment is hidden already, by %1"),
    QT_TRANSLATE_NOOP("EngineWords", "the comment is approved already, by %1"),
    QT_TRANSLATE_NOOP("EngineWords", "the comment is deleted already, by %1"),
    QT_TRANSLATE_NOOP("EngineWords", "all of these comments are %1 already"),
    QT_TRANSLATE_NOOP("EngineWords", "hidden"),
    QT_TRANSLATE_NOOP("EngineWords", "approved"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 comments are too many for one decision"),
    QT_TRANSLATE_NOOP("EngineWords", "Choose %1 at most."),
    QT_TRANSLATE_NOOP("EngineWords", "the comment waits for air already, by %1"),
    QT_TRANSLATE_NOOP("EngineWords", "the comment does not wait for air"),
    QT_TRANSLATE_NOOP("EngineWords", "the comment was removed by its author or the platform"),
    QT_TRANSLATE_NOOP("EngineWords", "Choose another one."),
    QT_TRANSLATE_NOOP("EngineWords", "the comment is hidden"),
    QT_TRANSLATE_NOOP("EngineWords", "Take the hiding back first."),
    QT_TRANSLATE_NOOP("EngineWords", "ban its author"),
    QT_TRANSLATE_NOOP("EngineWords", "the platform of this comment lets nobody %1"),
    QT_TRANSLATE_NOOP("EngineWords", "the answer is empty"),
    QT_TRANSLATE_NOOP("EngineWords", "Write one."),
    QT_TRANSLATE_NOOP("EngineWords", "the answer is longer than the %1 characters that are shown whole"),
    QT_TRANSLATE_NOOP("EngineWords", "the answer is longer than the %1 characters that are sent to a platform"),
    QT_TRANSLATE_NOOP("EngineWords", "Shorten it."),
    QT_TRANSLATE_NOOP("EngineWords", "the platform does not say who wrote this"),
    QT_TRANSLATE_NOOP("EngineWords", "Hide the comment instead."),
    QT_TRANSLATE_NOOP("EngineWords", "the author is banned already, by %1"),
    QT_TRANSLATE_NOOP("EngineWords", "all of this raid is decided already"),
    QT_TRANSLATE_NOOP("EngineWords", "these are the rules already"),
    QT_TRANSLATE_NOOP("EngineWords", "Change something first."),
    QT_TRANSLATE_NOOP("EngineWords", "no comment %1 has come"),
    QT_TRANSLATE_NOOP("EngineWords", "Choose one from the list."),
    QT_TRANSLATE_NOOP("EngineWords", "the rundown has no item \"%1\""),
    QT_TRANSLATE_NOOP("EngineWords", "Choose one from the rundown."),
    QT_TRANSLATE_NOOP("EngineWords", "the show has no template \"%1\""),
    QT_TRANSLATE_NOOP("EngineWords", "Use another, or put it back and start the show again."),
    QT_TRANSLATE_NOOP("EngineWords", "the scene on air has no place for \"%1\""),
    QT_TRANSLATE_NOOP("EngineWords", "no comment waits for air: \"%1\" has nothing to show"),
    QT_TRANSLATE_NOOP("EngineWords", "Queue one first."),
    QT_TRANSLATE_NOOP("EngineWords", "Take a scene with the layout \"two-boxes\" first."),
    QT_TRANSLATE_NOOP("EngineWords", "\"%1\" is not on air"),
    QT_TRANSLATE_NOOP("EngineWords", "Nothing had to be released."),
    QT_TRANSLATE_NOOP("EngineWords", "there is no scene \"%1\""),
    QT_TRANSLATE_NOOP("EngineWords", "there is no output \"%1\""),
    QT_TRANSLATE_NOOP("EngineWords", "there is no template \"%1\""),
    QT_TRANSLATE_NOOP("EngineWords", "there is no source \"%1\""),
    QT_TRANSLATE_NOOP("EngineWords", "Choose one of the show's."),
    QT_TRANSLATE_NOOP("EngineWords", "\"%1\" is on air already"),
    QT_TRANSLATE_NOOP("EngineWords", "\"%1\" is on air"),
    QT_TRANSLATE_NOOP("EngineWords", "Change it when it is off the air."),
    QT_TRANSLATE_NOOP("EngineWords", "a cue takes \"%1\" at %2"),
    QT_TRANSLATE_NOOP("EngineWords", "Keep it in the rundown."),
    QT_TRANSLATE_NOOP("EngineWords", "\"%1\" names a picture that the show file does not have"),
    QT_TRANSLATE_NOOP("EngineWords", "Write it into the show file."),
    QT_TRANSLATE_NOOP("EngineWords", "this is the rundown already"),
    QT_TRANSLATE_NOOP("EngineWords", "there is nothing to take back"),
    QT_TRANSLATE_NOOP("EngineWords", "that decision was taken back already"),
    QT_TRANSLATE_NOOP("EngineWords", "what a platform has deleted cannot be taken back"),
    QT_TRANSLATE_NOOP("EngineWords", "somebody else has changed the rundown meanwhile"),
    QT_TRANSLATE_NOOP("EngineWords", "Look at it as it is now, and do it again."),
    QT_TRANSLATE_NOOP("EngineWords", "what the operator has put on air is taken back by an operator"),
    QT_TRANSLATE_NOOP("EngineWords", "the built-in rehearsal keeps nothing"),
    QT_TRANSLATE_NOOP("EngineWords", "Rehearse a show file of your own."),
    QT_TRANSLATE_NOOP("EngineWords", "nothing was learnt yet"),
    QT_TRANSLATE_NOOP("EngineWords", "Decide about some comments first."),
    QT_TRANSLATE_NOOP("EngineWords", "The keyring waits to be unlocked, on the engine's machine."),
    QT_TRANSLATE_NOOP("EngineWords", "The log's disk does not answer; the show goes on, and what happened is written when it answers."),
    QT_TRANSLATE_NOOP("EngineWords", "So much waits for the log that no comments are fetched until it is written."),
    QT_TRANSLATE_NOOP("EngineWords", "the engine does not answer"),
    QT_TRANSLATE_NOOP("EngineWords", "%1 does not answer"),
    QT_TRANSLATE_NOOP("EngineWords", "Wait until the line is back, then do it again."),
    QT_TRANSLATE_NOOP("EngineWords", "the line broke before the engine answered"),
    QT_TRANSLATE_NOOP("EngineWords", "What the log has of it shows when it is back."),
    QT_TRANSLATE_NOOP("EngineWords", "there is no such version of the show file"),
    QT_TRANSLATE_NOOP("EngineWords", "this version of the show file cannot be read"),
    QT_TRANSLATE_NOOP("EngineWords", "desks on other machines may not come"),
    QT_TRANSLATE_NOOP("EngineWords", "Let them come first."),
    QT_TRANSLATE_NOOP("EngineWords", "nothing was broadcast yet that could be saved"),
    // the show's end and the door
    QT_TRANSLATE_NOOP("EngineWords", "ended by %1"),
    QT_TRANSLATE_NOOP("EngineWords", "the show's time was over"),
    QT_TRANSLATE_NOOP("EngineWords", "stopped"),
    QT_TRANSLATE_NOOP("EngineWords", "this engine does not know this desk"),
    QT_TRANSLATE_NOOP("EngineWords", "The code was mistyped, used already or is too old: have another one shown."),
    QT_TRANSLATE_NOOP("EngineWords", "a %1's desk may not do this"),
    QT_TRANSLATE_NOOP("EngineWords", "Ask the operator, or to be paired as more."),
    QT_TRANSLATE_NOOP("EngineWords", "too many requests at once"),
    QT_TRANSLATE_NOOP("EngineWords", "Wait a moment, then do it again."),
    QT_TRANSLATE_NOOP("EngineWords", "as many desks are here as this engine has places for"),
    QT_TRANSLATE_NOOP("EngineWords", "Close one of them."),
    // what is planned and said
    QT_TRANSLATE_NOOP("EngineWords", "Stopped by the rundown."),
    QT_TRANSLATE_NOOP("EngineWords", "It starts with \"%1\" in the rundown."),
    QT_TRANSLATE_NOOP("EngineWords", "nothing is being said"),
    QT_TRANSLATE_NOOP("EngineWords", "there is no answer to show"),
    QT_TRANSLATE_NOOP("EngineWords", "Write one."),
};
// clang-format on

struct Sentence {
    const char* words;
    QRegularExpression pattern;
};

const std::vector<Sentence>& sentences() {
    static const auto all = [] {
        std::vector<Sentence> made;
        for (const auto* words : kSentences) {
            auto pattern = QRegularExpression::escape(QString::fromUtf8(words));
            for (const auto* place : {"\\%1", "\\%2", "\\%3", "\\%4"})
                pattern.replace(place, "(.+?)");
            made.push_back({words, QRegularExpression(QRegularExpression::anchoredPattern(pattern))});
        }
        return made;
    }();
    return all;
}

/// One sentence or a part of one; null: not known.
QString known(const QString& said, int depth) {
    constexpr int kDeepest = 2; // a name or a reason within a sentence
    for (const auto& sentence : sentences()) {
        const auto match = sentence.pattern.match(said);
        if (!match.hasMatch())
            continue;
        auto words = QCoreApplication::translate("EngineWords", sentence.words);
        for (int place = match.lastCapturedIndex(); place >= 1; --place) { // what is put in holds no places
            const auto part = match.captured(place);
            const auto part_words = depth < kDeepest ? known(part, depth + 1) : QString();
            words.replace("%" + QString::number(place), part_words.isNull() ? part : part_words);
        }
        return words;
    }
    return {};
}

QString say(const QString& said) {
    if (auto whole = known(said, 0); !whole.isNull())
        return whole;
    // Sentence by sentence; what an error says begins small and ends without its full stop.
    for (auto end = said.indexOf(". "); end >= 0; end = said.indexOf(". ", end + 1))
        for (const bool stop : {true, false})
            if (const auto first = known(said.left(end + (stop ? 1 : 0)), 0); !first.isNull())
                return first + (stop ? " " : ". ") + say(said.mid(end + 2));
    return said;
}

} // namespace

QString engine_words(const std::string& said) {
    constexpr qsizetype kKept = 200;
    auto words = with_actor_words(QString::fromStdString(said));
    // That was so when it was said, and stands here for longer.
    static const QRegularExpression in_seconds("trying again in [\\d.]+ s\\b");
    words.replace(in_seconds, "still trying");
    if (QLocale().language() == QLocale::English)
        return words;
    static QHash<QString, QString> kept; // the same few are asked for several times a second
    if (kept.size() > kKept)
        kept.clear();
    auto& known_words = kept[words];
    if (known_words.isNull())
        known_words = say(words);
    return known_words;
}

} // namespace regie::desk
