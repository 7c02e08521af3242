#pragma once
// The poll loop of one comment feed, as a state machine without a clock or a network of its own: tick() it
// when next_due_ms() has come. One thread; the mediator is called from within tick() and from answers to its
// send().

#include "intake/backoff.h"
#include "intake/connector.h"
#include "intake/known_comments.h"
#include "intake/timings.h"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

namespace regie::intake {

enum class FeedState {
    Starting, ///< not answered yet; never reported
    Live,
    Failing,
};

class Feed {
  public:
    /// What the feed needs from its owner.
    class Mediator {
      public:
        virtual ~Mediator() = default;
        virtual std::int64_t now_ms() = 0; ///< monotonic
        virtual double random() = 0;       ///< 0..1
        virtual void send(HttpRequest request, HttpDone done) = 0;

        /// Never said before, oldest first.
        virtual void comments_came(std::vector<Comment> comments) = 0;
        /// Gone at the platform; were delivered before.
        virtual void comments_removed(std::vector<std::string> ids) = 0;
        /// Only when the state or the sentence for the operator is another one.
        virtual void feed_changed(FeedState state, std::string words) = 0;
    };

    /// `known`: what the log has already, so that a restart delivers nothing twice. References outlive the
    /// feed.
    Feed(const Connector& connector, Timings timings, const std::vector<KnownComment>& known,
         Mediator& mediator);

    void tick();
    /// When tick() has something to do; far away while an answer is awaited.
    std::int64_t next_due_ms() const;

    /// Hidden by a moderator: not reported as removed when the platform stops listing it.
    void set_hidden_by_us(const std::string& comment, bool hidden) {
        known_.set_hidden_by_us(comment, hidden);
    }

  private:
    // One poll: pages until one holds a comment already known, all of it delivered at once when it is
    // complete. A poll that fails half-way delivers nothing, else its newest page would hide the gap from the
    // next poll.
    struct Poll {
        std::int64_t began_ms = 0;
        bool sweep = false; // goes on behind known comments, to find removed ones
        int pages = 0;
        bool met_known = false;
        int usage_percent = 0;
        std::vector<SeenComment> fresh; // newest first
        std::unordered_set<std::string> seen;
        std::int64_t oldest_ms = 0; // of what was seen; 0: unknown
    };

    void ask(const std::string& cursor);
    void answered(const Result<HttpResponse>& response);
    void take(PollPage page);
    void complete(bool to_the_end);
    void failed(const Trouble& trouble);
    void say(FeedState state, std::string words);
    std::int64_t interval_ms(int usage_percent) const;

    const Connector& connector_;
    const Timings timings_;
    Mediator& mediator_;
    KnownComments known_;
    Backoff backoff_;
    Poll poll_;
    bool waiting_ = false; // for an answer
    std::int64_t due_ms_ = 0;
    std::int64_t last_sweep_ms_ = 0;
    std::int64_t last_comment_ms_ = 0;
    FeedState state_ = FeedState::Starting;
    std::string words_;
};

} // namespace regie::intake
