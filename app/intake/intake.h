#pragma once
// Comments in, decisions out: the facade the engine uses. Owns the one thread on which all HTTP to platforms
// runs.

#include "intake/connector.h"
#include "intake/feed.h"
#include "intake/known_comments.h"
#include "intake/outbox.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace regie::intake {

/// All must be set; all are called on the intake thread and must return at once: queue, don't work. None is
/// called after stop().
struct IntakeCallbacks {
    /// Each comment once, oldest first.
    std::function<void(const std::string& feed, std::vector<Comment>)> comments;
    /// They say something else now than before.
    std::function<void(const std::string& feed, std::vector<Comment>)> edited;
    /// Gone at the platform: their author or the platform removed them. Where the platform does not say so,
    /// they are looked for among the newest 1,000; noticed within two polls among the newest 100, within two
    /// sweeps (Timings::sweep) further back.
    std::function<void(const std::string& feed, const std::vector<std::string>& ids)> removed;
    /// All of an author's comments are gone at the platform.
    std::function<void(const std::string& feed, const std::string& author)> banned;
    /// `words` is a sentence for the operator: "Facebook answered 500; trying again in 4 s". Only when one of
    /// them is another one.
    std::function<void(const std::string& feed, FeedState state, const std::string& words)> state;
    /// The heartbeat, after every poll.
    std::function<void(const std::string& feed, const FeedNumbers& numbers)> numbers;
    /// The last word on a decision.
    std::function<void(const Settled& settled)> settled;
};

/// start() and stop() from one thread, not from a callback; act(), resume() and hold() from any.
class Intake {
  public:
    Intake(std::vector<FeedConfig> feeds, IntakeCallbacks callbacks);
    ~Intake(); ///< stops

    Intake(const Intake&) = delete;
    Intake& operator=(const Intake&) = delete;

    /// `known`: by feed, what the log already has. An error for a configuration that cannot work; a platform
    /// that does not answer is no error but told by callbacks.state. Once.
    Result<void> start(const std::map<std::string, std::vector<KnownComment>>& known = {});

    /// Carries a decision to the platform; callbacks.settled follows, however long it takes. An item of a
    /// feed that does not exist is refused. Before start() and after stop() it does nothing: the log still
    /// has the decision.
    void act(OutboxItem item);

    /// Asks the platform now and sends what waits, whatever that was waiting for. `token`: another one from
    /// now on; empty: the one it has.
    void resume(const std::string& feed, const std::string& token = {});

    /// No comments are fetched for as long as it is held: the platforms keep them. Decisions go on being
    /// carried.
    void hold(bool held);

    /// What can be done at the platforms, by feed. From start() on.
    std::map<std::string, Capabilities> capabilities() const;

    /// Returns when the thread has ended, within milliseconds; requests under way are dropped. Idempotent.
    void stop();

  private:
    class Loop;

    std::unique_ptr<Loop> loop_;
};

} // namespace regie::intake
