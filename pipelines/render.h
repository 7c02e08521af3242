#pragma once
// A programme rendered offline: the sources, the tick, the overlay and the encode of a live one, as fast as
// they go and every frame exact. The same input gives the same frames in every run.

#include "pipelines/mode.h"
#include "pipelines/playout.h"
#include "show/result.h"
#include "show/show_file.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace regie::pipelines {

class CaptionTrack;

struct RenderConfig {
    Canvas canvas;
    std::vector<SourceSpec> sources;  ///< recordings; `uri` resolved
    StillReader stills;               ///< opens those of the sources
    Scene scene;                      ///< what is on air at first
    std::vector<std::uint32_t> slate; ///< as in PlayoutConfig
    std::filesystem::path file;       ///< overwritten
    /// X264: an MP4, as a live programme is recorded. None: YUV4MPEG2, and the sound beside it in a .wav.
    Encoder encoder = Encoder::X264;
    int video_kbps = 4500;
    std::int64_t frames = 0; ///< how many to render
    /// Kept of sources that are wider than the canvas: a part of its shape, from so far on the way from left
    /// (0) to right (1) to so far, over the whole render; none: all of them, with borders.
    std::optional<std::pair<double, double>> crop = {};
    std::shared_ptr<CaptionTrack> captions = {}; ///< see Playout::say()
};

/// On the thread that called render().
struct RenderCallbacks {
    /// Publishes the overlay of `frame`. Each frame once, in order, up to two frames ahead of the pictures.
    std::function<void(std::int64_t frame)> overlay;
    /// What changes of the scene, told since the last call. Asked for after each overlay.
    std::function<std::vector<SceneChange>()> scenes;
    /// Any thread, ten times a second, whatever keeps the render waiting: true ends it as go_on() does.
    std::function<bool()> stopped = {};
    /// So many frames are done; false ends the render, and what there is is closed properly.
    std::function<bool(std::int64_t frames)> go_on;
};

/// Blocks until the file is closed; how many frames are in it. Fails when a source cannot be read to its end
/// or the file cannot be written, with the reason.
Result<std::int64_t> render(const RenderConfig& config, std::shared_ptr<OverlayMailbox> overlays,
                            const RenderCallbacks& callbacks);

} // namespace regie::pipelines
