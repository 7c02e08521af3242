#pragma once
// What happened in a show. The log is a list of these; every state Régie shows is a fold over them.
// Pure values, safe to hand to any thread.

#include "show/answers.h"
#include "show/comment.h"
#include "show/flag_settings.h"
#include "show/result.h"
#include "show/rundown.h"
#include "show/scene.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace regie {

/// A graphic that can be on air. At most one of each key is on air at a time.
struct Graphic {
    std::string key;     ///< the rundown item's id, or kPinKey for the pinned comment
    std::string graphic; ///< template name: see templates.h
    Fields fields;
    std::int64_t until_ms = -1; ///< show time at which the clock releases it; -1: stays until released
    std::string comment;        ///< the pinned comment's id; empty for rundown items
    std::string layer = {};     ///< it takes the place of what is on air there; empty: of nothing
    // Not logged:
    std::int64_t since_ms = 0; ///< show time at which it was taken
    Fields live = {};          ///< what the show itself says of it while it stands: a poll's votes

    bool operator==(const Graphic&) const = default;
};

inline constexpr const char* kPinKey = "pin";
inline constexpr const char* kAnswerKey = "answer"; ///< of a comment's question with what was answered
inline constexpr const char* kHidden = "hidden";
inline constexpr const char* kApproved = "approved";

// --- the session
struct SessionStarted {
    std::string show; ///< the show's name
    std::string mode; ///< "rehearse" or "live"
    int fps = 30;
    std::int64_t epoch_ms = 0; ///< wall time of frame 0, Unix milliseconds
    FlagSettings flags = {};   ///< what the show file wanted flagged
};
struct EngineStarted {
    std::int64_t pid = 0;
    std::int64_t first_frame = 0; ///< > 0 when an engine died and this one took over
    /// How the engines before it ended since the last one that started, to_string(EngineEnd) of each.
    std::vector<std::string> after = {};
    std::vector<std::string> without = {}; ///< what it goes without, and why: sentences
    std::string boot = {};                 ///< which run of the machine `zero_ms` belongs to
    std::int64_t zero_ms = 0;              ///< when frame 0 was, by the machine's monotonic clock
};
/// What stood in this place of the log cannot be read: a newer Régie wrote it, or a disk lost it.
struct Unreadable {
    std::string kind; ///< of the event; "lost": nobody knows
};
/// Somebody ended the show, or its time was over: whatever becomes of the engine now, none takes over.
struct SessionEnding {
    std::string reason;
};
/// The machine's wall clock was put forward or back while the show ran; its own time goes on.
struct ClockStepped {
    std::int64_t by_ms = 0;
};
/// What is wrong with the graphics, though the log says that they are on air.
struct GraphicsFailed {
    std::string words; ///< a sentence; empty: nothing any more
};
struct SessionEnded {
    std::string reason;
};

// --- comments
struct CommentCame {
    Comment comment;
};
struct CommentFlagged {
    std::string comment;
    std::vector<Flag> flags;
};
/// Its author has changed it at the platform.
struct CommentEdited {
    std::string comment;
    std::string text;
};
/// Gone at the platform: its author or the platform removed it.
struct CommentRemoved {
    std::string comment;
};
/// A moderator's decision; the outbox carries it to the platform.
struct CommentHidden {
    std::string comment;
};
struct CommentApproved {
    std::string comment;
};
/// As hidden, but for good.
struct CommentDeleted {
    std::string comment;
};
/// Answered at the platform, in the institution's name.
struct CommentAnswered {
    std::string comment;
    std::string text;
};
/// May not write any more.
struct AuthorBanned {
    std::string feed;
    Author author;
    std::string comment;      ///< that led to it
    std::int64_t seconds = 0; ///< how long; 0: for good
};
/// Many people write nearly the same: one alert for all of them, said again as it grows.
struct RaidSeen {
    std::string id;
    std::string example;               ///< what they write
    std::int64_t authors = 0;          ///< so far
    std::int64_t since_ms = 0;         ///< show time of the first of them
    std::vector<std::string> comments; ///< of it, that were not told before
};
/// One decision on all of a raid that nobody had decided about.
struct RaidHidden {
    std::string raid;
    std::vector<std::string> comments; ///< in the order of their ids
};
/// One decision on several comments at once.
struct CommentsDecided {
    std::string what;                  ///< kHidden or kApproved
    std::vector<std::string> comments; ///< in the order of their ids
};
/// Waits to be pinned, behind those that wait already; queued once more it keeps its place.
struct CommentQueued {
    std::string comment;
    std::string text; ///< as a person has shortened it; empty: as it was written
};
struct CommentUnqueued {
    std::string comment;
};
/// What a moderator wants the others to know of it. It replaces the former note; empty: there is none.
struct CommentNoted {
    std::string comment;
    std::string text;
};
/// The crew has planned anew while the show runs: all of it as it is now.
struct RundownChanged {
    Rundown rundown;
};
/// Campaigns fill no gaps from here on, or do again.
struct CampaignsHeld {
    bool held = true;
};
/// The crew answers otherwise from here on: all its answers as they are now.
struct AnswersChanged {
    Answers answers;
};
/// Desks on other machines may come from here on, or no longer.
struct RemoteSwitched {
    bool on = false;
    int port = 0; ///< where they find the engine
};
/// Whose name the event's `by` is from here on: nobody else is given it in this session.
struct DeskNamed {
    std::string desk; ///< a paired desk's id; empty: desks on the engine's machine
};
/// What the crew wants flagged from here on; all of it, whatever changed.
struct FlagsChanged {
    FlagSettings flags;
};
/// What the crew's decisions teach was kept for the next show, or forgotten, or came from an earlier one.
struct LearningChanged {
    std::string what;           ///< "begun" with, "kept", "forgotten", "unreadable"
    std::int64_t decisions = 0; ///< that it stands for from then on
    std::string words;          ///< why it could not be read
};
/// The platform's answer to something the outbox sent.
struct PlatformAnswered {
    std::string comment;
    std::string action;         ///< as in OutboxItem
    std::string outcome;        ///< "confirmed", "refused" or "cancelled"
    std::string words;          ///< the platform's words when it refused
    std::uint64_t decision = 0; ///< the event that was carried out
    std::string made = {};      ///< what the platform calls what was made: a ban, a reply
    bool for_good = false;      ///< the platform has deleted the comment: nothing brings it back
};

