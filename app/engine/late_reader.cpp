#include "engine/late_reader.h"

#include <chrono>
#include <exception>
#include <utility>

namespace regie {

namespace {

constexpr auto kLongestEnd = std::chrono::seconds(1);

Result<EventsMessage> read_message(const ReadEvents& read, std::uint64_t after, std::size_t limit) try {
    const auto events = read(after, limit);
    if (!events)
        return tl::unexpected(events.error());
    if (events->empty())
        return failure("the log has no more");
    return events_message(events->begin(), events->end());
} catch (const std::exception& error) { // the show goes on without this desk
    return failure(error.what());
}

} // namespace

LateReader::LateReader(ReadEvents read)
    : thread_([shared = shared_, read = std::move(read)] {
          run(*shared, read);
          const std::lock_guard lock(shared->mutex);
          shared->has_ended = true;
          shared->ended.notify_all();
      }) {}

LateReader::~LateReader() {
    std::unique_lock lock(shared_->mutex);
    shared_->stopping = true;
    shared_->wake.notify_one();
    const bool ended = shared_->ended.wait_for(lock, kLongestEnd, [this] { return shared_->has_ended; });
    lock.unlock();
    if (ended)
        thread_.join();
    else
        thread_.detach();
}

void LateReader::read(std::uint64_t after, std::size_t limit,
                      std::function<void(Result<EventsMessage>)> then) {
    {
        std::lock_guard lock(shared_->mutex);
        shared_->wanted.push_back({after, limit, std::move(then)});
    }
    shared_->wake.notify_one();
}

void LateReader::run(Shared& shared, const ReadEvents& read) {
    std::unique_lock lock(shared.mutex);
    for (;;) {
        shared.wake.wait(lock, [&] { return shared.stopping || !shared.wanted.empty(); });
        if (shared.stopping)
            return;
        const auto wanted = std::move(shared.wanted.front());
        shared.wanted.pop_front();
        lock.unlock();
        auto message = read_message(read, wanted.after, wanted.limit);
        lock.lock();
        if (shared.stopping)
            return;
        wanted.then(std::move(message));
    }
}

} // namespace regie
