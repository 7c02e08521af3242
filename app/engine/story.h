#pragma once
// A story of a broadcast: a clip for a tall screen, with the graphics that were on air laid out anew.

#include "show/event.h"
#include "show/show_file.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <utility>
#include <vector>

namespace regie {

/// What platforms take as a story, and what our templates keep clear of (FIELD.md).
inline constexpr Canvas kStoryCanvas{1080, 1920, {30}};
inline constexpr std::int64_t kStoryMs = 60'000;

struct Story {
    std::filesystem::path session; ///< with a clean recording
    std::vector<Event> events;     ///< its whole log
    Theme look;
    Templates templates;
    NamePolicy names = ShowFile().names;
    std::int64_t from_ms = 0, to_ms = 0;      ///< show time
    std::pair<double, double> crop{0.5, 0.5}; ///< see RenderConfig::crop
    std::filesystem::path out;                ///< an MP4; overwritten
};

/// Blocks; `go_on` as of render_show(). How many frames are in the file. Main thread, with a QGuiApplication.
Result<std::int64_t> render_story(const Story& story, const std::function<bool(std::int64_t frames)>& go_on);

/// The show times between which comment `id` was on air, with a moment around them. The error says that it
/// never was.
Result<std::pair<std::int64_t, std::int64_t>> moment_of_comment(const std::vector<Event>& events,
                                                                const std::string& id);

} // namespace regie
