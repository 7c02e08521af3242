#pragma once
// What desks and the engine say to each other: JSON-RPC 2.0 in WebSocket text messages, monitor pictures in
// binary ones. ARCHITECTURE.md, "The desk's protocol", lists the methods. Pure values.

#include "protocol/roles.h"
#include "show/bounded_json.h"
#include "show/capabilities.h"
#include "show/event.h"
#include "show/names_json.h"
#include "show/result.h"
#include "show/show_file.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace regie::protocol {

inline constexpr int kVersion = 1;
/// A desk's message may not be larger; the engine closes the connection of one that is. Room for a crew's
/// longest word lists.
inline constexpr std::size_t kMaxRequestBytes = 1024 * 1024;

// --- methods a desk calls
namespace method {
/// {name, since, token} → Welcome; then events after `since` follow. To be paired (pairing.h): {name, since,
/// nonce, proof} → Welcome with "token" and the engine's "proof" besides
inline constexpr const char* kHello = "hello";
inline constexpr const char* kTake = "take";       ///< {item}
inline constexpr const char* kRelease = "release"; ///< {key}: a rundown item's id or "pin"
inline constexpr const char* kPin = "pin";         ///< {comment}
inline constexpr const char* kQueue = "queue";     ///< {comment, text}: for air; text: as shortened by hand
inline constexpr const char* kUnqueue = "unqueue"; ///< {comment}
inline constexpr const char* kHide = "hide";       ///< {comment} or {comments}: one decision
inline constexpr const char* kApprove = "approve"; ///< the same; un-hides hidden ones
inline constexpr const char* kNote = "note";       ///< {comment, text}: for the other moderators
inline constexpr const char* kDelete = "delete";   ///< {comment}: at the platform, for good
inline constexpr const char* kAnswer = "answer";   ///< {comment, text}: at the platform
inline constexpr const char* kAnswerOnAir = "answer_on_air"; ///< {comment, text}: both as graphic
inline constexpr const char* kBan = "ban";       ///< {comment, seconds}: its author; 0 seconds: for good
inline constexpr const char* kScene = "scene";   ///< {scene, mix}: a scene's id; mix: goes over in 300 ms
inline constexpr const char* kMark = "mark";     ///< {name}; without one it is numbered
inline constexpr const char* kSay = "say";       ///< {text}: a caption; empty: nothing is said any more
inline constexpr const char* kAdjust = "adjust"; ///< {source, …SourceSettings}: all of them
inline constexpr const char* kPause = "pause";   ///< {source, paused}: a recording
inline constexpr const char* kSeek = "seek";     ///< {source, position_ms}: a recording, from its in point
inline constexpr const char* kReplay = "replay"; ///< {seconds}: saves the last ones; replay.saved follows
inline constexpr const char* kReconnect = "reconnect";    ///< {output} or {feed}: try now, don't wait
inline constexpr const char* kStopOutput = "stop_output"; ///< {output}: until it is reconnected
inline constexpr const char* kSetRundown =
    "set_rundown"; ///< {rundown, former}: as in show files; all of it, and as it was before
inline constexpr const char* kHoldCampaigns = "hold_campaigns"; ///< {held}: they fill no gaps, or do again
inline constexpr const char* kSetAnswers = "set_answers";       ///< {answers, former}: as set_rundown
inline constexpr const char* kHideRaid = "hide_raid"; ///< {raid}: all of it that nobody has decided about
inline constexpr const char* kSetFlagRules =
    "set_flag_rules"; ///< {flags}: the "flags" of a show file, all of them
/// {flags, sessions}: what they would have flagged in this session and in so many earlier ones → TriedRules'
/// JSON with "sessions" and "cut", when it is done
inline constexpr const char* kTryFlagRules = "try_flag_rules";
inline constexpr const char* kSaveFlagRules = "save_flag_rules"; ///< {}: into the show file → {file, former}
inline constexpr const char* kKeepLearning = "keep_learning";    ///< {}: for the next show → {decisions}
inline constexpr const char* kForgetLearning = "forget_learning"; ///< {}: what was kept → {decisions}
/// {platform, author}: what somebody said in the sessions before this one → EarlierSessions
inline constexpr const char* kEarlier = "earlier";
/// {}: the show file's former versions → {versions: [{name, when_ms, items}]}, the newest first
inline constexpr const char* kVersions = "versions";
inline constexpr const char* kRestore = "restore"; ///< {version}: its rundown is planned again → {seq}
inline constexpr const char* kClaim = "claim"; ///< {comment, keep}: this desk is at it; see engine/claims.h
inline constexpr const char* kUndo = "undo";   ///< {} or {seq}: the newest standing decision of this desk
inline constexpr const char* kStop = "stop";   ///< {}: ends the show
/// {} or {on, port}: whether desks on other machines may come → RemoteDesks
inline constexpr const char* kRemote = "remote";
inline constexpr const char* kPair = "pair";     ///< {role} → {code, until_ms}: pairs one desk, once
inline constexpr const char* kUnpair = "unpair"; ///< {desk}: sends a paired one away for good → RemoteDesks
// --- notifications the engine sends
inline constexpr const char* kEvents = "events"; ///< {events: [Event]}, in order, without a gap
inline constexpr const char* kStatus = "status"; ///< Status, twice a second
inline constexpr const char* kPresence =
    "presence"; ///< {desks: [{name, comments}]}: who is there and at what; all of them, when it changes
inline constexpr const char* kNeeds =
    "needs"; ///< {needs: {id: 0..1}}: how soon undecided comments want a look; those that changed
} // namespace method

