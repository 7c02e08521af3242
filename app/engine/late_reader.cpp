#include "engine/late_reader.h"

#include <exception>
#include <utility>

namespace regie {

namespace {

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

LateReader::LateReader(ReadEvents read) : thread_([this, read = std::move(read)] { run(read); }) {}

LateReader::~LateReader() {
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void LateReader::read(std::uint64_t after, std::size_t limit,
                      std::function<void(Result<EventsMessage>)> then) {
    {
        std::lock_guard lock(mutex_);
        wanted_.push_back({after, limit, std::move(then)});
    }
    wake_.notify_one();
}

void LateReader::run(const ReadEvents& read) {
    for (;;) {
        Wanted wanted;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [&] { return stopping_ || !wanted_.empty(); });
            if (stopping_)
                return;
            wanted = std::move(wanted_.front());
            wanted_.pop_front();
        }
        wanted.then(read_message(read, wanted.after, wanted.limit));
    }
}

} // namespace regie
