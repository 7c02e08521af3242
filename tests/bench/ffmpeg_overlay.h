#pragma once
// ffmpeg's `overlay` filter in this process: libavfilter with the graphic as its second input.

#include <QImage>
#include <gst/gst.h>

#include <memory>

namespace regie::bench {

class FfmpegOverlay {
  public:
    /// Only `place` of the graphic is given to the filter, as yuva420p, straight alpha. `threads` 0: one a
    /// core.
    FfmpegOverlay(const QImage& graphic, const QRect& place, int threads);
    ~FfmpegOverlay();

    /// Draws into the I420 picture, in place.
    void draw(GstBuffer* picture);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace regie::bench
