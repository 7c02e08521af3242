#include "commands/commands.h"
#include "commands/event_words.h"
#include "commands/shared.h"
#include "show/clock.h"
#include "show/json_text.h"
#include "show/one_line.h"
#include "store/log_store.h"

#include <QCoreApplication>
#include <fmt/format.h>

#include <filesystem>

namespace regie {

int run_log(const LogArguments& arguments, int argc, char** argv) {
    const QCoreApplication app(argc, argv); // Qt finds its SQL driver through it
    const auto events = store::read_log(std::filesystem::path(arguments.session) / "log.sqlite");
    if (!events)
        return refuse(events.error());
    EventWords words(*events);
    for (const auto& event : *events) {
        if (arguments.json) {
            fmt::print("{}\n", json_text(to_json(event)));
            continue;
        }
        const auto told = words.next();
        fmt::print("{:>6}  {:>8}  {:<18} {:<16} {}\n", event.seq, format_show_time(words.show_ms()),
                   kind_of(event.body), one_line(event.by), told);
    }
    return 0;
}

} // namespace regie
