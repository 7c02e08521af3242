#pragma once
// The tick's end of a FileSource: two bounded queues of decoded pictures and sound.

#include "pipelines/gst_ptr.h"
#include "pipelines/mode.h"
#include "pipelines/sources/loop_time.h"
#include "pipelines/sources/source_feed.h"
#include "pipelines/sources/track_chain.h"
#include "show/show_file.h"

#include <gst/app/gstappsink.h>

#include <atomic>
#include <functional>
#include <mutex>

namespace regie::pipelines {

/// Where in the file its source time is.
struct FileTimes {
    std::int64_t entry_ns = 0; ///< the place that is delivered first, counted from in_ns
    std::int64_t in_ns = 0;    ///< the place where every loop begins
    std::int64_t loop_ns = 0;  ///< how long one pass is; 0: it is played once
};

/// Called by streaming threads.
struct FileFeedEvents {
    std::function<void()> first_picture; ///< once: it can be taken
    std::function<void()> pass_over;     ///< the last of all tracks of a pass is here; the demuxer is idle
    std::function<void()>
        jammed; ///< what may wait in front of the decoders does, and there is no picture yet
};

class FileFeed : public SourceFeed {
  public:
    FileFeed(const Canvas& canvas, Pace pace, FileFeedEvents events, std::optional<Crop> crop = {});
    ~FileFeed() override;

    std::optional<Delivery> next_picture() override;
    std::optional<Delivery> next_sound() override;
    bool holds() const override;

    /// Before the first delivery is taken, or while it holds for a seek. Any thread.
    void set_times(const FileTimes& times);
    /// Any thread. Nothing is delivered while any reason holds; and until the reader has heard of it, so that
    /// it does not take what comes after for a continuation.
    enum class Reason { Paused, Seeking };
    void hold(Reason reason);
    void let_go(Reason reason);
    /// True once for each pass that is over and was not sought away from. Any thread.
    bool take_pass_over();
    /// The pipeline stops: nothing is delivered any more and nobody is called.
    void close();

    /// Makes the rest of the pipeline for a decoded track, and links it. Streaming thread, before any data.
    void add_track(GstBin* pipeline, GstPad* decoded, TrackKind kind);

    /// As much as may wait in front of the decoders does. Streaming thread.
    void queues_full();

    bool has_picture() const { return picture_linked_; }
    GstElement* picture_sink() const { return GST_ELEMENT_CAST(picture_.get()); }

    /// Since when the reader finds nothing, on the system clock; 0: something is there, or it holds. Any
    /// thread.
    std::int64_t empty_since_ns() const { return empty_since_ns_; }
    /// Whether a picture was read since this was asked last. Any thread.
    bool take_gave() { return gave_.exchange(false); }

  private:
    void watch_pass(const GstPtr<GstAppSink>& sink, TrackKind kind);
    enum class End { OfPass, OfFile };
    void on_track_over(TrackKind kind, End end);
    void begin_pass();
    std::optional<Delivery> take(GstAppSink* sink, LoopTime& time, GstClockTime patience);

    const Canvas canvas_;
    const Pace pace_;
    const std::optional<Crop> crop_;
    GstPtr<GstAppSink> picture_, sound_;
    std::atomic<bool> picture_linked_ = false, sound_linked_ = false, closed_ = false;
    std::atomic<bool> told_first_ = false;
    const FileFeedEvents events_;
    std::mutex pass_mutex_;                          ///< guards those below
    bool picture_over_ = false, sound_over_ = false; ///< in this pass
    bool loops_ = false, pass_over_ = false; ///< one of them ended with the pass; all of them are through
    std::atomic<bool> gave_ = false;         ///< a picture, since somebody asked last
    std::atomic<std::int64_t> empty_since_ns_ = 0;
    bool sound_is_late_ = false; ///< tick thread

    mutable std::mutex mutex_; ///< guards what follows
    unsigned reasons_ = 0;     ///< a bit each
    std::int64_t in_ns_ = 0;
    LoopTime picture_time_, sound_time_;
};

} // namespace regie::pipelines
