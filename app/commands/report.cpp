// What a session leaves to be said: airtime, and the questions nobody answered.

#include "commands/commands.h"
#include "commands/shared.h"
#include "show/clock.h"
#include "show/json_text.h"
#include "show/show_state.h"
#include "store/log_store.h"

#include <QCoreApplication>
#include <fmt/format.h>

#include <filesystem>
#include <set>

namespace regie {

namespace {

Result<std::vector<Event>> events_of(const std::string& session) {
    return store::read_log(std::filesystem::path(session) / "log.sqlite");
}

/// A cell that spreadsheets take for text, whatever somebody wrote.
std::string cell(std::string text) {
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(0, "'");
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
}

struct Question {
    const CommentEntry* entry;
    const AnswerProposed* proposed;
};

/// Flagged as questions, still to be seen, and neither answered nor put on air.
std::vector<Question> unanswered(const ShowState& state, const std::vector<Event>& events) {
    std::set<std::string> shown;
    for (const auto& event : events)
        if (const auto* taken = std::get_if<GraphicTaken>(&event.body))
            shown.insert(taken->graphic.comment);
    std::vector<Question> questions;
    for (const auto& entry : state.comments()) {
        const std::string id = entry.comment.id();
        if (entry.flagged("question") && !entry.removed && !entry.taken_down() && !state.reply(id) &&
            !shown.contains(id))
            questions.push_back({&entry, state.proposed(id)});
    }
    return questions;
}

ShowState state_of(const std::vector<Event>& events) {
    ShowState state;
    for (const auto& event : events)
        state.apply(event);
    return state;
}

} // namespace

int run_airtime(const ReportArguments& arguments, int argc, char** argv) {
    const QCoreApplication app(argc, argv); // Qt finds its SQL driver through it
    const auto events = events_of(arguments.session);
    if (!events)
        return refuse(events.error());
    const auto state = state_of(*events);
    auto airtime = state.airtime();
    const auto end_ms = events->empty() ? 0 : events->back().show_ms;
    for (const auto& [key, graphic] : state.on_air()) { // what was on air at the end
        airtime[key].ms += std::max<std::int64_t>(0, end_ms - graphic.since_ms);
        ++airtime[key].times;
    }
    auto json = nlohmann::json::array();
    for (const auto& [key, aired] : airtime) {
        const bool campaign = key.starts_with(kCampaignKey);
        if (!campaign && !arguments.all)
            continue;
        const auto name = campaign ? key.substr(std::string_view(kCampaignKey).size()) : key;
        if (arguments.json)
            json.push_back({{campaign ? "campaign" : "graphic", name},
                            {"seconds", static_cast<double>(aired.ms) / 1000},
                            {"times", aired.times}});
        else
            fmt::print("{:<32} {:>8}  {:>3} times\n", name, format_show_time(aired.ms), aired.times);
    }
    if (arguments.json)
        fmt::print("{}\n", json_text(json));
    return 0;
}

int run_questions(const ReportArguments& arguments, int argc, char** argv) {
    const QCoreApplication app(argc, argv);
    const auto events = events_of(arguments.session);
    if (!events)
        return refuse(events.error());
    const auto state = state_of(*events);
    auto json = nlohmann::json::array();
    if (!arguments.json)
        fmt::print("time,author,platform,question,proposed\n");
    for (const auto& [entry, proposed] : unanswered(state, *events)) {
        const std::string author = entry->comment.author().name, platform = entry->comment.platform(),
                          text = entry->comment.text();
        if (arguments.json)
            json.push_back({{"show_ms", entry->show_ms},
                            {"author", author},
                            {"platform", platform},
                            {"question", text},
                            {"proposed", proposed ? proposed->text : ""}});
        else
            fmt::print("{},{},{},{},{}\n", format_show_time(entry->show_ms), cell(author), cell(platform),
                       cell(text), cell(proposed ? proposed->text : ""));
    }
    if (arguments.json)
        fmt::print("{}\n", json_text(json));
    return 0;
}

} // namespace regie