/// Answers to a command come after the log has it: {"seq": N}. Errors: {"code", "message", "data":
/// {"remedy"}}.
struct Request {
    std::string id; ///< empty for a notification
    std::string method;
    nlohmann::json params = nlohmann::json::object();
};
struct Response {
    std::string id;
    nlohmann::json result;
    std::optional<Error> error;
};
using Message = std::variant<Request, Response>;

std::string encode(const Request& request);
std::string encode(const Response& response);
/// Weighed before it is read: what is nested deeper than kMaxJsonDepth or weighs more than `most_bytes` is an
/// error.
Result<Message> decode(std::string_view text, std::size_t most_bytes = kMaxJsonBytes);

/// What a desk needs to know once: the plan, in the show file's words, and where the clock stands.
struct Welcome {
    int version = kVersion;
    std::string name;    ///< the name this desk's decisions are logged under
    std::string session; ///< folder's name
    std::string mode;    ///< "rehearse" or "live"
    std::string show;    ///< the show's name
    int width = 0, height = 0, fps = 0;
    std::int64_t epoch_ms = 0; ///< wall time of frame 0, Unix milliseconds
    std::string time_zone;     ///< of clocks on air; empty: the engine's machine's
    std::uint64_t head = 0;    ///< newest event's number now
    nlohmann::json rundown;    ///< of the show file; rundown.changed events replace it
    nlohmann::json scenes;  ///< [{id, name, layout, sources, interpreter}]; the first was on air at the start
    nlohmann::json sources; ///< [{id, name, picture, settings}], as planned
    nlohmann::json outputs; ///< [{id, name, platform}]
    std::vector<std::string> rules;                  ///< the names of all flag rules
    NamePolicy names = NamePolicy::FirstNameInitial; ///< how authors are named on air
    nlohmann::json feeds; ///< [{id, platform, can_hide, can_delete, can_ban, can_reply}]
    std::string role = to_string(Role::Operator); ///< what this desk may do
    std::int64_t ends_ms = -1;                    ///< planned show time of the end; -1: open
    nlohmann::json look;                          ///< of what is on air: see look_json() in show/theme.h
    nlohmann::json answers;                       ///< of the show file; answers.changed events replace them
    nlohmann::json campaigns;                     ///< [{id, name}]
    nlohmann::json templates; ///< [{component, description}]: a crew's own, beside those that are built in
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Welcome, version, name, session, mode, show, width, height,
                                                fps, epoch_ms, time_zone, head, rundown, scenes, sources,
                                                outputs, rules, names, feeds, role, ends_ms, look, answers,
                                                campaigns, templates)

