#include "engine/raid_alerts.h"

#include <algorithm>
#include <utility>

namespace regie {

namespace {

constexpr std::size_t kMostAlerts = 50;

} // namespace

void RaidAlerts::seen(const std::string& comment, const Raid& raid) {
    auto& untold = alerts_[raid.id].untold;
    untold.id = std::to_string(raid.id);
    untold.example = raid.example;
    untold.authors = static_cast<std::int64_t>(raid.authors);
    untold.since_ms = std::max<std::int64_t>(0, raid.since_ms); // it may have begun before the show
    for (const auto& before : raid.before)
        if (untold.comments.size() < kMostAtOnce)
            untold.comments.push_back(before);
    if (untold.comments.size() < kMostAtOnce)
        untold.comments.push_back(comment);
    if (alerts_.size() > kMostAlerts)
        alerts_.erase(alerts_.begin()); // the oldest
}

std::vector<RaidSeen> RaidAlerts::due(std::int64_t now_ms) {
    std::vector<RaidSeen> told;
    for (auto& [id, alert] : alerts_) {
        if (alert.untold.comments.empty() || (!alert.new_to_crew && now_ms - alert.told_ms < kEveryMs))
            continue;
        told.push_back(alert.untold);
        alert.untold.comments.clear();
        alert.told_ms = now_ms;
        alert.new_to_crew = false;
    }
    return told;
}

} // namespace regie
