#pragma once
// What Régie needs from a platform: build a request, read the answer. Pure: no network, no clock, no state,
// so a connector is tested with recorded answers. One class per platform; make_connector() knows them all.

#include "intake/http.h"
#include "intake/timings.h"
#include "show/comment.h"
#include "show/show_state.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regie::intake {

/// What one comment feed of a show needs.
struct FeedConfig {
    std::string id;       ///< the feed's id in the show file
    std::string platform; ///< "facebook"
    std::string
        base_url; ///< scheme and host, "" for the platform's own: "http://127.0.0.1:8800" in a rehearsal
    std::string live_video;      ///< the platform's id of the broadcast
    std::string token;           ///< a secret
    Reach reach = Reach::Public; ///< Loopback in a rehearsal
    Timings timings;

    /// The stand-in at `url` replays the feed: its live video is kRehearsedVideo and it takes any token.
    static FeedConfig rehearsal(std::string id, std::string platform, std::string url);
};

/// The stand-in's live video unless it is told another (standin::Options::live_video).
inline constexpr const char* kRehearsedVideo = "1234";

/// What moderators can do at a platform; the desk labels its buttons with what will really happen.
struct Capabilities {
    bool can_hide = false;
    bool hide_reversible = false;
    bool can_delete = false;
    bool can_ban = false;
    bool can_reply = false; ///< may still be refused for a particular comment
};

/// Why an answer is not what was asked for, by what there is to do about it.
enum class TroubleKind {
    Transient,  ///< try again soon
    Throttled,  ///< asked too often: asking on lengthens the block
    Token,      ///< the access token is not accepted (any more)
    Permission, ///< the token may not do this
    BadRequest, ///< no such thing, or it cannot be done to it
};
struct Trouble {
    TroubleKind kind = TroubleKind::Transient;
    std::string words;                          ///< a clause after the platform's name: "answered 500"
    std::optional<std::int64_t> retry_after_ms; ///< the platform's own wish
};
template<typename T>
using Answer = tl::expected<T, Trouble>;

struct SeenComment {
    Comment comment;
    bool hidden = false; ///< at the platform, by whomever

    bool operator==(const SeenComment&) const = default;
};

struct PollPage {
    std::vector<SeenComment> comments; ///< newest first
    std::string next;                  ///< cursor of the page with older ones; empty: there is none
    int usage_percent = 0;             ///< of the calls the platform allows; 0 when it does not say
};

class Connector {
  public:
    virtual ~Connector() = default;

    virtual std::string name() const = 0; ///< for people: "Facebook"
    virtual Capabilities capabilities() const = 0;

    /// The newest comments ("" as cursor), or the page a former one called `next`.
    virtual HttpRequest poll(const std::string& cursor) const = 0;
    virtual Answer<PollPage> read_page(const HttpResponse& response) const = 0;

    /// What carries out a decision. An error for an action the platform does not know.
    virtual Answer<HttpRequest> action(const OutboxItem& item) const = 0;
    /// Success means the platform confirmed.
    virtual Answer<void> read_confirmation(const HttpResponse& response) const = 0;
};

/// An error for an unknown platform or a configuration that cannot work. Never quotes the token.
Result<std::unique_ptr<Connector>> make_connector(const FeedConfig& config);

} // namespace regie::intake
