#include "show/recorded.h"

#include "show/clock.h"

#include <algorithm>
#include <charconv>

namespace regie {

std::vector<RecordedFile> recorded_files(const std::vector<Event>& events, const std::string& of) {
    FrameRate rate;
    std::vector<RecordedFile> files;
    for (const auto& event : events) {
        if (const auto* session = std::get_if<SessionStarted>(&event.body))
            rate.fps = session->fps;
        const auto* output = std::get_if<OutputChanged>(&event.body);
        if (!output || output->output != of || output->file.empty() || output->state != "running")
            continue;
        // Running is said again when only its words change.
        if (files.empty() || files.back().file != output->file)
            files.push_back({output->file, rate.frame_to_ms(output->first_frame)});
    }
    return files;
}

std::vector<Mark> marks(const std::vector<Event>& events) {
    ShowState state;
    for (const auto& event : events)
        state.apply(event);
    return state.marks();
}

const RecordedFile* file_at(const std::vector<RecordedFile>& files, std::int64_t show_ms) {
    const auto after = std::find_if(files.begin(), files.end(),
                                    [show_ms](const RecordedFile& file) { return file.first_ms > show_ms; });
    return after == files.begin() ? nullptr : &*(after - 1);
}

Result<std::int64_t> find_moment_ms(const std::vector<Mark>& marks, const std::string& text) {
    const auto named =
        std::find_if(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.name == text; });
    if (named != marks.end())
        return named->show_ms;
    if (text.starts_with('#')) {
        std::size_t number = 0;
        const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), number);
        if (error == std::errc() && end == text.data() + text.size() && number >= 1 && number <= marks.size())
            return marks[number - 1].show_ms;
    } else if (const auto time = parse_show_time_ms(text)) {
        return *time;
    }
    return failure("this is neither a show time nor a mark of the session", text,
                   "Give 12:30, a mark's name, or #2 for the second mark.");
}

} // namespace regie
