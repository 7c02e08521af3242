#pragma once
// A source that is open: a pipeline of its own, whatever it reads.

#include "pipelines/sources/source_feed.h"
#include "show/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace regie::pipelines {

/// Called on the control thread, each at most once (ended and restarted: after each seek again); the source
/// may be destroyed from within. Errors name the source and say what the operator can do.
struct SourceEvents {
    std::function<void()> ready;                  ///< the first picture (of a microphone: sound) can be taken
    std::function<void(const Error&)> failed;     ///< it cannot be played, or stopped in the middle
    std::function<void(const Error&)> impossible; ///< and will not before something is installed
    std::function<void()> ended;                  ///< played to its end and does not loop
    /// It was sought: what comes is another beginning, at source time 0. Put its feed on the reader anew.
    std::function<void()> restarted = {};
};

/// Made, used and destroyed on the control thread.
class Source {
  public:
    Source() = default;
    virtual ~Source() = default;
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    /// For the tick. Outlives the source harmlessly: it then has nothing more.
    virtual std::shared_ptr<SourceFeed> feed() const = 0;

    /// For how long something is due that does not come, since it was opened, came last, or was asked for. 0:
    /// it is not waited for.
    virtual std::int64_t waiting_ms() const { return 0; }
    /// Why, where it knows more than that nothing comes. Also of what comes late and is not waited for.
    virtual std::optional<Error> why_waiting() const { return {}; }
    /// Gone when nothing of it is left, which may be long after the source is.
    virtual std::weak_ptr<void> trace() const { return {}; }

    virtual void pause(bool /*paused*/) {}
    /// To that place, in milliseconds after its in point. False: it cannot. Else it holds, and says restarted
    /// when it is there; or goes on when it could not go there.
    virtual bool seek(std::int64_t /*position_ms*/) { return false; }
};

} // namespace regie::pipelines
