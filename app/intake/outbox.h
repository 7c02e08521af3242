#pragma once
// Carries moderators' decisions to the platform until it confirms or refuses for good. For one comment in the
// order they were taken, one at a time; several comments at once. Without a clock or a network of its own,
// like Feed; one thread. What must survive a crash is not kept here: the log's fold gives it again
// (ShowState::outbox()).

#include "intake/backoff.h"
#include "intake/connector.h"
#include "intake/timings.h"

#include <cstdint>
#include <deque>
#include <map>
#include <string>

namespace regie::intake {

enum class Outcome { Confirmed, Refused };

class Outbox {
  public:
    class Mediator {
      public:
        virtual ~Mediator() = default;
        virtual std::int64_t now_ms() = 0; ///< monotonic
        virtual double random() = 0;       ///< 0..1
        virtual void send(HttpRequest request, HttpDone done) = 0;

        /// The last word on `item`. `words`: why it was refused, a sentence; empty when confirmed.
        virtual void action_answered(OutboxItem item, Outcome outcome, std::string words) = 0;
    };

    Outbox(const Connector& connector, Timings timings, Mediator& mediator);

    /// The same as the last one waiting for that comment is not sent twice.
    void act(OutboxItem item);
    void tick();
    std::int64_t next_due_ms() const;

  private:
    struct Lane { // one comment's decisions, oldest first
        explicit Lane(std::int64_t max_backoff_ms) : backoff(max_backoff_ms) {}

        std::deque<OutboxItem> items;
        Backoff backoff;
        std::int64_t due_ms = 0;
        bool in_flight = false;
    };

    void send_first(const std::string& comment, Lane& lane);
    void answered(const std::string& comment, const Result<HttpResponse>& response);
    void try_again(Lane& lane, const Trouble& trouble);
    void settle(const std::string& comment, Outcome outcome, std::string words);

    const Connector& connector_;
    const Timings timings_;
    Mediator& mediator_;
    std::map<std::string, Lane> lanes_; // by comment; only those with something to do
    int in_flight_ = 0;
};

} // namespace regie::intake
