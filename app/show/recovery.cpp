#include "show/recovery.h"

#include <algorithm>
#include <array>
#include <utility>

namespace regie {

namespace {

constexpr std::array kEnds = {std::pair{EngineEnd::Killed, "killed"},
                              std::pair{EngineEnd::OutOfMemory, "out-of-memory"},
                              std::pair{EngineEnd::Crashed, "crashed"}, std::pair{EngineEnd::Hung, "hung"},
                              std::pair{EngineEnd::Refused, "refused"}};

constexpr std::int64_t kHealthyMs = 60'000;
/// A crew that starts its machine anew and goes on does so by then.
constexpr std::int64_t kLongestWaitMs = 6 * 60 * 60'000LL;

constexpr std::size_t kLeavesOutWhatStood = 2, kLeavesOutGraphics = 3, kLeavesOutSources = 4;
constexpr std::size_t kKeptDeaths = 8;

std::vector<std::string> keys_on_air(const ShowState& state) {
    std::vector<std::string> keys;
    for (const auto& shown : state.on_air())
        keys.push_back(shown.first);
    return keys;
}

} // namespace

const char* to_string(EngineEnd end) {
    const auto at =
        std::find_if(kEnds.begin(), kEnds.end(), [&](const auto& one) { return one.first == end; });
    return at->second;
}

std::optional<EngineEnd> engine_end_of(std::string_view name) {
    for (const auto& [end, its_name] : kEnds)
        if (name == its_name)
            return end;
    return {};
}

void Engines::apply(const Event& event, const ShowState& before) {
    last_wall_ms_ = event.wall_ms;
    last_show_ms_ = std::max(last_show_ms_, event.show_ms);
    if (const auto* session = std::get_if<SessionStarted>(&event.body)) {
        rate_ = {session->fps};
        epoch_ms_ = session->epoch_ms;
    }
    const auto* started = std::get_if<EngineStarted>(&event.body);
    if (!started)
        return;
    std::vector<EngineEnd> ends;
    for (const auto& name : started->after)
        ends.push_back(engine_end_of(name).value_or(EngineEnd::Killed));
    died(ends, rate_.frame_to_ms(started->first_frame), before);
    started_ms_ = rate_.frame_to_ms(started->first_frame);
    newest_ = *started;
}

std::int64_t Engines::goes_on_at_ms(const Moment& now) const {
    if (newest_ && !newest_->boot.empty() && newest_->boot == now.boot)
        return std::max<std::int64_t>(now.monotonic_ms - newest_->zero_ms, 0);
    if (!newest_ || newest_->boot.empty()) // of a Régie that knew but the wall clock
        return std::max<std::int64_t>(now.wall_ms - epoch_ms_, 0);
    const auto waited_ms = now.wall_ms - last_wall_ms_;
    return last_show_ms_ + (waited_ms > 0 && waited_ms < kLongestWaitMs ? waited_ms : 0);
}

void Engines::died(const std::vector<EngineEnd>& ends, std::int64_t at_ms, const ShowState& show) {
    for (const auto end : ends) { // those behind the first came to nothing
        const auto since_ms = std::exchange(started_ms_, at_ms).value_or(at_ms);
        deaths_.push_back({end != EngineEnd::Killed, at_ms - since_ms, keys_on_air(show)});
    }
    if (deaths_.size() > kKeptDeaths)
        deaths_.erase(deaths_.begin(), deaths_.end() - static_cast<std::ptrdiff_t>(kKeptDeaths));
}

/// Those up to now that are likely to have one reason, the newest first.
std::vector<Engines::Death> Engines::row() const {
    std::vector<Death> row;
    for (auto death = deaths_.rbegin(); death != deaths_.rend() && death->own; ++death) {
        row.push_back(*death);
        if (death->lived_ms >= kHealthyMs)
            break;
    }
    return row;
}

LeftOut Engines::left_out(const std::vector<EngineEnd>& after, std::int64_t now_ms,
                          const ShowState& now) const {
    auto with_these = *this;
    with_these.died(after, now_ms, now);
    const auto row = with_these.row();
    LeftOut out;
    if (after.empty())
        return out;
    out.all_sources = row.size() >= kLeavesOutSources;
    out.all_graphics = row.size() >= kLeavesOutGraphics;
    if (row.size() >= kLeavesOutWhatStood)
        std::copy_if(row[0].on_air.begin(), row[0].on_air.end(), std::back_inserter(out.graphics),
                     [&](const std::string& key) {
                         return std::find(row[1].on_air.begin(), row[1].on_air.end(), key) !=
                                row[1].on_air.end();
                     });
    return out;
}

} // namespace regie
