#pragma once
// What Régie needs from a platform: build a request, read the answer. Without a network or a clock, so a
// connector is tested with recorded answers. One class per platform; make_connector() knows them all.

#include "intake/feed_config.h"
#include "intake/http.h"
#include "show/capabilities.h"
#include "show/comment.h"
#include "show/show_state.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regie::intake {

/// Why an answer is not what was asked for, by what there is to do about it.
enum class TroubleKind {
    Transient,  ///< try again soon
    Throttled,  ///< asked too often: asking on lengthens the block
    Token,      ///< the access token is not accepted (any more)
    Permission, ///< the token may not do this
    BadRequest, ///< no such thing, or it cannot be done to it
    Gone,       ///< the comment is deleted for good: nothing brings it back
    Cursor,     ///< the cursor is not known (any more): begin without one
    TooMuch,    ///< a page is more than the platform can give at once: ask for a smaller one
    Ended,      ///< the broadcast's comments are closed
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

/// How a platform lists comments.
enum class Listing {
    Anew,   ///< every poll begins with the newest; what it no longer lists is gone
    GoesOn, ///< oldest first; `next` is kept and the following poll goes on behind it
};

struct PollPage {
    std::vector<SeenComment> comments; ///< Anew: newest first; GoesOn: oldest first
    std::vector<std::string> removed;  ///< ids the platform says are gone
    std::vector<std::string> banned;   ///< authors' ids whose comments it says are gone
    /// Cursor of the following page; empty: there is none. GoesOn keeps the last one that was not empty.
    std::string next;
    bool more = false;        ///< the following page is to be asked for at once
    bool whole = false;       ///< Anew: the list was read to the first comment ever
    bool ended = false;       ///< the broadcast's comments are closed: this page is the last one
    int skipped = 0;          ///< items that are no comment, because they have no id or no text
    std::int64_t wait_ms = 0; ///< the platform's wish: at least so long until the next poll
    int usage_percent = 0;    ///< of the calls the platform allows; 0 when it does not say
};

/// What a platform reports of the audience; -1 where it says nothing.
struct Audience {
    std::int64_t viewers = -1;   ///< now
    std::int64_t views = -1;     ///< in all
    std::int64_t reactions = -1; ///< in all

    bool operator==(const Audience&) const = default;
};

/// What calls cost of a platform's daily budget, in its units; 0: nothing is counted.
struct Costs {
    int poll = 0, audience = 0, action = 0;
};

/// The OutboxItem::action that is about no comment: the broadcast ends for everybody.
inline constexpr const char* kEndBroadcast = "end";

/// What a check tells of a decision.
struct Found {
    bool done = false;     ///< carried out already, or there is nothing to take back
    std::string made = {}; ///< what the platform calls what was made, or what is to be taken back
};

class Connector {
  public:
    virtual ~Connector() = default;

    virtual std::string name() const = 0; ///< for people: "Facebook"
    virtual Capabilities capabilities() const = 0;
    virtual Listing listing() const { return Listing::Anew; }
    virtual Costs costs() const { return {}; }

    /// Another access token from now on.
    virtual void set_token(std::string token) = 0;

    /// What has to be known before the first poll (YouTube: the broadcast's chat); none: nothing has. Asked
    /// again until read_prepared() succeeds.
    virtual std::optional<HttpRequest> prepare() const { return {}; }
    virtual Answer<void> read_prepared(const HttpResponse&) { return {}; }

    /// The first page ("" as cursor), or the page a former one called `next`.
    virtual HttpRequest poll(const std::string& cursor) const = 0;
    virtual Answer<PollPage> read_page(const HttpResponse& response) const = 0;
    /// Comments that one page may hold.
    virtual int page_size() const { return 100; }
    /// Pages of half that size from now on; false: they cannot be smaller.
    virtual bool ask_for_less() { return false; }
    /// Pages of twice that size, up to the full one.
    virtual void ask_for_more() {}

    /// An event stream (text/event-stream) that tells at once when somebody has written; none where there is
    /// no such thing. It may leave out what it likes: the comments themselves come from polls.
    virtual std::optional<HttpRequest> stream() const { return {}; }
    /// The id of the comment that one event's data tell; empty: of none.
    virtual std::string read_stream(std::string_view) const { return {}; }

    virtual std::optional<HttpRequest> audience() const { return {}; }
    virtual Answer<Audience> read_audience(const HttpResponse&) const { return Audience{}; }

    /// What carries out a decision. An error for an action the platform does not know.
    virtual Answer<HttpRequest> action(const OutboxItem& item) const = 0;
    /// Success means the platform confirmed; the string is what it calls what was made (a ban, a reply), or
    /// empty.
    virtual Answer<std::string> read_confirmation(const OutboxItem& item,
                                                  const HttpResponse& response) const = 0;

    /// Tells whether `item` has been carried out already; asked before it is sent once more without knowing
    /// how the last time ended. None: sending it again changes nothing.
    virtual std::optional<HttpRequest> check(const OutboxItem&) const { return {}; }
    virtual Answer<Found> read_check(const OutboxItem&, const HttpResponse&) const { return Found{}; }
};

/// An error for an unknown platform or a configuration that cannot work. Never quotes the token.
Result<std::unique_ptr<Connector>> make_connector(const FeedConfig& config);

} // namespace regie::intake
