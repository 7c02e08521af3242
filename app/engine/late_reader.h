#pragma once
// Reads from the log what desks lack that come late, on a thread of its own: nothing else waits for the disk.

#include "show/event.h"
#include "show/result.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace regie {

/// The events behind number `after` that are on the disk, in order, `limit` of them at most. Called on one
/// thread, where it is destroyed, too: it may keep a connection.
using ReadEvents = std::function<Result<std::vector<Event>>(std::uint64_t after, std::size_t limit)>;

/// Events as desks are told them.
struct EventsMessage {
    std::string text;
    std::uint64_t last = 0; ///< the number of the last one in it
};

/// As many of the events in [from, to) as one message has room for, the first one in any case.
template<typename Iterator>
EventsMessage events_message(Iterator from, Iterator to) {
    constexpr std::size_t kRoom = 1024 * 1024;
    EventsMessage message{R"({"jsonrpc":"2.0","method":"events","params":{"events":[)"};
    for (bool first = true; from != to && message.text.size() < kRoom; ++from, first = false) {
        message.text += first ? "" : ",";
        message.text += to_json(*from).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        message.last = from->seq;
    }
    message.text += "]}}";
    return message;
}

class LateReader {
  public:
    explicit LateReader(ReadEvents read);
    /// What waits is dropped, and the read that runs is waited for a moment: a disk that does not answer is
    /// left to itself. Nobody is called from here on.
    ~LateReader();
    LateReader(const LateReader&) = delete;
    LateReader& operator=(const LateReader&) = delete;

    /// `then` is called on the reader's thread, and returns at once.
    void read(std::uint64_t after, std::size_t limit, std::function<void(Result<EventsMessage>)> then);

  private:
    struct Wanted {
        std::uint64_t after;
        std::size_t limit;
        std::function<void(Result<EventsMessage>)> then;
    };
    /// What the thread uses, which may outlive the reader.
    struct Shared {
        std::mutex mutex; // guards what follows; never held across I/O
        std::condition_variable wake, ended;
        std::deque<Wanted> wanted; // one a desk at most
        bool stopping = false, has_ended = false;
    };
    static void run(Shared& shared, const ReadEvents& read);

    std::shared_ptr<Shared> shared_ = std::make_shared<Shared>();
    std::thread thread_;
};

} // namespace regie