/// Desks on other machines, as kRemote tells.
struct RemoteDesks {
    bool on = false;
    std::vector<std::string> addresses; ///< wss://…, where they find the engine
    struct Paired {
        std::string id, name, role;
        bool here = false; ///< connected now
    };
    std::vector<Paired> paired;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(RemoteDesks::Paired, id, name, role, here)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(RemoteDesks, on, addresses, paired)

/// What of the plan Welcome carries.
nlohmann::json scenes_json(const ShowFile& show);
nlohmann::json sources_json(const ShowFile& show);
/// A crew's own templates.
nlohmann::json templates_json(const Templates& templates);
/// Of those that can be had in `mode`: a rehearsal has the recording alone.
nlohmann::json outputs_json(const ShowFile& show, const std::string& mode);

/// Of those that run.
nlohmann::json feeds_json(const ShowFile& show, const std::map<std::string, Capabilities>& capabilities);

/// The "comments" of a decision on several; empty when it is about one.
std::vector<std::string> comments_in(const nlohmann::json& params);

/// An `adjust` command's settings; what is missing is as a source has it by default.
SourceSettings settings_of(const nlohmann::json& params);

/// The "rundown" among a command's parameters, checked as that of a show file is.
Result<Rundown> rundown_of(const nlohmann::json& params, const Templates& templates);

/// The "flags" among a command's parameters, checked as those of a show file are; the error names the place.
Result<FlagSettings> flags_of(const nlohmann::json& params);

/// A desk, and the comments somebody is at there.
struct Present {
    std::string name;
    std::vector<std::string> comments;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Present, name, comments)

/// dBFS, of the last 100 ms.
struct Level {
    double peak_db = -120, rms_db = -120;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Level, peak_db, rms_db)

/// EBU R 128, in LUFS; -70 is silence.
struct Loudness {
    double momentary = -70, short_term = -70, integrated = -70;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Loudness, momentary, short_term, integrated)

struct OutputNumbers {
    int kbps = 0;                ///< that left in the last two seconds
    std::int64_t sent_bytes = 0; ///< since the show began; for a recording: on the disk
    std::int64_t sent_frames = 0, dropped_frames = 0;
    std::int64_t running_ms = 0; ///< since it was last connected; 0 when it is not
    int round_trip_ms = -1;      ///< -1: unknown
    int affordable_kbps = 0;     ///< what a slow line takes of the picture; 0: all of it
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(OutputNumbers, kbps, sent_bytes, sent_frames, dropped_frames,
                                                running_ms, round_trip_ms, affordable_kbps)

/// A comment feed's heartbeat.
struct FeedNumbers {
    std::int64_t answered_ms = 0; ///< last successful poll, Unix time in milliseconds; 0: never
    std::int64_t interval_ms = 0; ///< between polls, as things are
    int comments_per_min = 0;
    bool streaming = false;                                ///< comments come sooner than polls
    int usage_percent = 0;                                 ///< of the calls the platform allows, as it says
    std::int64_t units_spent = 0, units_a_day = 0;         ///< of a budget; 0: nothing is counted
    std::int64_t units_forecast = 0;                       ///< spent at the planned end
    std::int64_t viewers = -1, views = -1, reactions = -1; ///< -1: the platform does not say
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(FeedNumbers, answered_ms, interval_ms, comments_per_min,
                                                streaming, usage_percent, units_spent, units_a_day,
                                                units_forecast, viewers, views, reactions)

/// What was turned away at the desks' doors since the engine started.
struct Refused {
    std::int64_t unknown = 0;   ///< without the right token or code, or without a place
    std::int64_t origins = 0;   ///< web pages
    std::int64_t oversized = 0; ///< messages
    std::int64_t malformed = 0; ///< messages
    std::int64_t forbidden = 0; ///< commands beyond a desk's role, or more than it may give at once
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Refused, unknown, origins, oversized, malformed, forbidden)

/// The numbers that change all the time and are no events.
struct Status {
    std::int64_t show_ms = 0;
    std::int64_t frames = 0, late_frames = 0, dropped_frames = 0, late_overlays = 0, slate_frames = 0;
    Level sound; ///< of the programme
    Loudness loudness;
    std::map<std::string, Level> sources;         ///< by source
    std::map<std::string, OutputNumbers> outputs; ///< by output; the recording is "recording"
    std::string encoder;                          ///< which it is, and why no other
    int video_kbps = 0;                           ///< what the encoder is told now
    std::int64_t free_bytes = 0;                  ///< on the recording's disk
    std::map<std::string, FeedNumbers> feeds;     ///< by feed
    int comments_per_min = 0;                     ///< of all feeds
    int desks = 0;
    Refused refused;
    std::int64_t learnt = 0, learnt_earlier = 0; ///< decisions of this show, and of those before, that rank
    bool log_ok = true;                          ///< false: the log cannot be written; `log_words` says why
    std::string log_words;
    std::string graphics_words; ///< what is wrong with the graphics; empty: nothing
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Status, show_ms, frames, late_frames, dropped_frames,
                                                late_overlays, slate_frames, sound, loudness, sources,
                                                outputs, encoder, video_kbps, free_bytes, feeds,
                                                comments_per_min, desks, refused, learnt, learnt_earlier,
                                                log_ok, log_words, graphics_words)

/// What an author said in sessions before this one, as kEarlier tells.
struct EarlierSessions {
    int sessions = 0; ///< in which they said something
    int comments = 0, hidden = 0;
    bool banned = false;
    struct Said {
        std::int64_t created_ms = 0;
        std::string text;
        bool hidden = false;
    };
    std::vector<Said> newest; ///< the newest first
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(EarlierSessions::Said, created_ms, text, hidden)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(EarlierSessions, sessions, comments, hidden, banned, newest)

/// A former version of the show file, as kVersions tells.
struct Version {
    std::string name;
    std::int64_t when_ms = 0; ///< when it was the newest
    int items = 0;            ///< graphics in its rundown
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Version, name, when_ms, items)

/// Binary message: a byte that says whose picture it is (0: the programme's, n: of Welcome::sources the
/// n-th), 7 bytes programme frame number, big-endian, then a JPEG.
std::vector<std::uint8_t> encode_monitor(int source, std::int64_t frame, std::span<const std::uint8_t> jpeg);
struct Monitor {
    int source = -1; ///< of Welcome::sources; -1: the programme
    std::int64_t frame = 0;
    std::span<const std::uint8_t> jpeg; ///< borrowed from the message
};
std::optional<Monitor> decode_monitor(std::span<const std::uint8_t> message);

} // namespace regie::protocol
