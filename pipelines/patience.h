#pragma once
// How long something is waited for that needs the processor.

#include <chrono>
#include <cstdint>
#include <map>
#include <string>

namespace regie::pipelines {

/// Is over after `allowed`, in which the threads of this process have the processor when they want it. What
/// they wait for it, because the machine is busy with something else, is not counted: what works there takes
/// longer, and what hangs waits for no processor. However busy the machine is, it is over after a minute. Not
/// thread-safe.
class Patience {
  public:
    explicit Patience(std::chrono::milliseconds allowed);

    bool is_over();
    /// How often to ask.
    static constexpr std::chrono::milliseconds kLook{50};

  private:
    struct Waited {
        std::int64_t before_ns = 0, ns = 0;
    };
    void look();

    const std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
    const std::chrono::milliseconds allowed_;
    std::map<std::string, Waited> threads_; ///< by number; those that are gone, too
};

} // namespace regie::pipelines
