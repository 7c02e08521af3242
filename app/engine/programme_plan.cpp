#include "engine/programme_plan.h"

#include "engine/overlay/overlay_renderer.h"

namespace regie {

pipelines::SceneChange scene_change(const SceneAt& change, FrameRate rate) {
    return {(change.from_ms * rate.fps + 999) / 1000, change.scene, change.transition};
}

Result<DrawnSlate> draw_slate(const ShowFile& show) {
    auto renderer = overlay::OverlayRenderer::create(show.canvas, show.look);
    if (!renderer)
        return tl::unexpected(renderer.error());
    (*renderer)->set_on_air({{kSlateScene, {kSlateScene, kSlateScene, show.slate, -1, {}}}});
    (*renderer)->render(0);
    const auto rendered = (*renderer)->render(10LL * show.canvas.rate.fps);
    const auto* pixels = reinterpret_cast<const std::uint32_t*>(rendered.picture.constBits());
    return DrawnSlate{{pixels, pixels + static_cast<std::ptrdiff_t>(show.canvas.width) * show.canvas.height},
                      (*renderer)->trouble()};
}

} // namespace regie