// --- on air
struct GraphicTaken {
    Graphic graphic;
};
struct GraphicReleased {
    std::string key;
};
/// The programme shows this of its sources from here on.
struct SceneTaken {
    Scene scene;
    Transition transition = Transition::Cut;
};
/// A moment to find again: a chapter of the recording, an end of a clip.
struct MarkSet {
    std::string name;
};
/// A piece of the broadcast was saved while it ran, or could not be.
struct ReplaySaved {
    std::string file; ///< its name in the session
    std::int64_t from_ms = 0, ms = 0;
    std::string fault; ///< why not; empty: it was
};
/// How a source is heard and how late it is, from here on; all of it, whatever changed.
struct SourceAdjusted {
    std::string source;
    SourceSettings settings;
};
/// What is being said, from here on, in words: of the captions it is the next.
struct CaptionSaid {
    std::string text;    ///< empty: what was said has had its time
    std::int64_t ms = 0; ///< how long it stays
};
/// A question that the crew's answers have one for. Nothing is said until a person says it.
struct AnswerProposed {
    std::string comment;
    std::string answer; ///< its id in the show file
    std::string text;   ///< as it would be said; empty: there is none any more
    double sure = 0;    ///< how well the question matches, 0 to 1
};
/// Takes back the decision logged as `of`, whatever it was.
struct TakenBack {
    std::uint64_t of = 0;
    std::vector<std::string> spared = {}; ///< of its comments: those that their platform has deleted for good
};
struct CueRan {
    int index = 0;     ///< position in the show file's `cues`
    std::string words; ///< what it did, or why it could not
};

// --- health: what the desk says is wrong, and what is being done
struct FeedChanged {
    std::string feed;
    std::string
        state; ///< intake's FeedState: "live", "quiet", "slow", "throttled", "token expired", "dead", "ended"
    std::string words;
};
/// What a platform says of the audience, once a minute; -1 where it says nothing.
struct AudienceMeasured {
    std::string feed;
    std::int64_t viewers = -1, views = -1, reactions = -1;
    std::int64_t units = 0; ///< of the platform's daily budget spent so far
};
struct SourceChanged {
    std::string source;
    std::string state; ///< "live", "lost", "failed"
    std::string words;
};
struct OutputChanged {
    std::string output;
    std::string state; ///< "connecting", "running", "lost", "failed", "stopped", "ended"
    std::string words;
    std::int64_t first_frame = 0; ///< the frame its first picture shows
    std::string file;             ///< the name of a recording's file in the session; else empty
};

using EventBody =
    std::variant<SessionStarted, EngineStarted, SessionEnded, CommentCame, CommentFlagged, CommentRemoved,
                 CommentHidden, CommentApproved, PlatformAnswered, GraphicTaken, GraphicReleased, TakenBack,
                 CueRan, FeedChanged, SourceChanged, OutputChanged, SceneTaken, MarkSet, SourceAdjusted,
                 ReplaySaved, CommentEdited, CommentDeleted, CommentAnswered, AuthorBanned, AudienceMeasured,
                 FlagsChanged, LearningChanged, RaidSeen, RaidHidden, CommentsDecided, CommentQueued,
                 CommentUnqueued, CommentNoted, RundownChanged, RemoteSwitched, CaptionSaid, AnswerProposed,
                 CampaignsHeld, AnswersChanged, DeskNamed, SessionEnding, ClockStepped, GraphicsFailed,
                 Unreadable>;

struct Event {
    std::uint64_t seq = 0;    ///< 1, 2, 3 … without a gap; given by the engine
    std::int64_t wall_ms = 0; ///< Unix time, milliseconds
    std::int64_t show_ms = 0; ///< show time: the recording's timecode
    std::string by;           ///< who: a desk's name, or one of ours: see actors.h
    EventBody body;
};

/// The event's name in the log: "comment.hidden".
const char* kind_of(const EventBody& body);

/// The comments a decision is about, or an event changes; what a TakenBack takes back is not looked up.
std::vector<std::string> comments_of(const EventBody& body);

/// {"seq", "wall_ms", "show_ms", "by", "kind", "data"}.
nlohmann::json to_json(const Event& event);
/// The body alone, as it stands under "data".
nlohmann::json data_of(const EventBody& body);

/// An error for an unknown kind or data that does not fit it.
Result<EventBody> body_from_json(const std::string& kind, const nlohmann::json& data);
Result<Event> event_from_json(const nlohmann::json& json);

} // namespace regie
