#pragma once
// What one comment feed of a show needs, with its secrets: for connectors and the poll loop.

#include "intake/http.h"
#include "intake/timings.h"
#include "show/show_file.h"

#include <string>

namespace regie::intake {

struct FeedConfig {
    std::string id;       ///< the feed's id in the show file
    std::string platform; ///< "facebook", "youtube", "owncast" or "json"
    /// Scheme and host, for "json" the whole address; "" for the platform's own. "http://127.0.0.1:8800" in a
    /// rehearsal.
    std::string base_url;
    std::string live_video;       ///< the platform's id of the broadcast
    std::string page;             ///< Facebook: the page's id; only with it people can be banned
    std::string token;            ///< a secret
    std::string token_name;       ///< where a person keeps it: `regie secret NAME`
    JsonPointers pointers;        ///< "json": where things stand in an answer
    Budget budget;                ///< of units a day, where the platform counts them
    std::int64_t spent_units = 0; ///< of today\'s budget, by an earlier run of this show
    std::int64_t ran_ms = 0;      ///< how long the show has been on when the feed starts
    Reach reach = Reach::Public;  ///< Loopback in a rehearsal
    Timings timings;

    /// The stand-in at `url` replays the feed: its live video is kRehearsedVideo and it takes any token.
    static FeedConfig rehearsal(std::string id, std::string platform, std::string url);
    /// At the platform itself, without its token. An address on this machine's loopback is a stand-in's.
    static FeedConfig live(const FeedSpec& feed);
};

/// The stand-in's live video unless it is told another (standin::GraphOptions::live_video).
inline constexpr const char* kRehearsedVideo = "1234";

} // namespace regie::intake
