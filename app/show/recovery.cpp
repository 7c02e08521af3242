#include "show/recovery.h"

#include "show/clock.h"
#include "show/show_state.h"

#include <algorithm>
#include <array>
#include <utility>

namespace regie {

namespace {

constexpr std::array kEnds = {std::pair{EngineEnd::Killed, "killed"}, std::pair{EngineEnd::Crashed, "crashed"},
                              std::pair{EngineEnd::Hung, "hung"}, std::pair{EngineEnd::Refused, "refused"}};

constexpr std::int64_t kHealthyMs = 60'000;
/// A crew that starts its machine anew and goes on does so by then.
constexpr std::int64_t kLongestWaitMs = 6 * 60 * 60'000LL;

constexpr std::size_t kLeavesOutWhatStood = 2, kLeavesOutGraphics = 3, kLeavesOutSources = 4;

struct Death {
    bool own = false; ///< its own doing, not somebody's
    std::int64_t lived_ms = 0;
    std::vector<std::string> on_air; ///< keys
};

std::vector<std::string> keys_on_air(const ShowState& state) {
    std::vector<std::string> keys;
    for (const auto& shown : state.on_air())
        keys.push_back(shown.first);
    return keys;
}

/// Those in a row up to now, the newest first, that are likely to have one reason.
std::vector<Death> row_of(std::vector<Death> deaths) {
    std::reverse(deaths.begin(), deaths.end());
    const auto foreign =
        std::find_if(deaths.begin(), deaths.end(), [](const Death& death) { return !death.own; });
    const auto healthy = std::find_if(deaths.begin(), foreign,
                                      [](const Death& death) { return death.lived_ms >= kHealthyMs; });
    deaths.erase(healthy == foreign ? foreign : healthy + 1, deaths.end());
    return deaths;
}

} // namespace

const char* to_string(EngineEnd end) {
    const auto at = std::find_if(kEnds.begin(), kEnds.end(), [&](const auto& one) { return one.first == end; });
    return at->second;
}

std::optional<EngineEnd> engine_end_of(std::string_view name) {
    for (const auto& [end, its_name] : kEnds)
        if (name == its_name)
            return end;
    return {};
}

std::int64_t goes_on_at_ms(const std::vector<Event>& history, const Moment& now) {
    const EngineStarted* engine = nullptr;
    const SessionStarted* session = nullptr;
    for (const auto& event : history)
        if (const auto* started = std::get_if<EngineStarted>(&event.body))
            engine = started;
        else if (const auto* began = std::get_if<SessionStarted>(&event.body))
            session = began;
    if (engine && !engine->boot.empty() && engine->boot == now.boot)
        return std::max<std::int64_t>(now.monotonic_ms - engine->zero_ms, 0);
    const auto& last = history.back();
    if (!engine || engine->boot.empty()) // of a Régie that knew but the wall clock
        return session ? std::max<std::int64_t>(now.wall_ms - session->epoch_ms, 0) : last.show_ms;
    const auto waited_ms = now.wall_ms - last.wall_ms;
    return last.show_ms + (waited_ms > 0 && waited_ms < kLongestWaitMs ? waited_ms : 0);
}

LeftOut left_out(const std::vector<Event>& history, const std::vector<EngineEnd>& after,
                 std::int64_t now_ms) {
    const auto own = [](EngineEnd end) { return end != EngineEnd::Killed; };
    if (after.empty() || !own(after.back()))
        return {};
    ShowState state;
    std::vector<Death> deaths;
    std::optional<std::int64_t> started_ms; // of the engine that ran
    FrameRate rate;
    const auto died = [&](const std::vector<EngineEnd>& ends, std::int64_t at_ms) {
        for (const auto end : ends) { // those behind the first came to nothing
            const auto since_ms = std::exchange(started_ms, at_ms).value_or(at_ms);
            deaths.push_back({own(end), at_ms - since_ms, keys_on_air(state)});
        }
    };
    for (const auto& event : history) {
        if (const auto* session = std::get_if<SessionStarted>(&event.body))
            rate = {session->fps};
        if (const auto* started = std::get_if<EngineStarted>(&event.body)) {
            std::vector<EngineEnd> ends;
            for (const auto& name : started->after)
                ends.push_back(engine_end_of(name).value_or(EngineEnd::Killed));
            died(ends, rate.frame_to_ms(started->first_frame));
            started_ms = rate.frame_to_ms(started->first_frame);
        }
        state.apply(event);
    }
    died(after, now_ms);

    const auto row = row_of(std::move(deaths));
    LeftOut out;
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
