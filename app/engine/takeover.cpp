#include "engine/takeover.h"

#include "store/log_store.h"

#include <QDateTime>
#include <fmt/format.h>

#include <chrono>
#include <fstream>

namespace regie {

namespace fs = std::filesystem;

namespace {

std::string run_of_the_machine() {
    std::string id;
    std::ifstream("/proc/sys/kernel/random/boot_id") >> id;
    return id;
}

std::vector<std::string> words_of(const LeftOut& out) {
    std::vector<std::string> words;
    for (const auto& key : out.graphics)
        words.push_back(
            fmt::format("The graphic “{}” was left out: the engine died twice while it was on air.", key));
    if (out.all_graphics)
        words.push_back(
            "The graphics are off: the engine died again and again. End the show and start it anew "
            "to have them back.");
    if (out.all_sources)
        words.push_back(
            "The sources are off, the slate is on: the engine died again and again. End the show and "
            "start it anew to have them back.");
    return words;
}

} // namespace

Moment moment_now() {
    const auto monotonic = std::chrono::steady_clock::now().time_since_epoch();
    return {QDateTime::currentMSecsSinceEpoch(),
            std::chrono::duration_cast<std::chrono::milliseconds>(monotonic).count(), run_of_the_machine()};
}

void begin_now(Beginning& begin) {
    begin.now = moment_now();
    if (begin.past.empty()) {
        begin.now.wall_ms += kBeginsInMs;
        begin.now.monotonic_ms += kBeginsInMs;
    }
    begin.show_ms = begin.past.empty() ? 0 : begin.past.engines.goes_on_at_ms(begin.now);
    begin.epoch_ms = begin.now.wall_ms - begin.show_ms;
}

Result<Beginning> begin_session(const fs::path& session, const std::vector<EngineEnd>& after) {
    Beginning begin;
    begin_now(begin);
    const auto log = session / "log.sqlite";
    auto past = read_past(log);
    if (!past) { // what is on air goes before what cannot be read any more
        begin.without.push_back(past.error().line());
        if (const auto salvaged = store::salvage_log(log); !salvaged)
            begin.without.push_back(salvaged.error().line());
        past = read_past(log);
    }
    if (!past)
        return tl::unexpected(past.error());
    begin.past = std::move(*past);
    const auto& state = begin.past.state;
    if (begin.past.empty())
        return begin;
    if (state.ending())
        return failure("this show has ended", session.string(),
                       "Start another one: a session is never begun anew.");
    begin_now(begin);
    begin.left_out = begin.past.engines.left_out(after, begin.show_ms, state);
    for (auto& words : words_of(begin.left_out))
        begin.without.push_back(std::move(words));
    return begin;
}

} // namespace regie
