#pragma once
// A show rendered offline: its cues, its recorded comments and its graphics over its recorded video, every
// frame exact.

#include "pipelines/mode.h"
#include "show/comment.h"
#include "show/result.h"
#include "show/show_file.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace regie {

/// A comment of a recorded chat, at the show time at which it comes (and is taken back).
struct TimedComment {
    std::int64_t at_ms = 0;
    Comment comment;
    std::optional<std::int64_t> removed_at_ms;
};

struct RenderOptions {
    ShowFile show;                      ///< as load_show() gives it
    std::vector<TimedComment> comments; ///< by time
    std::filesystem::path out;
    pipelines::Encoder encoder = pipelines::Encoder::X264;
    std::int64_t frames = 0;
    std::int64_t epoch_ms = 0; ///< wall time of its first frame, Unix milliseconds
    /// Any thread: whether it is to end now, whatever keeps it waiting.
    std::function<bool()> stopped = {};
    /// What is wrong with the graphics, in words.
    std::function<void(const std::string& words)> trouble = {};
};

/// Blocks; `go_on` is called for every frame with the number of those that are done, and ends the render when
/// it says false. How many frames are in the file. Main thread, with a QGuiApplication.
Result<std::int64_t> render_show(const RenderOptions& options,
                                 const std::function<bool(std::int64_t frames)>& go_on);

} // namespace regie
