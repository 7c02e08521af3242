#include "pipelines/sources/live_feed.h"

#include "pipelines/gst_setup.h"

#include <gst/app/gstappsink.h>

namespace regie::pipelines {

namespace {

/// What a wrong clock may make us keep: 32 full-HD pictures are 100 MB.
constexpr std::size_t kMostPictures = 32;
constexpr std::int64_t kSoundKeptNs = 1'000'000'000;

std::int64_t sample_time_ns(std::int64_t sample) {
    return static_cast<std::int64_t>(
        gst_util_uint64_scale_round(static_cast<guint64>(sample), GST_SECOND, kSoundRate));
}

std::optional<Delivery> pop(std::deque<Delivery>& queue) {
    if (queue.empty())
        return {};
    auto front = std::move(queue.front());
    queue.pop_front();
    return front;
}

} // namespace

LiveFeed::LiveFeed(TrackKind needed, FrameRate rate, std::function<void()> first)
    : needed_(needed), nearly_due_ns_(490'000'000 / rate.fps),
      clock_(GstPtr<GstClock>::adopt(gst_system_clock_obtain())),
      last_arrival_ns_(static_cast<std::int64_t>(gst_clock_get_time(clock_.get()))),
      first_(std::move(first)) {}

void LiveFeed::set_latency(std::int64_t latency_ns) {
    std::lock_guard lock(mutex_);
    if (std::exchange(latency_ns_, latency_ns) != latency_ns)
        resampler_.begin_anew();
}

void LiveFeed::close() {
    std::lock_guard lock(mutex_);
    closed_ = true;
    first_ = nullptr;
    pictures_.clear();
    sound_.clear();
}

std::optional<Delivery> LiveFeed::next_picture() {
    const auto now_ns = static_cast<std::int64_t>(gst_clock_get_time(clock_.get()));
    std::lock_guard lock(mutex_);
    if (pictures_.empty() || pictures_.front().time_ns > now_ns + nearly_due_ns_)
        return {};
    return pop(pictures_);
}

std::optional<Delivery> LiveFeed::next_sound() {
    std::lock_guard lock(mutex_);
    return pop(sound_);
}

void LiveFeed::add_track(const std::shared_ptr<LiveFeed>& feed, GstBin* pipeline, GstPad* decoded,
                         TrackKind kind, const Canvas& canvas) {
    if (feed->linked_[static_cast<std::size_t>(kind)].exchange(true))
        return; // a second sound track
    const auto sink = make_track_sink(kind, canvas);
    // Not waited for when the pipeline starts: a track that never comes must not hold up the other.
    g_object_set(sink.get(), "async", false, nullptr);
    struct Entrance {
        std::shared_ptr<LiveFeed> feed;
        TrackKind kind;
    };
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = [](GstAppSink* from, gpointer data) {
        const auto& entrance = *static_cast<Entrance*>(data);
        const auto sample = GstPtr<GstSample>::adopt(gst_app_sink_pull_sample(from));
        if (sample)
            entrance.feed->take(entrance.kind, sample.get(),
                                static_cast<std::int64_t>(gst_element_get_base_time(GST_ELEMENT(from))));
        return GST_FLOW_OK;
    };
    gst_app_sink_set_callbacks(GST_APP_SINK(sink.get()), &callbacks, new Entrance{feed, kind},
                               [](gpointer data) { delete static_cast<Entrance*>(data); });
    add_track_chain(pipeline, decoded, kind, sink, canvas);
}

void LiveFeed::take(TrackKind kind, GstSample* sample, std::int64_t base_time_ns) {
    GstBuffer* buffer = gst_sample_get_buffer(sample);
    const guint64 running_ns =
        gst_segment_to_running_time(gst_sample_get_segment(sample), GST_FORMAT_TIME, GST_BUFFER_PTS(buffer));
    if (!GST_CLOCK_TIME_IS_VALID(running_ns))
        return;
    const auto now_ns = static_cast<std::int64_t>(gst_clock_get_time(clock_.get()));
    std::lock_guard lock(mutex_);
    if (closed_)
        return;
    const bool picture = kind == TrackKind::Picture;
    const std::int64_t shift_ns = time_.shift_ns();
    const std::int64_t show_ns = time_.show_ns(
        picture ? LiveTime::Track::Picture : LiveTime::Track::Sound,
        base_time_ns + static_cast<std::int64_t>(running_ns) + latency_ns_, latency_ns_, now_ns);
    // Pictures take the step at once; so that sound does not come after them by and by.
    if (std::llabs(time_.shift_ns() - shift_ns) > LiveTime::kStepNs)
        resampler_.begin_anew();
    if (picture)
        take_picture(buffer, show_ns, now_ns);
    else
        take_sound(buffer, show_ns);
    if (kind != needed_)
        return;
    last_arrival_ns_ = now_ns;
    if (first_)
        std::exchange(first_, nullptr)();
}

void LiveFeed::take_picture(GstBuffer* buffer, std::int64_t show_ns, std::int64_t now_ns) {
    pictures_.push_back({GstPtr<GstBuffer>::share(buffer), show_ns});
    // A picture whose successor is due already is not shown any more.
    while (pictures_.size() > kMostPictures || (pictures_.size() > 1 && pictures_[1].time_ns <= now_ns))
        pictures_.pop_front();
}

void LiveFeed::take_sound(GstBuffer* buffer, std::int64_t show_ns) {
    GstMapInfo map;
    if (!gst_buffer_map(buffer, &map, GST_MAP_READ))
        return;
    const auto piece =
        resampler_.push({reinterpret_cast<const float*>(map.data), map.size / sizeof(float)}, show_ns);
    gst_buffer_unmap(buffer, &map);
    if (!piece)
        return;
    const std::size_t bytes = piece->samples.size() * sizeof(float);
    auto resampled = GstPtr<GstBuffer>::adopt(gst_buffer_new_allocate(nullptr, bytes, nullptr));
    gst_buffer_fill(resampled.get(), 0, piece->samples.data(), bytes);
    sound_.push_back({std::move(resampled), sample_time_ns(piece->first_sample)});
    while (sound_.back().time_ns - sound_.front().time_ns > kSoundKeptNs)
        sound_.pop_front();
}

} // namespace regie::pipelines
