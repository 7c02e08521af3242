#include "engine/finish_session.h"

#include "pipelines/outputs/finish.h"
#include "show/recorded.h"

namespace regie {

std::vector<std::string> finish_session(const std::filesystem::path& session,
                                        const std::vector<Event>& events,
                                        const std::function<bool()>& go_on) {
    const auto files = recorded_files(events);
    const auto set = marks(events);
    std::vector<std::string> unfinished;
    for (const auto& file : files) {
        std::vector<pipelines::Chapter> chapters;
        for (const auto& mark : set)
            if (file_at(files, mark.show_ms) == &file)
                chapters.push_back({mark.show_ms - file.first_ms, mark.name});
        if (const auto finished = pipelines::finish_recording(session / file.file, chapters, go_on);
            !finished)
            unfinished.push_back(finished.error().line());
    }
    return unfinished;
}

} // namespace regie
