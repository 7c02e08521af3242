#pragma once
// The overlay as the programme blends it: premultiplied planar tiles, converted from the renderer's image
// only where that was repainted, shared unchanged from one frame to the next.

#include "pipelines/overlay/picture_format.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace regie::pipelines {

/// A rectangle in canvas pixels.
struct Rect {
    int x = 0, y = 0, width = 0, height = 0;
};

/// The renderer's picture: premultiplied ARGB, one native-endian 32-bit word a pixel (0xAARRGGBB). Borrowed
/// for the duration of the call.
struct ArgbView {
    const std::uint32_t* pixels = nullptr;
    int width = 0;
    int height = 0;
    std::ptrdiff_t stride_bytes = 0;
};

class OverlayFrame; // tiles: overlay/tiles.h

/// Turns the renderer's picture into overlay frames. One thread at a time (the renderer's).
class OverlayConverter {
  public:
    /// For Régie's own programme: canvas_format().
    OverlayConverter(int width, int height);
    OverlayConverter(int width, int height, const PictureFormat& format);
    ~OverlayConverter();
    OverlayConverter(OverlayConverter&&) noexcept;
    OverlayConverter& operator=(OverlayConverter&&) noexcept;

    const PictureFormat& format() const;

    /// The picture as it is for frame `frame`, given that only `repainted` differs from the last call. The
    /// first call converts everything. Nothing repainted costs nothing: call it for every frame that is
    /// wanted.
    std::shared_ptr<const OverlayFrame> convert(const ArgbView& picture, std::span<const Rect> repainted,
                                                std::int64_t frame);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Where the renderer leaves overlays and the programme finds the one of its frame. Keeps the last eight,
/// because they are rendered ahead. Any thread; never blocks for longer than a pointer copy.
class OverlayMailbox {
  public:
    OverlayMailbox();
    ~OverlayMailbox();
    OverlayMailbox(const OverlayMailbox&) = delete;
    OverlayMailbox& operator=(const OverlayMailbox&) = delete;

    void publish(std::shared_ptr<const OverlayFrame> frame);
    std::shared_ptr<const OverlayFrame> newest() const; ///< null before the first
    /// The overlay of `frame`, or the newest older one, or else (none so old is kept) the oldest kept.
    std::shared_ptr<const OverlayFrame> for_frame(std::int64_t frame) const;

    /// The pictures to blend into are like this: overlays of another format are not blended. Told by the
    /// element when it learns its caps.
    void set_format(const PictureFormat& format);
    std::optional<PictureFormat> format() const; ///< none before the first caps

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace regie::pipelines
