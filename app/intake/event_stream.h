#pragma once
// Server-sent events (text/event-stream, HTML Living Standard 9.2) out of a stream's bytes. Pure.

#include <functional>
#include <string>
#include <string_view>

namespace regie::intake {

class EventStream {
  public:
    /// `on_event` is given each event's data, its lines joined by line feeds.
    explicit EventStream(std::function<void(std::string_view data)> on_event)
        : on_event_(std::move(on_event)) {}

    void feed(std::string_view bytes);

  private:
    void line(std::string_view text);

    std::function<void(std::string_view)> on_event_;
    std::string line_, data_;
    bool after_cr_ = false;
    bool too_long_ = false; // the event that comes in is dropped
};

} // namespace regie::intake
