#include "engine/show_past.h"

#include "store/log_store.h"

#include <algorithm>

namespace regie {

namespace {

constexpr std::size_t kEventsAtOnce = 5'000;

} // namespace

void ShowPast::apply(const Event& event) {
    engines.apply(event, state);
    state.apply(event);
    taste.apply(event, state);
    hides.apply(event, state);
    broadcasts.apply(event);
    if (const auto* desk = std::get_if<DeskNamed>(&event.body))
        named.emplace_back(event.by, desk->desk);
    show_ms = std::max(show_ms, event.show_ms);
}

Result<ShowPast> read_past(const std::filesystem::path& log) {
    ShowPast past;
    std::error_code error;
    if (!std::filesystem::exists(log, error))
        return past;
    for (;;) {
        const auto events =
            store::read_log(log, {.after = past.state.last_seq(), .limit = kEventsAtOnce, .forgiving = true});
        if (!events)
            return tl::unexpected(events.error());
        for (const auto& event : *events)
            past.apply(event);
        if (events->size() < kEventsAtOnce)
            return past;
    }
}

} // namespace regie
