#include "pipelines/sources/file_feed.h"

#include "pipelines/gst_setup.h"

namespace regie::pipelines {

namespace {

/// What a source may deliver ahead. Pictures are large (3 MB in full HD): these many bridge the turn of a
/// loop and a busy moment. Sound pieces are mostly 21 ms; it may be a second late.
constexpr guint kPicturesAhead = 8;
constexpr guint kSoundPiecesAhead = 96;
/// Offline nobody takes sound while a picture is waited for, and the next pass begins when all of this one is
/// here.
constexpr guint kSoundPiecesOffline = 4096;
/// Offline: a decoder that gives nothing for so long has stopped.
constexpr GstClockTime kPatience = 20 * GST_SECOND;
constexpr GstClockTime kSoundPatience = 2 * GST_SECOND;

GstPtr<GstAppSink> make_track_queue(TrackKind kind, const Canvas& canvas, Pace pace = Pace::Live) {
    const auto element = make_track_sink(kind, canvas);
    g_object_set(element.get(), "drop", false, "max-buffers",
                 kind == TrackKind::Picture ? kPicturesAhead
                 : pace == Pace::Offline    ? kSoundPiecesOffline
                                            : kSoundPiecesAhead,
                 nullptr);
    return GstPtr<GstAppSink>::share(GST_APP_SINK(element.get()));
}

unsigned bit(FileFeed::Reason reason) { return 1U << static_cast<unsigned>(reason); }

} // namespace

FileFeed::FileFeed(const Canvas& canvas, Pace pace, FileFeedEvents events, std::optional<Crop> crop)
    : canvas_(canvas), pace_(pace), crop_(crop), picture_(make_track_queue(TrackKind::Picture, canvas)),
      sound_(make_track_queue(TrackKind::Sound, canvas, pace)), events_(std::move(events)) {
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = [](GstAppSink*, gpointer data) {
        auto& feed = *static_cast<FileFeed*>(data);
        if (!feed.told_first_.exchange(true))
            feed.events_.first_picture();
        return GST_FLOW_OK;
    };
    gst_app_sink_set_callbacks(picture_.get(), &callbacks, this, nullptr);
    watch_pass(picture_, TrackKind::Picture);
    watch_pass(sound_, TrackKind::Sound);
}

/// A demuxer says that it has read a pass when much of it still waits in the queues behind it, at which its
/// thread waits too: a seek then waits for that thread, and with nobody who takes pictures for ever. So a
/// pass is over when its end has come through.
void FileFeed::watch_pass(const GstPtr<GstAppSink>& sink, TrackKind kind) {
    struct Watched {
        FileFeed& feed;
        TrackKind kind;
    };
    const auto pad = GstPtr<GstPad>::adopt(gst_element_get_static_pad(GST_ELEMENT(sink.get()), "sink"));
    gst_pad_add_probe(
        pad.get(), GstPadProbeType(GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM | GST_PAD_PROBE_TYPE_EVENT_FLUSH),
        [](GstPad*, GstPadProbeInfo* info, gpointer data) {
            auto& watched = *static_cast<Watched*>(data);
            const auto type = GST_EVENT_TYPE(GST_PAD_PROBE_INFO_EVENT(info));
            if (type == GST_EVENT_SEGMENT_DONE || type == GST_EVENT_EOS)
                watched.feed.on_track_over(watched.kind, type == GST_EVENT_EOS ? End::OfFile : End::OfPass);
            else if (type == GST_EVENT_FLUSH_STOP)
                watched.feed.begin_pass();
            return GST_PAD_PROBE_OK;
        },
        new Watched{*this, kind}, [](gpointer data) { delete static_cast<Watched*>(data); });
}

FileFeed::~FileFeed() { close(); }

void FileFeed::close() {
    closed_ = true;
    GstAppSinkCallbacks none{};
    gst_app_sink_set_callbacks(picture_.get(), &none, nullptr, nullptr);
}

void FileFeed::set_times(const FileTimes& times) {
    std::lock_guard lock(mutex_);
    in_ns_ = times.in_ns;
    picture_time_.start(times.entry_ns, times.loop_ns);
    sound_time_.start(times.entry_ns, times.loop_ns);
}

void FileFeed::hold(Reason reason) {
    std::lock_guard lock(mutex_);
    reasons_ |= bit(reason);
    empty_since_ns_ = 0;
}

void FileFeed::let_go(Reason reason) {
    std::lock_guard lock(mutex_);
    reasons_ &= ~bit(reason);
}

bool FileFeed::holds() const {
    std::lock_guard lock(mutex_);
    return reasons_ != 0;
}

void FileFeed::add_track(GstBin* pipeline, GstPad* decoded, TrackKind kind) {
    auto& linked = kind == TrackKind::Picture ? picture_linked_ : sound_linked_;
    if (linked.exchange(true))
        return; // a second sound track, a cover picture
    const auto& sink = kind == TrackKind::Picture ? picture_ : sound_;
    add_track_chain(pipeline, decoded, kind, GstPtr<GstElement>::share(GST_ELEMENT(sink.get())), canvas_,
                    crop_);
}

void FileFeed::queues_full() {
    if (!told_first_ && !closed_)
        events_.jammed();
}

void FileFeed::begin_pass() {
    std::lock_guard lock(pass_mutex_);
    picture_over_ = sound_over_ = loops_ = pass_over_ = false;
}

/// A track that is shorter than the other may end as if the file did.
void FileFeed::on_track_over(TrackKind kind, End end) {
    {
        std::lock_guard lock(pass_mutex_);
        (kind == TrackKind::Picture ? picture_over_ : sound_over_) = true;
        loops_ = loops_ || end == End::OfPass;
        if (!loops_ || picture_linked_ != picture_over_ || sound_linked_ != sound_over_)
            return;
        picture_over_ = sound_over_ = loops_ = false;
        pass_over_ = true;
    }
    if (!closed_)
        events_.pass_over();
}

bool FileFeed::take_pass_over() {
    std::lock_guard lock(pass_mutex_);
    return std::exchange(pass_over_, false);
}

std::optional<Delivery> FileFeed::next_picture() {
    {
        std::lock_guard lock(mutex_);
        if (reasons_ != 0)
            return {};
    }
    auto picture = take(picture_.get(), picture_time_, pace_ == Pace::Offline ? kPatience : 0);
    if (picture) {
        empty_since_ns_ = 0;
        gave_ = true;
    } else if (empty_since_ns_ == 0) {
        empty_since_ns_ = system_now_ns();
    }
    return picture;
}

std::optional<Delivery> FileFeed::next_sound() {
    {
        std::lock_guard lock(mutex_);
        if (reasons_ != 0)
            return {};
    }
    // A sound track that ends before the picture comes again with the next loop, whose pictures we would keep
    // from being read if we waited: after one wait in vain it is silence until it is there.
    const bool wait = pace_ == Pace::Offline && sound_linked_ && !sound_is_late_;
    auto sound = take(sound_.get(), sound_time_, wait ? kSoundPatience : 0);
    sound_is_late_ = !sound;
    return sound;
}

std::optional<Delivery> FileFeed::take(GstAppSink* sink, LoopTime& time, GstClockTime patience) {
    while (!closed_) {
        const auto sample = GstPtr<GstSample>::adopt(gst_app_sink_try_pull_sample(sink, patience));
        if (!sample)
            break;
        GstBuffer* buffer = gst_sample_get_buffer(sample.get());
        const guint64 position = gst_segment_to_stream_time(gst_sample_get_segment(sample.get()),
                                                            GST_FORMAT_TIME, GST_BUFFER_PTS(buffer));
        if (!GST_CLOCK_TIME_IS_VALID(position))
            continue;
        std::lock_guard lock(mutex_);
        if (reasons_ & bit(Reason::Seeking)) // it was sought while this was taken: not its time any more
            return {};
        return Delivery{GstPtr<GstBuffer>::share(buffer),
                        time.at(static_cast<std::int64_t>(position) - in_ns_)};
    }
    return {};
}

} // namespace regie::pipelines
