#pragma once
// One alert a raid, and not one a comment: collects what comes of each and tells it every few seconds. Lives
// on the show thread.

#include "flagging/raid_watch.h"
#include "show/event.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace regie {

class RaidAlerts {
  public:
    static constexpr std::int64_t kEveryMs = 3'000;
    static constexpr std::size_t kMostAtOnce = 500; ///< comments an alert names

    /// `comment` belongs to `raid`.
    void seen(const std::string& comment, const Raid& raid);
    /// What is to be told at `now_ms`, on any clock that goes on: a new raid at once, one that grows every
    /// kEveryMs.
    std::vector<RaidSeen> due(std::int64_t now_ms);

  private:
    struct Alert {
        RaidSeen untold;
        std::int64_t told_ms = 0;
        bool new_to_crew = true;
    };
    std::map<std::uint64_t, Alert> alerts_; // those that were told last, and those to be told
};

} // namespace regie
