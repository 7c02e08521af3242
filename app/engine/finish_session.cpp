#include "engine/finish_session.h"

#include "engine/files.h"
#include "pipelines/outputs/finish.h"
#include "show/recorded.h"
#include "show/show_state.h"
#include "store/log_store.h"

#include <QDateTime>

#include <algorithm>

namespace regie {

std::vector<std::string> finish_session(const std::filesystem::path& session,
                                        const std::function<bool()>& go_on) {
    std::error_code error;
    if (!std::filesystem::exists(session / "log.sqlite", error)) // it never began
        return {};
    const store::LogPart part{.kinds = {"session.started", "output.changed", "mark.set", "caption.said"},
                              .forgiving = true};
    const auto events = store::read_log(session / "log.sqlite", part);
    if (!events)
        return {events.error().line()};
    const auto files = recorded_files(*events);
    ShowState state;
    for (const auto& event : *events)
        state.apply(event);
    std::vector<std::string> unfinished;
    for (const auto& file : files) {
        std::vector<pipelines::Chapter> chapters;
        for (const auto& mark : state.marks())
            if (file_at(files, mark.show_ms) == &file)
                chapters.push_back({mark.show_ms - file.first_ms, mark.name});
        std::vector<Caption> said;
        for (const auto& [from_ms, to_ms, text] : state.captions())
            if (file_at(files, from_ms) == &file)
                said.push_back({from_ms - file.first_ms, to_ms - file.first_ms, text});
        if (!said.empty())
            if (auto written = write_file((session / file.file).replace_extension(".vtt"), webvtt_of(said));
                !written)
                unfinished.push_back(written.error().line());
        if (pipelines::is_finished(session / file.file))
            continue;
        if (const auto finished = pipelines::finish_recording(session / file.file, chapters, go_on);
            !finished)
            unfinished.push_back(finished.error().line());
    }
    return unfinished;
}

namespace {

Result<void> log_end(const std::filesystem::path& log, const std::string& reason) {
    auto events = store::read_log(log, {.forgiving = true});
    if (!events)
        return tl::unexpected(events.error());
    if (events->empty() || std::holds_alternative<SessionEnded>(events->back().body))
        return {};
    auto said = reason;
    for (const auto& event : *events)
        if (const auto* ending = std::get_if<SessionEnding>(&event.body))
            said = ending->reason;
    auto writer = store::LogWriter::open(log, {[](std::uint64_t) {}, [](const Error&) {}});
    if (!writer)
        return tl::unexpected(writer.error());
    const auto& last = events->back();
    (*writer)->append(
        {{last.seq + 1, QDateTime::currentMSecsSinceEpoch(), last.show_ms, "engine", SessionEnded{said}}});
    return (*writer)->close();
}

} // namespace

bool is_unfinished(const std::filesystem::path& session) {
    const auto events =
        store::read_log(session / "log.sqlite", {.kinds = {"output.changed"}, .forgiving = true});
    const auto files = recorded_files(events.value_or(std::vector<Event>{}));
    std::error_code error;
    return std::any_of(files.begin(), files.end(), [&](const RecordedFile& file) {
        return std::filesystem::exists(session / file.file, error) &&
               !pipelines::is_finished(session / file.file);
    });
}

std::vector<std::string> end_session(const std::filesystem::path& session, const std::string& reason,
                                     const std::function<bool()>& go_on) {
    std::error_code error;
    std::vector<std::string> unfinished;
    if (std::filesystem::exists(session / "log.sqlite", error))
        if (const auto ended = log_end(session / "log.sqlite", reason); !ended)
            unfinished.push_back(ended.error().line());
    for (auto& words : finish_session(session, go_on))
        unfinished.push_back(std::move(words));
    return unfinished;
}

} // namespace regie
