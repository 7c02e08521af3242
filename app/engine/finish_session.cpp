#include "engine/finish_session.h"

#include "engine/files.h"
#include "pipelines/outputs/finish.h"
#include "show/recorded.h"
#include "show/show_state.h"
#include "store/log_store.h"

namespace regie {

std::vector<std::string> finish_session(const std::filesystem::path& session) {
    std::error_code error;
    if (!std::filesystem::exists(session / "log.sqlite", error)) // it never began
        return {};
    const store::LogPart part{.kinds = {"session.started", "output.changed", "mark.set", "caption.said"}};
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
        if (const auto finished = pipelines::finish_recording(session / file.file, chapters); !finished)
            unfinished.push_back(finished.error().line());
    }
    return unfinished;
}

} // namespace regie
