#pragma once
// Which broadcasts at platforms are the show's own: those that its outputs were sent to. A fold over the log,
// not thread-safe.

#include "show/event.h"
#include "show/show_file.h"

#include <set>
#include <string>

namespace regie {

class Broadcasts {
  public:
    void apply(const Event& event);

    /// Whether an output to the feed's platform was live at least once: what never got a frame of the show is
    /// somebody else's broadcast, or one that has not begun.
    bool fed(const ShowFile& show, const FeedSpec& feed) const;
    /// Whether the feed has said that its broadcast is over.
    bool ended(const std::string& feed) const { return ended_.contains(feed); }

  private:
    std::set<std::string> ran_;   // outputs
    std::set<std::string> ended_; // feeds
};

} // namespace regie
