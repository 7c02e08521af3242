#pragma once
// A picture's planes, mapped as long as this lives.

#include <gst/video/video.h>

namespace regie::pipelines {

class MappedFrame {
  public:
    MappedFrame(const GstVideoInfo& info, GstBuffer* buffer, GstMapFlags flags)
        : mapped_(gst_video_frame_map(&frame_, &info, buffer, flags)) {}
    ~MappedFrame() {
        if (mapped_)
            gst_video_frame_unmap(&frame_);
    }
    MappedFrame(const MappedFrame&) = delete;
    MappedFrame& operator=(const MappedFrame&) = delete;
    explicit operator bool() const { return mapped_; }
    GstVideoFrame* frame() { return &frame_; }

  private:
    GstVideoFrame frame_{};
    const bool mapped_;
};

} // namespace regie::pipelines
