#pragma once
// From the show's words to the programme's: what a live engine and an offline render have in common.

#include "engine/show_core.h"
#include "pipelines/playout.h"

#include <cstdint>
#include <string>
#include <vector>

namespace regie {

/// At the first frame whose time is not before the change's: where the overlay's changes come, too.
pipelines::SceneChange scene_change(const SceneAt& change, FrameRate rate);

struct DrawnSlate {
    std::vector<std::uint32_t> pixels; ///< premultiplied ARGB of the canvas's size
    std::string trouble;               ///< which of its pictures it is without, and why; empty: none
};

/// The show's slate as it looks when it stands. Main thread, with a QGuiApplication, while there is no other
/// overlay renderer.
Result<DrawnSlate> draw_slate(const ShowFile& show);

} // namespace regie
