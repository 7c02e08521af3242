#include "commands/commands.h"
#include "commands/event_words.h"
#include "commands/shared.h"
#include "show/clock.h"
#include "show/json_text.h"
#include "store/log_store.h"

#include <QCoreApplication>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace regie {

namespace {

/// An engine that takes over is there from its first frame on; its event is written while it gets ready for
/// it.
std::int64_t show_ms_of(const Event& event, FrameRate rate) {
    const auto* started = std::get_if<EngineStarted>(&event.body);
    return started ? std::max(event.show_ms, rate.frame_to_ms(started->first_frame)) : event.show_ms;
}

} // namespace

int run_log(const LogArguments& arguments, int argc, char** argv) {
    const QCoreApplication app(argc, argv); // Qt finds its SQL driver through it
    const auto events = store::read_log(std::filesystem::path(arguments.session) / "log.sqlite");
    if (!events)
        return refuse(events.error());
    FrameRate rate;
    for (const auto& event : *events) {
        if (const auto* session = std::get_if<SessionStarted>(&event.body))
            rate = {session->fps};
        if (arguments.json)
            fmt::print("{}\n", json_text(to_json(event)));
        else
            fmt::print("{:>6}  {:>8}  {:<18} {:<16} {}\n", event.seq,
                       format_show_time(show_ms_of(event, rate)), kind_of(event.body), event.by,
                       words_of(event.body));
    }
    return 0;
}

} // namespace regie
