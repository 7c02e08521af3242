#pragma once
// The poll loop of one comment feed, as a state machine without a clock or a network of its own: tick() it
// when next_due_ms() has come. One thread; the mediator is called from within tick() and from answers to its
// send().

#include "intake/backoff.h"
#include "intake/connector.h"
#include "intake/event_stream.h"
#include "intake/feed_health.h"
#include "intake/known_comments.h"
#include "intake/pace.h"
#include "intake/per_minute.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

namespace regie::intake {

/// The heartbeat: numbers that change all the time and are no events.
struct FeedNumbers {
    std::int64_t answered_wall_ms = 0; ///< last successful poll, Unix time; 0: never
    std::int64_t interval_ms = 0;      ///< between polls, as things are
    int comments_per_min = 0;
    bool streaming = false; ///< the platform announces comments, polls are a safety net
    int usage_percent = 0;  ///< of the calls the platform allows, as it says
    std::int64_t units_spent = 0, units_a_day = 0, units_forecast = 0; ///< 0: nothing is counted
    Audience audience;
};

class Feed {
  public:
    /// What the feed needs from its owner.
    class Mediator {
      public:
        virtual ~Mediator() = default;
        virtual std::int64_t now_ms() = 0;  ///< monotonic
        virtual std::int64_t wall_ms() = 0; ///< Unix time
        virtual double random() = 0;        ///< 0..1
        virtual void send(HttpRequest request, HttpDone done) = 0;

        /// Never said before, oldest first.
        virtual void comments_came(std::vector<Comment> comments) = 0;
        /// Were delivered before and say something else now.
        virtual void comments_edited(std::vector<Comment> comments) = 0;
        /// Gone at the platform; were delivered before.
        virtual void comments_removed(std::vector<std::string> ids) = 0;
        /// All of this author's comments are gone at the platform.
        virtual void author_banned(std::string author) = 0;
        /// Only when the state or the sentence for the operator is another one.
        virtual void feed_changed(FeedState state, std::string words) = 0;
        /// After every poll, well or not.
        virtual void numbers_changed(const FeedNumbers& numbers) = 0;
    };

    /// `known`: what the log has already, so that a restart delivers nothing twice. References outlive the
    /// feed.
    Feed(Connector& connector, const FeedConfig& config, const std::vector<KnownComment>& known,
         Mediator& mediator);

    void tick();
    /// When tick() has something to do.
    std::int64_t next_due_ms() const;

    /// Asks now, whatever it was waiting for: a person wants it, or there is a new token.
    void resume();

    /// Units of the platform's budget that a decision cost.
    void spend(int units) { pace_.spend(units); }

    /// Hidden by a moderator: not reported as removed when the platform stops listing it.
    void set_hidden_by_us(const std::string& comment, bool hidden) {
        known_.set_hidden_by_us(comment, hidden);
    }

  private:
    static constexpr auto kNever = std::numeric_limits<std::int64_t>::max();

    // One poll: pages until one holds a comment already known, all of it delivered at once when it is
    // complete. A poll that fails half-way delivers nothing, else its newest page would hide the gap from the
    // next poll. One that would never be complete is cut short.
    struct Poll {
        bool sweep = false; // goes on behind known comments, to find removed ones
        std::string cursor; // of the page that was asked for last, or is to be asked for when the pace allows
        bool waits = false; // for that
        std::unordered_set<std::string> cursors; // all of them
        Missing missing = Missing::Nothing;
        std::int64_t asked_ms = 0, slowest_ms = 0; // one answer
        int pages = 0;
        int barren = 0; // pages in a row that told nothing new
        bool met_known = false;
        int usage_percent = 0;
        std::vector<SeenComment> fresh; // in the platform's listing order
        std::vector<Comment> edited;
        std::unordered_set<std::string> seen;
        std::int64_t oldest_ms = 0; // of what was seen; 0: unknown
    };
    // A question beside the polls.
    struct Aside {
        std::int64_t due_ms = 0;
        bool waiting = false;
    };

    void begin_poll();
    void ask_to_prepare(HttpRequest request);
    void ask(const std::string& cursor);
    void send_poll();
    bool asked_for_less();
    void answered(const Result<HttpResponse>& response);
    void take(PollPage page);
    void look_at(SeenComment seen);
    bool is_complete(const PollPage& page);
    void complete(const PollPage& last);
    void deliver(const PollPage& last);
    void failed(const Trouble& trouble);
    void open_stream();
    void stream_event(std::string_view data);
    void stream_ended();
    void ring();
    void ask_audience();
    void publish_numbers();
    void changed(bool is_changed);

    Connector& connector_;
    const FeedConfig config_;
    const Timings timings_;
    Mediator& mediator_;
    KnownComments known_;
    Pace pace_;
    FeedHealth health_;
    Backoff backoff_, stream_backoff_;
    PerMinute per_minute_;
    Poll poll_;
    FeedNumbers numbers_;
    std::string cursor_; // of a listing that goes on
    bool prepared_ = false;
    bool waiting_ = false; // for an answer
    std::int64_t due_ms_ = 0;
    std::int64_t last_sweep_ms_ = 0;
    std::int64_t poll_began_ms_ = 0; // the last one
    std::int64_t more_at_ms_ = 0;    // when pages may be larger again, behind one that was too much
    bool endless_ = false;           // the last poll was cut short
    Aside audience_, stream_;
    std::string announced_; // by the stream, and not seen in a poll yet
    EventStream events_;
    // Answers to what was asked before resume() are of no interest any more.
    std::uint64_t round_ = 0;
};

} // namespace regie::intake
