#pragma once
// The tick's end of a live source: the newest picture, and sound on the programme's sample count.

#include "pipelines/sources/drift_resampler.h"
#include "pipelines/sources/live_time.h"
#include "pipelines/sources/source_feed.h"
#include "pipelines/sources/track_chain.h"

#include <atomic>
#include <deque>
#include <mutex>

namespace regie::pipelines {

/// Shared by the source, the reader and the pipeline, whose streaming threads deliver into it. Bounded, read
/// or not: of pictures those that are still to be shown and the one that is due; of sound one second.
class LiveFeed : public SourceFeed {
  public:
    /// `rate` is the programme's. `first` is called once, by a streaming thread, when the first piece of
    /// `needed` can be taken.
    LiveFeed(TrackKind needed, FrameRate rate, std::function<void()> first);

    /// Only what is due: until then it is kept here, so that picture and sound stay together.
    std::optional<Delivery> next_picture() override;
    std::optional<Delivery> next_sound() override;
    bool live() const override { return true; }

    /// How long after their capture the pipeline says its pieces are to be shown. Any thread.
    void set_latency(std::int64_t latency_ns);
    /// The server sends media, and no longer talks about it. Any thread.
    void begin_media() { media_begun_ = true; }
    bool media_begun() const { return media_begun_; }
    /// Nothing is delivered any more and nobody is called.
    void close();

    bool has(TrackKind kind) const { return linked_[static_cast<std::size_t>(kind)]; }
    /// Of anything that is needed, on the system clock; when it was made, if nothing came yet.
    std::int64_t last_arrival_ns() const { return last_arrival_ns_; }

    /// Makes the rest of the pipeline for a decoded track, once for each kind. Streaming thread, before any
    /// data.
    static void add_track(const std::shared_ptr<LiveFeed>& feed, GstBin* pipeline, GstPad* decoded,
                          TrackKind kind, const Canvas& canvas);

  private:
    void take(TrackKind kind, GstSample* sample, std::int64_t base_time_ns);
    void take_picture(GstBuffer* buffer, std::int64_t show_ns, std::int64_t now_ns);
    void take_sound(GstBuffer* buffer, std::int64_t show_ns);

    const TrackKind needed_;
    /// Not quite half a frame: of the frames there are, a picture belongs to the nearest, so that it and its
    /// sound are half a frame apart at most.
    const std::int64_t nearly_due_ns_;
    const GstPtr<GstClock> clock_;
    std::atomic<bool> linked_[2] = {}, media_begun_ = false;
    std::atomic<std::int64_t> last_arrival_ns_ = 0;

    std::mutex mutex_;            ///< guards what follows; held for a copy at most
    std::function<void()> first_; ///< null once it was called
    bool closed_ = false;
    std::int64_t latency_ns_ = 0;
    LiveTime time_;
    std::deque<Delivery> pictures_, sound_;
    DriftResampler resampler_;
};

} // namespace regie::pipelines
