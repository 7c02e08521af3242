// What a feed does with an event stream. Nobody knows what a stream leaves out when many write at once (the
// stand-in at 200 comments a second left out half), and a comment told before an older one would stand in the
// log out of the platform's order. So it rings, and a poll opens: soon when all was quiet, and never more
// often than polls come.

#include "intake/feed.h"

#include <algorithm>
#include <utility>

namespace regie::intake {

// A stream that ends or cannot be had is no trouble: the polls go on, only faster.
void Feed::open_stream() {
    auto request = connector_.stream();
    if (!request) {
        stream_.due_ms = kNever;
        return;
    }
    stream_.waiting = true;
    events_ = EventStream([this](std::string_view data) { stream_event(data); });
    request->timeout_ms = timings_.request;
    request->on_data = [this, round = round_](std::string_view bytes) {
        if (round != round_)
            return;
        if (!std::exchange(numbers_.streaming, true))
            stream_backoff_.reset();
        events_.feed(bytes);
    };
    mediator_.send(std::move(*request), [this, round = round_](const Result<HttpResponse>&) {
        if (round != round_)
            return;
        stream_.waiting = false;
        stream_.due_ms = mediator_.now_ms() + stream_backoff_.next_ms();
        stream_ended();
    });
}

void Feed::stream_ended() {
    announced_.clear();
    if (std::exchange(numbers_.streaming, false) && !waiting_)
        due_ms_ = mediator_.now_ms();
}

void Feed::stream_event(std::string_view data) {
    auto id = connector_.read_stream(data);
    if (id.empty() || known_.contains(id))
        return;
    announced_ = std::move(id);
    if (!waiting_)
        ring();
}

void Feed::ring() {
    due_ms_ = std::min(due_ms_, std::max(mediator_.now_ms(), poll_began_ms_ + timings_.poll));
}

} // namespace regie::intake
