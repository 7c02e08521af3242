#pragma once
// From the tick's frames to packets: overlay, one encode, and a tap for monitors.

#include "pipelines/programme/packet.h"
#include "pipelines/programme/programme_tick.h"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

#include <atomic>
#include <functional>
#include <memory>

namespace regie::pipelines {

class OverlayMailbox;

/// All on streaming threads; must return at once.
struct ProgrammeEvents {
    std::function<void(const Packet&)> packet;
    std::function<void(GstPtr<GstSample>)> monitor_picture; ///< raw, every frame
    std::function<void(Track)> track_ended;                 ///< its last packet was handed over
};

/// Made, started and destroyed on the control thread; the tick pushes.
class ProgrammePipeline : public TickOutput {
  public:
    static Result<std::unique_ptr<ProgrammePipeline>> make(const Canvas& canvas, int video_kbps,
                                                           std::shared_ptr<OverlayMailbox> overlays,
                                                           ProgrammeEvents events);
    ~ProgrammePipeline() override;

    GstElement* pipeline() const { return pipeline_.get(); }
    void play();

    // TickOutput; tick thread
    void push_picture(GstPtr<GstBuffer> buffer) override;
    void push_sound(GstPtr<GstBuffer> buffer) override;
    void end() override;

    std::int64_t dropped_frames() const { return dropped_; } ///< never encoded; any thread
    std::int64_t late_overlays() const;                      ///< any thread

  private:
    explicit ProgrammePipeline(ProgrammeEvents events) : events_(std::move(events)) {}
    Result<void> build(const Canvas& canvas, int video_kbps, std::shared_ptr<OverlayMailbox> overlays);
    Result<void> build_picture(const Canvas& canvas, int video_kbps,
                               std::shared_ptr<OverlayMailbox> overlays);
    Result<void> build_sound();
    GstFlowReturn hand_over(GstAppSink* sink, Track track);

    const ProgrammeEvents events_;
    GstPtr<GstElement> pipeline_;
    GstPtr<GstAppSrc> pictures_, sounds_;
    GstPtr<GstElement> overlay_;
    guint64 pushed_ = 0;       ///< tick thread
    guint64 last_encoded_ = 0; ///< encoder's thread
    std::atomic<std::int64_t> dropped_ = 0;
};

} // namespace regie::pipelines
