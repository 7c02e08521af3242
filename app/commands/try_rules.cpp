#include "commands/commands.h"
#include "commands/rules_file.h"
#include "commands/shared.h"
#include "engine/rule_trial.h"
#include "show/json_text.h"
#include "show/show_state.h"
#include "store/log_store.h"

#include <QCoreApplication>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace regie {

namespace {

constexpr auto kPatience = std::chrono::minutes(10); // somebody waits, but nothing else does
constexpr std::size_t kComments = 5'000'000;

/// What a session's crew wanted flagged when it ended.
Result<FlagSettings> rules_of_session(const std::filesystem::path& session) {
    const auto events = store::read_log(session / "log.sqlite",
                                        {.kinds = {"session.started", "flags.changed", "taken.back"}});
    if (!events)
        return tl::unexpected(events.error());
    ShowState state;
    for (const auto& event : *events)
        state.apply(event);
    return state.flags() ? *state.flags() : FlagSettings{};
}

void print_rule(const std::string& name, const TriedRule& rule) {
    fmt::print("{:<16} {:>8} {:>8} {:>8} {:>10}\n", name, rule.now, rule.then, rule.newly, rule.no_longer);
    for (const auto& example : rule.newly_flagged)
        fmt::print("    + {}\n      {}\n", example.text, example.reason);
    for (const auto& example : rule.no_longer_flagged)
        fmt::print("    - {}\n      {}\n", example.text, example.reason);
}

} // namespace

int run_try_rules(const TryRulesArguments& arguments, int argc, char** argv) {
    const QCoreApplication app(argc, argv); // Qt finds its SQL driver through it
    const auto then = read_rules(arguments.rules);
    if (!then)
        return refuse(then.error());
    const std::vector<std::filesystem::path> sessions(arguments.sessions.begin(), arguments.sessions.end());
    const auto now = arguments.now.empty() ? rules_of_session(sessions.front()) : read_rules(arguments.now);
    if (!now)
        return refuse(now.error());
    const std::atomic<bool> stop = false;
    const auto trial = try_rules(*now, *then, sessions, stop, {kComments, kPatience});
    if (!trial)
        return refuse(trial.error());
    if (arguments.json) {
        fmt::print("{}\n", json_text(to_json(trial->tried)));
        return 0;
    }
    fmt::print("{} comments of {} sessions{}\n\n", trial->tried.comments, trial->sessions,
               trial->cut ? ", as far as there was time" : "");
    fmt::print("{:<16} {:>8} {:>8} {:>8} {:>10}\n", "rule", "now", "then", "newly", "no longer");
    print_rule("any to look at", trial->tried.any);
    for (const auto& [name, rule] : trial->tried.rules)
        print_rule(name, rule);
    return 0;
}

} // namespace regie
