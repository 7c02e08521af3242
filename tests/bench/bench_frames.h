#pragma once
// What every overlay benchmark works on: the same programme frames, the same graphics.

#include "pipelines/gst_ptr.h"
#include "pipelines/overlay_frame.h"

#include <QImage>
#include <gst/video/video.h>

#include <deque>

namespace regie::bench {

inline constexpr int kWidth = 1920, kHeight = 1080;
inline constexpr QRect kLowerThird{120, 800, 1400, 200};

/// Premultiplied ARGB of the canvas's size. A plate with a gradient and text, so that hardly two tiles are
/// alike.
QImage lower_third();
/// A translucent gradient over everything, with text.
QImage full_frame();

pipelines::ArgbView view_of(const QImage& picture);

/// Programme pictures in turn: more than the processor's caches hold, as decoders deliver them.
class Frames {
  public:
    static constexpr int kCount = 8;
    Frames();
    /// The next picture; it is nobody else's, so that it can be drawn into.
    pipelines::GstPtr<GstBuffer> next();
    /// Gives it back.
    void done(pipelines::GstPtr<GstBuffer> picture);
    const GstVideoInfo& info() const { return info_; }
    static const char* caps();

  private:
    GstVideoInfo info_;
    std::deque<pipelines::GstPtr<GstBuffer>> free_;
};

} // namespace regie::bench
