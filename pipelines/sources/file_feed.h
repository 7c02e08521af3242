#pragma once
// The tick's end of a FileSource: two bounded queues of decoded pictures and sound.

#include "pipelines/gst_ptr.h"
#include "pipelines/mode.h"
#include "pipelines/sources/loop_time.h"
#include "pipelines/sources/source_feed.h"
#include "show/show_file.h"

#include <gst/app/gstappsink.h>

#include <atomic>
#include <functional>

namespace regie::pipelines {

class FileFeed : public SourceFeed {
  public:
    /// `first_picture` is called once, by a streaming thread, when the first picture can be taken.
    FileFeed(const Canvas& canvas, Pace pace, std::function<void()> first_picture);
    ~FileFeed() override;

    std::optional<Delivery> next_picture() override;
    std::optional<Delivery> next_sound() override;

    /// Where in the file it starts and how long a loop is; before the first delivery is taken.
    void set_times(std::int64_t offset_ns, std::int64_t loop_ns);
    /// The pipeline stops: nothing is delivered any more and nobody is called.
    void close();

    /// Makes the rest of the pipeline for a decoded track, and links it. Streaming thread, before any data.
    enum class Track { Picture, Sound };
    void add_track(GstBin* pipeline, GstPad* decoded, Track track);

    bool has_picture() const { return picture_linked_; }
    GstElement* picture_sink() const { return GST_ELEMENT_CAST(picture_.get()); }

  private:
    std::optional<Delivery> take(GstAppSink* sink, LoopTime& time, GstClockTime patience);

    const Pace pace_;
    GstPtr<GstAppSink> picture_, sound_;
    std::atomic<bool> picture_linked_ = false, sound_linked_ = false, closed_ = false;
    std::atomic<bool> told_first_ = false;
    std::function<void()> first_picture_;
    LoopTime picture_time_, sound_time_;
    bool sound_is_late_ = false; ///< tick thread
};

} // namespace regie::pipelines
