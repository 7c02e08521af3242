#pragma once
// The on-air graphics as pictures: the QML templates of qml/overlays, drawn on the CPU, exact to the frame.
// The same frame number with the same on-air value behind it gives the same pixels in every run.

#include "show/event.h"
#include "show/result.h"
#include "show/show_file.h"

#include <QImage>
#include <QRect>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace regie::overlay {

/// Of a text on a graphic. More than two lines hold at the smallest size; laying out 1,000 emoji families
/// takes 65 ms.
inline constexpr std::size_t kMostGraphemes = 120;

/// The picture for one frame, as premultiplied ARGB: the renderer's own image, the same memory every time
/// but when a crew's templates had to be given up.
/// Convert it before the next call and keep no copy, not even an implicitly shared one. Only `repainted` (in
/// pixels) differs from the picture before; it is empty when nothing changed.
struct Rendered {
    const QImage& picture;
    std::vector<QRect> repainted;
};

/// All calls on Qt's main thread, on which a QGuiApplication lives (the `offscreen` platform is enough; no
/// display and no GPU are used). One renderer at a time: it drives all Qt animations of its thread.
class OverlayRenderer {
  public:
    /// Loads `templates` in `theme` and draws each once, so that the first one on air costs no
    /// more than the next (some 100 ms here). A crew's own stand in a scene of theirs, which is drawn over
    /// ours and reaches nothing of it. Fails when a template is broken or does not come to an end, without a
    /// QGuiApplication and without a software renderer.
    static Result<std::unique_ptr<OverlayRenderer>> create(Canvas canvas, const Theme& theme,
                                                           const Templates& templates = {});
    ~OverlayRenderer();
    OverlayRenderer(const OverlayRenderer&) = delete;
    OverlayRenderer& operator=(const OverlayRenderer&) = delete;

    /// What is on air, by key: always the whole value, never a change to it. A new key comes in, one whose
    /// template or fields changed leaves while its successor comes in, one that is missing leaves. It takes
    /// effect, and animations begin, at the next frame rendered. Field texts are cleaned and bounded here
    /// whatever they hold; a `logo` is an absolute path of a local file; what is no
    /// picture that read_picture() opens is left out, which trouble() says.
    /// `between`: the place for templates that stand between two boxes; without it they leave, and come back
    /// with it.
    void set_on_air(const std::map<std::string, Graphic>& on_air, std::optional<Box> between = {});

    /// Wall time of frame 0, Unix milliseconds: what clocks and countdowns go by.
    void set_epoch(std::int64_t epoch_ms);

    /// From now on frames are due as they are seen, and a crew's templates that take longer to draw than a
    /// frame lasts are given up, once they are two seconds behind. Without it a frame may take them half a
    /// second.
    void keep_up();

    /// The picture for frame `frame`. Frames may be skipped and may start anywhere but never decrease. Costs
    /// next to nothing while nothing moves.
    Rendered render(std::int64_t frame);

    /// The texts of `graphic`, by field, that its template does not show to their end on this canvas;
    /// `between` as above. Before the first frame; nothing of it is on air.
    Fields cut_texts(const Graphic& graphic, const std::optional<Box>& between);

    /// What is wrong with the graphics, in words for the operator; empty: nothing.
    const std::string& trouble() const;

    /// How often anything in the scene asked for the network, or for a file that is not its own; both are
    /// refused. Zero, unless something is wrong.
    std::int64_t refused_requests() const;

  private:
    struct Impl;
    explicit OverlayRenderer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace regie::overlay
