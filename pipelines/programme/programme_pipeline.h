#pragma once
// From the tick's frames to packets: overlay, one encode, and a tap for monitors.

#include "pipelines/mode.h"
#include "pipelines/programme/packet.h"
#include "pipelines/programme/programme_tick.h"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

#include <atomic>
#include <functional>
#include <memory>

namespace regie::pipelines {

class CaptionTrack;
class OverlayMailbox;

struct ProgrammeSettings {
    Canvas canvas;
    Pace pace = Pace::Live;
    Encoder encoder = Encoder::X264;
    int video_kbps = 4500;
};

/// All on streaming threads; must return at once (live).
struct ProgrammeEvents {
    std::function<void(const Packet&)> packet;
    std::function<void(const Packet&)> clean_picture =
        {}; ///< without graphics, for clips; none: nothing is encoded so
    std::function<void()> clean_ended = {};
    std::function<void(GstPtr<GstSample>)> monitor_picture; ///< raw, every frame; not offline
    std::function<void(Track)> track_ended;                 ///< its last packet was handed over
    std::shared_ptr<CaptionTrack> captions = {}; ///< what is said, into the encoded picture; none: nothing
};

/// Made, started and destroyed on the control thread; the tick pushes.
class ProgrammePipeline : public TickOutput {
  public:
    static Result<std::unique_ptr<ProgrammePipeline>>
    make(const ProgrammeSettings& settings, std::shared_ptr<OverlayMailbox> overlays, ProgrammeEvents events);
    ~ProgrammePipeline() override;

    GstElement* pipeline() const { return pipeline_.get(); }
    void play();

    // TickOutput; tick thread
    void push_picture(GstPtr<GstBuffer> buffer) override;
    void push_sound(GstPtr<GstBuffer> buffer) override;
    void end() override;

    /// What the encode gives from the next picture on; nothing when there is no encoder. Any thread.
    void set_video_kbps(int kbps);
    /// For the operator: what encodes, and why not something faster. Empty offline.
    const std::string& encoder_words() const { return encoder_words_; }

    std::int64_t dropped_frames() const { return dropped_; } ///< never encoded; any thread
    std::int64_t late_overlays() const;                      ///< any thread

  private:
    ProgrammePipeline(const ProgrammeSettings& settings, ProgrammeEvents events)
        : settings_(settings), events_(std::move(events)) {}
    Result<void> build(std::shared_ptr<OverlayMailbox> overlays);
    Result<void> build_picture(std::shared_ptr<OverlayMailbox> overlays);
    Result<void> build_sound();
    GstPtr<GstAppSrc> make_source(const char* name, const GstPtr<GstCaps>& caps) const;
    template<Track track>
    GstPtr<GstElement> make_packet_sink();
    Result<void> build_clean(const GstPtr<GstElement>& tee);
    void watch_door(const GstPtr<GstElement>& queue);
    GstFlowReturn hand_over(GstAppSink* sink, Track track);

    const ProgrammeSettings settings_;
    const ProgrammeEvents events_;
    GstPtr<GstElement> pipeline_;
    GstPtr<GstAppSrc> pictures_, sounds_;
    GstPtr<GstElement> overlay_;
    GstPtr<GstElement> encoder_; ///< of the picture; null: none
    std::string encoder_words_;
    guint64 pushed_ = 0;              ///< tick thread
    guint64 last_encoded_ = 0;        ///< encoder's thread
    std::int64_t sound_delay_ns_ = 0; ///< what the encoder's times are late; before it runs
    std::atomic<std::int64_t> dropped_ = 0;
};

} // namespace regie::pipelines
