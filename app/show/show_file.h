#pragma once
// What is planned: the show file. Pure: takes text, gives values or an error that names the place.

#include "show/answers.h"
#include "show/campaign.h"
#include "show/captions.h"
#include "show/clock.h"
#include "show/event.h"
#include "show/flag_settings.h"
#include "show/result.h"
#include "show/rundown.h"
#include "show/scene.h"
#include "show/theme.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace regie {

/// The programme's picture, in pixels, and its rate.
struct Canvas {
    int width = 1920;
    int height = 1080;
    FrameRate rate{30};
};

struct SourceSpec {
    std::string id;
    std::string name;        ///< for people; the id when the file gives none
    std::string uri;         ///< as written: a path beside the show file, or a URI
    bool loop = false;       ///< files: again from the start when it ends
    std::int64_t in_ms = 0;  ///< files: where it starts, and where every loop does
    std::int64_t out_ms = 0; ///< files: where it ends; 0: at its end
    SourceSettings settings{};
};

/// "rtsp" of "rtsp://…", "color" of "color:#102030"; empty for a path.
std::string_view scheme_of(std::string_view uri);
/// A file: it has a beginning and is there when it is wanted. Everything else is live.
bool is_recording(std::string_view uri);
/// The names of the secrets that an address asks for: "cam" of "rtsp://user:{secret:cam}@host/live".
std::vector<std::string> secrets_in(std::string_view uri);
/// The address with its secrets in place, encoded as addresses are. One that `secret_of` does not know stays.
std::string with_secrets(std::string uri,
                         const std::function<std::string(const std::string& name)>& secret_of);
/// Whether a password or a passphrase stands in the address itself.
bool has_open_secret(std::string_view uri);

/// False for microphones and line inputs ("pulse:", "alsa:"): they are heard in every scene.
bool has_picture(std::string_view uri);

struct OutputSpec {
    std::string id;       ///< what the file gives, or its kind: "recording", "rtmp", "rtmp-2"
    std::string kind;     ///< "recording", "rtmp" or "srt"
    std::string url;      ///< without its key: "rtmps://HOST:443/rtmp", "srt://HOST:PORT"
    std::string key;      ///< name of the secret that is the stream key (SRT: the passphrase); empty: none
    std::string platform; ///< whose rules hold: "facebook", "youtube"; empty: nobody's
    int video_kbps = 4500;
    bool clean = false; ///< a recording: with another one beside it that has no graphics, for clips
};

/// Where things stand in the JSON of an endpoint that no connector is made for: JSON Pointers (RFC 6901).
/// `items` and `next_interval_s` from the answer's root, the others within one item.
struct JsonPointers {
    std::string items, id, author_id, author_name, text, time;
    std::string cursor;       ///< of the following page; empty: an answer lists all there is
    std::string cursor_param; ///< the query parameter that carries it
    std::string next_interval_s;
    std::string hidden; ///< a boolean: hidden at the platform
    bool newest_first = false;
};

/// Units of a platform that counts what is asked of it (YouTube: 10,000 a day).
struct Budget {
    std::int64_t units_a_day = 0; ///< 0: nothing is counted
    double hours = 3;             ///< the planned length of the broadcast, over which they are spread
};

struct FeedSpec {
    std::string id;       ///< "facebook", or what the file gives
    std::string kind;     ///< "recorded", or the platform
    std::string platform; ///< "facebook", "youtube", "owncast" or "json"; for "recorded": whose interface the
                          ///< stand-in speaks
    std::string file;     ///< as written: the recorded chat beside the show file
    std::string url; ///< Owncast's address, or the whole one of a JSON endpoint; for the others a stand-in's
    std::string live_video; ///< the platform's id of the broadcast
    std::string page;       ///< Facebook: the page that people are banned from
    std::string token;      ///< name of the secret that opens the platform
    JsonPointers pointers;
    Budget budget;
};

/// "http://127.0.0.1:8800/…", "http://localhost": a stand-in's address. No other goes without TLS.
bool leads_to_this_machine(std::string_view url);
/// What a feed may be asked at: https with a host, or a stand-in's address; no name or password in front of
/// it.
bool is_feed_address(std::string_view url);

/// How an author is named on air.
enum class NamePolicy {
    FirstNameInitial, ///< "Karim B."
    FirstName,        ///< "Karim"
    Initials,         ///< "K. B."
    Full,             ///< "Karim Benali"
};

/// One action timed on the show clock. Exactly one of them is meant: the variant's alternative.
struct TakeCue {
    std::string item;
};
struct ReleaseCue {
    std::string item;
}; ///< a rundown item's id, or "pin"
struct PinFirstCue {
    std::string rule;
}; ///< the oldest undecided comment with a flag of this rule; "" for any unflagged
struct HideFlaggedCue {
    std::string rule;
}; ///< every undecided comment with a flag of this rule; "any": every severe one
struct SceneCue {
    std::string scene; ///< a scene's id
    Transition transition = Transition::Cut;
};
struct MarkCue {
    std::string name;
};
struct Cue {
    std::int64_t at_ms = 0;
    std::variant<TakeCue, ReleaseCue, PinFirstCue, HideFlaggedCue, SceneCue, MarkCue> action;
};

struct ShowFile {
    std::string name;
    Canvas canvas;
    std::vector<SourceSpec> sources;
    /// As the file has them, or the full picture of each source. The first is on air from the start;
    /// kSlateScene is the last.
    std::vector<Scene> scenes;
    std::vector<OutputSpec> outputs;
    std::vector<FeedSpec> feeds;
    FlagSettings flags;
    Fields slate; ///< "title", "message" and "logo" of the picture that stands in for a source that is away
    std::string theme = "city";                ///< a built-in one's name, or a file beside the show file
    Theme look = built_in_themes().at("city"); ///< what it gives; load_show() reads a file
    std::string templates_folder;              ///< of the crew's own, as written; empty: none
    Templates templates; ///< what its graphics are made of; load_show() reads the folder
    NamePolicy names = NamePolicy::FirstNameInitial;
    std::int64_t pin_seconds = 20; ///< how long a pinned comment stays (FIELD.md: social_stream's 20 s)
    Rundown rundown;
    std::int64_t ends_ms = -1; ///< show time at which the show is planned to end; -1: open
    std::vector<Cue> cues;
    /// Of the words on air that are the engine's own: "fr", "en". Empty: the file does not say; load_show()
    /// then knows it from the show's texts.
    std::string language;
    std::string time_zone; ///< "Europe/Paris"; empty: this machine's
    std::vector<Campaign> campaigns;
    std::int64_t campaign_gap_s = 30; ///< without a new graphic, before a campaign shows something
    std::optional<OpeningHours> opening_hours;
    Answers answers;
    std::string captions_file;     ///< as written; empty: none
    std::vector<Caption> captions; ///< of it; load_show() reads them
    std::string captions_guess;    ///< how its letters were read, in words; empty: it says how itself

    const Scene* scene(std::string_view id) const;
};

/// "en" where `language` is empty or nothing here has words in it. What the slate and the templates say of
/// themselves is in it from then on.
void speak(ShowFile& show, const std::string& language);

/// Reads and checks a show file, whose graphics are made of `templates`. `file` is its name for messages. The
/// first error found, with its JSON pointer (or line and column when the text is not JSON).
Result<ShowFile> parse_show_file(std::string_view text, const std::string& file,
                                 const Templates& templates = {});

/// "Karim Benali" → "Karim B." and so on. Cuts what is not a name's length: at most 40 characters.
std::string name_on_air(const std::string& name, NamePolicy policy);

} // namespace regie
