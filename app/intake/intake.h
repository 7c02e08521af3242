#pragma once
// Comments in, decisions out: the facade the engine uses. Owns the one thread on which all HTTP to platforms
// runs.

#include "intake/connector.h"
#include "intake/known_comments.h"

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
    /// Gone at the platform: their author or the platform removed them. Looked for among the newest 1,000;
    /// noticed within two polls among the newest 100, within two sweeps (Timings::sweep) further back.
    std::function<void(const std::string& feed, const std::vector<std::string>& ids)> removed;
    /// `state` as in FeedChanged: "live" or "failing". `words` is a sentence for the operator: "Facebook
    /// answered 500; trying again in 4 s". Only when one of them is another one.
    std::function<void(const std::string& feed, const std::string& state, const std::string& words)> state;
    /// The last word on a decision. `words`: why the platform refused; empty when it confirmed.
    std::function<void(const OutboxItem& item, bool confirmed, const std::string& words)> answered;
};

/// start() and stop() from one thread, not from a callback; act() from any.
class Intake {
  public:
    Intake(std::vector<FeedConfig> feeds, IntakeCallbacks callbacks);
    ~Intake(); ///< stops

    Intake(const Intake&) = delete;
    Intake& operator=(const Intake&) = delete;

    /// `known`: by feed, what the log already has. An error for a configuration that cannot work; a platform
    /// that does not answer is no error but told by callbacks.state. Once.
    Result<void> start(const std::map<std::string, std::vector<KnownComment>>& known = {});

    /// Carries a decision to the platform; callbacks.answered follows, however long it takes. An item of a
    /// feed that does not exist is refused. Before start() and after stop() it does nothing: the log still
    /// has the decision.
    void act(OutboxItem item);

    /// Returns when the thread has ended, within milliseconds; requests under way are dropped. Idempotent.
    void stop();

  private:
    class Loop;

    std::unique_ptr<Loop> loop_;
};

} // namespace regie::intake
