#include "pipelines/patience.h"

#include <filesystem>
#include <fstream>

namespace regie::pipelines {

namespace {

constexpr std::chrono::minutes kMost(1);

} // namespace

Patience::Patience(std::chrono::milliseconds allowed) : allowed_(allowed) {
    look();
    for (auto& [thread, waited] : threads_)
        waited.before_ns = waited.ns;
}

/// proc(5): nanoseconds on the processor, then those spent waiting for it. A kernel that does not count them
/// leaves them out, and what passes is the clock's time.
void Patience::look() {
    std::error_code error;
    for (auto thread = std::filesystem::directory_iterator("/proc/self/task", error);
         !error && thread != std::filesystem::directory_iterator(); thread.increment(error)) {
        std::ifstream file(thread->path() / "schedstat");
        std::int64_t ran_ns = 0, waited_ns = 0;
        if (file >> ran_ns >> waited_ns)
            threads_[thread->path().filename().string()].ns = waited_ns;
    }
}

bool Patience::is_over() {
    const auto passed = std::chrono::steady_clock::now() - since_;
    if (passed <= allowed_)
        return false;
    if (passed > kMost)
        return true;
    look();
    std::chrono::nanoseconds waited(0);
    for (const auto& [thread, one] : threads_)
        waited += std::chrono::nanoseconds(one.ns - one.before_ns);
    return passed - waited > allowed_;
}

} // namespace regie::pipelines
