#pragma once
// The events of a log in words, for a person at a terminal.

#include "show/clock.h"
#include "show/event.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

/// Tells a log from its beginning: what a decision is about is told by who wrote it and its first words, as
/// far as they have come. The log outlives it.
class EventWords {
  public:
    explicit EventWords(const std::vector<Event>& log) : log_(log) {}

    /// Goes on with the next event. On one line. What people wrote stands in quotes, its control characters
    /// escaped: a terminal obeys nobody.
    std::string next();

    /// Of the event told last: an engine that takes over is there from its first frame on; its event is
    /// written while it gets ready for it.
    std::int64_t show_ms() const { return show_ms_; }

  private:
    friend struct LogWords;
    /// Of a comment, as it stands by now.
    struct Said {
        std::string_view author, text;
    };

    std::int64_t show_ms_of(const Event& event) const;
    std::string comment(const std::string& id) const;
    std::string comments(const std::vector<std::string>& ids) const;
    std::string taken_back(std::uint64_t seq) const;
    void remember(const Event& event);

    const std::vector<Event>& log_;
    std::size_t told_ = 0;
    FrameRate rate_;
    std::int64_t show_ms_ = 0;
    std::int64_t silent_ms_ = -1; ///< how long the log had been silent before this event; -1: it begins
    std::map<std::string_view, Said> said_;
    std::map<std::string_view, std::string_view> raids_; ///< what they write
    std::map<std::string_view, std::string_view>
        on_air_; ///< the comment that each graphic shows; may be empty
};

} // namespace regie
