#pragma once
// Carries moderators' decisions to the platform until it confirms or refuses for good. For one comment (or
// one banned author) in the order they were taken, one at a time; several at once. Without a clock or a
// network of its own, like Feed; one thread. What must survive a crash is not kept here: the log's fold gives
// it again (ShowState::outbox()).

#include "intake/backoff.h"
#include "intake/connector.h"
#include "intake/timings.h"

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <utility>

namespace regie::intake {

enum class Outcome {
    Confirmed,
    Refused,
    Cancelled, ///< taken back before the platform was told: it has heard of neither
};
/// "confirmed", "refused", "cancelled": as in PlatformAnswered.
const char* to_string(Outcome outcome);

/// The last word on a decision.
struct Settled {
    OutboxItem item = {};
    Outcome outcome = Outcome::Confirmed;
    std::string words = {}; ///< why it was refused, a sentence; else empty
    std::string made = {};  ///< what the platform calls what was made: a ban, a reply
    bool for_good = false;  ///< the platform has deleted the comment: nothing brings it back

    bool operator==(const Settled&) const = default;
};

class Outbox {
  public:
    class Mediator {
      public:
        virtual ~Mediator() = default;
        virtual std::int64_t now_ms() = 0; ///< monotonic
        virtual double random() = 0;       ///< 0..1
        virtual void send(HttpRequest request, HttpDone done) = 0;

        virtual void settled(Settled settled) = 0;
    };

    Outbox(const Connector& connector, Timings timings, Mediator& mediator);

    /// The same as one that is waiting is not sent twice: the answer is that to the later decision. The
    /// reverse of one that was not carried out yet cancels it: nothing that was taken back is sent again.
    void act(OutboxItem item);
    void tick();
    std::int64_t next_due_ms() const;
    /// Nothing waits any longer: there is a new token, or a person wants it.
    void resume();

  private:
    struct Lane { // one comment's decisions, oldest first
        explicit Lane(std::int64_t max_backoff_ms) : backoff(max_backoff_ms) {}

        std::deque<OutboxItem> items;
        Backoff backoff;
        std::int64_t due_ms = 0;
        bool in_flight = false;
    };

    static std::deque<OutboxItem>::iterator find_last(Lane& lane, const OutboxItem& item);
    bool stands_alone(const OutboxItem& item) const;
    void give_way(const std::string& key);
    void send_first(const std::string& key, Lane& lane);
    void check_first(const std::string& key, Lane& lane, HttpRequest request);
    void checked(const std::string& key, const Result<HttpResponse>& response);
    void post(Lane& lane, HttpRequest request, HttpDone done);
    void answered(const std::string& key, const Result<HttpResponse>& response);
    Lane& landed(const std::string& key);
    void failed(const std::string& key, const Trouble& trouble);
    void confirmed(const std::string& key, std::string made);
    void settle(const std::string& key, Settled settled);

    const Connector& connector_;
    const Timings timings_;
    Mediator& mediator_;
    std::map<std::string, Lane> lanes_; // only those with something to do
    // By lane and text, what the platform calls the ban or the reply: whoever takes it back may not know yet.
    std::map<std::pair<std::string, std::string>, std::string> made_;
    int in_flight_ = 0;
};

} // namespace regie::intake
