#include "pipelines/sources/file_pass.h"

#include "pipelines/gst_setup.h"

#include <algorithm>
#include <limits>

namespace regie::pipelines {

namespace {

/// What a pass may deliver ahead. Pictures are large (3 MB in full HD): these many bridge a busy moment.
/// Sound pieces are mostly 21 ms; it may be a second late.
constexpr guint kPicturesAhead = 8;
constexpr guint kSoundPiecesAhead = 96;
/// Offline nobody takes sound while the next picture is waited for, and one may stand for three quarters of
/// an hour.
constexpr guint kSoundPiecesOffline = 1 << 17;
/// Containers round their times to milliseconds at worst.
constexpr std::int64_t kSameNs = 1'000'000;
/// And the lengths of pictures; what stands at a place stands for longer.
constexpr std::int64_t kStandsNs = 5'000'000;
/// A wait is looked at so often.
constexpr std::int64_t kGlanceNs = 50'000'000;

GstPtr<GstAppSink> make_track_queue(TrackKind kind, const Canvas& canvas, Pace pace) {
    const auto element = make_track_sink(kind, canvas);
    g_object_set(element.get(), "drop", false, "max-buffers",
                 kind == TrackKind::Picture ? kPicturesAhead
                 : pace == Pace::Offline    ? kSoundPiecesOffline
                                            : kSoundPiecesAhead,
                 nullptr);
    return GstPtr<GstAppSink>::share(GST_APP_SINK(element.get()));
}

std::int64_t file_time_ns(const GstSegment& segment, GstClockTime pts) {
    const guint64 time = gst_segment_to_stream_time(&segment, GST_FORMAT_TIME, pts);
    return GST_CLOCK_TIME_IS_VALID(time) ? static_cast<std::int64_t>(time) : -1;
}

} // namespace

FilePass::FilePass(const Canvas& canvas, Pace pace, FilePassEvents events, std::optional<Crop> crop)
    : canvas_(canvas), pace_(pace), crop_(crop), events_(std::move(events)) {
    for (const auto kind : {TrackKind::Picture, TrackKind::Sound}) {
        track(kind).sink = make_track_queue(kind, canvas, pace);
        gst_segment_init(&track(kind).segment, GST_FORMAT_TIME);
        watch(kind);
    }
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = [](GstAppSink*, gpointer pass) {
        static_cast<FilePass*>(pass)->on_queued();
        return GST_FLOW_OK;
    };
    gst_app_sink_set_callbacks(track(TrackKind::Picture).sink.get(), &callbacks, this, nullptr);
}

FilePass::~FilePass() { close(); }

void FilePass::close() { closed_ = true; }

void FilePass::watch(TrackKind kind) {
    struct Watched {
        FilePass& pass;
        TrackKind kind;
    };
    const auto pad = GstPtr<GstPad>::adopt(gst_element_get_static_pad(sink(kind), "sink"));
    gst_pad_add_probe(
        pad.get(),
        GstPadProbeType(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM |
                        GST_PAD_PROBE_TYPE_EVENT_FLUSH),
        [](GstPad*, GstPadProbeInfo* info, gpointer data) {
            const auto& watched = *static_cast<Watched*>(data);
            if (GST_PAD_PROBE_INFO_TYPE(info) & GST_PAD_PROBE_TYPE_BUFFER)
                return watched.pass.on_buffer(watched.kind, info);
            watched.pass.on_event(watched.kind, GST_PAD_PROBE_INFO_EVENT(info));
            return GST_PAD_PROBE_OK;
        },
        new Watched{*this, kind}, [](gpointer data) { delete static_cast<Watched*>(data); });
}

void FilePass::add_track(GstBin* pipeline, GstPad* decoded, TrackKind kind) {
    if (track(kind).linked.exchange(true))
        return; // a second sound track, a cover picture
    add_track_chain(pipeline, decoded, kind, GstPtr<GstElement>::share(sink(kind)), canvas_, crop_);
}

void FilePass::queues_full() {
    if (!told_first_ && !closed_)
        events_.jammed();
}

std::int64_t FilePass::zero_ns() const {
    std::lock_guard lock(mutex_);
    const auto picture = track(TrackKind::Picture).first_ns, sound = track(TrackKind::Sound).first_ns;
    if (!picture)
        return sound.value_or(0);
    const std::int64_t frame_ns = canvas_.rate.frame_to_ns(1);
    const std::int64_t frames = sound && *sound < *picture ? (*picture - *sound) / frame_ns : 0;
    return *picture - frames * frame_ns;
}

std::optional<std::int64_t> FilePass::first_picture_ns() const {
    std::lock_guard lock(mutex_);
    return track(TrackKind::Picture).first_ns;
}

void FilePass::begin(const PassPlace& place) {
    bool first = false, over = false;
    {
        std::lock_guard lock(mutex_);
        place_ = place;
        const auto& picture = track(TrackKind::Picture);
        over = picture.over;
        if (standing_ && standing_->time_ns > place.begin_ns - kSameNs) { // it waits in the queue
            standing_.reset();
            first = queued_;
            awaited_ = !queued_;
        } else {
            first = stands_ = standing_ && picture.reached_ns > place.begin_ns + kStandsNs;
        }
    }
    if (first)
        tell_first();
    else if (over)
        end_track(TrackKind::Picture);
}

PassPlace FilePass::place() const {
    std::lock_guard lock(mutex_);
    return place_.value_or(PassPlace{});
}

/// A picture that was only seen to come in is not there yet when the tick looks.
void FilePass::on_queued() {
    bool first = false;
    {
        std::lock_guard lock(mutex_);
        queued_ = true;
        first = std::exchange(awaited_, false);
    }
    if (first)
        tell_first();
}

void FilePass::tell_first() {
    if (!closed_ && !told_first_.exchange(true))
        events_.first_picture();
}

void FilePass::on_event(TrackKind kind, GstEvent* event) {
    auto& queue = track(kind);
    switch (GST_EVENT_TYPE(event)) {
    case GST_EVENT_SEGMENT:
        return gst_event_copy_segment(event, &queue.segment);
    case GST_EVENT_EOS:
        return end_track(kind);
    case GST_EVENT_FLUSH_STOP: {
        std::lock_guard lock(mutex_);
        queue.first_ns.reset();
        queue.latest_ns = queue.reached_ns = 0;
        queue.over = false;
        if (kind == TrackKind::Picture) {
            standing_.reset();
            queued_ = awaited_ = false;
        }
        return;
    }
    default:
        return;
    }
}

void FilePass::end_track(TrackKind kind) {
    bool first = false, empty = false;
    {
        std::lock_guard lock(mutex_);
        track(kind).over = true;
        if (kind == TrackKind::Picture && place_ && !told_first_) {
            // Where nothing follows a picture it stands, as long as there is sound.
            const auto& sound = track(TrackKind::Sound);
            first = stands_ = standing_ && (cut_ || (sound.linked && sound.reached_ns > place_->begin_ns));
            empty = !first;
        }
    }
    if (first)
        tell_first();
    if (empty && !closed_ && !told_empty_.exchange(true))
        events_.empty();
}

void FilePass::break_off() {
    for (const auto kind : {TrackKind::Sound, TrackKind::Picture})
        end_track(kind);
}

FilePass::Verdict FilePass::judge(TrackKind kind, GstBuffer* buffer, std::int64_t time_ns, bool& first) {
    std::lock_guard lock(mutex_);
    auto& queue = track(kind);
    const bool says = GST_BUFFER_DURATION_IS_VALID(buffer);
    const std::int64_t length_ns = says             ? static_cast<std::int64_t>(GST_BUFFER_DURATION(buffer))
                                   : queue.first_ns ? std::max<std::int64_t>(0, time_ns - queue.latest_ns)
                                                    : 0;
    if (place_ && place_->out_ns && time_ns >= *place_->out_ns - kSameNs) {
        cut_ = true;
        return Verdict::Over;
    }
    if (!queue.first_ns)
        queue.first_ns = time_ns;
    queue.latest_ns = time_ns;
    queue.reached_ns = std::max(queue.reached_ns, time_ns + length_ns);
    const bool picture = kind == TrackKind::Picture;
    if (!place_) { // it shows where the container begins, or where the demuxer landed
        if (picture && !standing_)
            standing_ = Piece{GstPtr<GstBuffer>::share(buffer), time_ns};
        return Verdict::Kept;
    }
    if (!picture && time_ns + length_ns <= place_->begin_ns)
        return Verdict::LeftOut;
    if (!picture) {
        // Nothing is read any more until sound is taken, hence no picture comes that would take its place.
        const bool full = pace_ == Pace::Live && ++queue.kept + 4 > kSoundPiecesAhead;
        if (full && standing_ && !told_first_)
            first = stands_ = true;
        return Verdict::Kept;
    }
    if (time_ns > place_->begin_ns - kSameNs) {
        stands_ = stands_ || (standing_ && !told_first_ && time_ns > place_->begin_ns + kSameNs);
        first = stands_;
        awaited_ = !stands_;
        return Verdict::Kept;
    }
    standing_ = Piece{GstPtr<GstBuffer>::share(buffer), time_ns};
    if (says && time_ns + length_ns > place_->begin_ns + kStandsNs)
        first = stands_ = true;
    return Verdict::LeftOut;
}

GstPadProbeReturn FilePass::on_buffer(TrackKind kind, GstPadProbeInfo* info) {
    GstBuffer* buffer = GST_PAD_PROBE_INFO_BUFFER(info);
    const std::int64_t time_ns = file_time_ns(track(kind).segment, GST_BUFFER_PTS(buffer));
    if (time_ns < 0)
        return GST_PAD_PROBE_DROP;
    decoded_at_ns_ = system_now_ns();
    bool first = false;
    const auto verdict = judge(kind, buffer, time_ns, first);
    if (first)
        tell_first();
    if (verdict != Verdict::Over)
        return verdict == Verdict::Kept ? GST_PAD_PROBE_OK : GST_PAD_PROBE_DROP;
    end_track(kind);
    // Whoever reads the file reads no further.
    gst_buffer_unref(buffer);
    GST_PAD_PROBE_INFO_DATA(info) = nullptr;
    GST_PAD_PROBE_INFO_FLOW_RETURN(info) = GST_FLOW_EOS;
    return GST_PAD_PROBE_HANDLED;
}

/// Sound that is waited for may lie behind more pictures than there is room for.
void FilePass::make_room() {
    constexpr guint kMostPictures = 128;
    guint room = 0;
    g_object_get(sink(TrackKind::Picture), "max-buffers", &room, nullptr);
    g_object_set(sink(TrackKind::Picture), "max-buffers", std::min(kMostPictures, room * 2), nullptr);
}

FilePass::Taken FilePass::next(TrackKind kind, std::int64_t patience_ns) {
    auto& queue = track(kind);
    const std::int64_t asked_ns = system_now_ns();
    // To where it begins a file without an index is read through: as long as it gets on, it comes.
    const auto deadline_ns = [&] {
        const bool reads = kind == TrackKind::Picture && patience_ns > 0 && !told_first_;
        return patience_ns + (reads ? std::max<std::int64_t>(asked_ns, decoded_at_ns_) : asked_ns);
    };
    while (!closed_) {
        bool over = !queue.linked;
        std::int64_t begin_ns = 0;
        {
            std::lock_guard lock(mutex_);
            if (kind == TrackKind::Picture && stands_ && standing_) {
                Taken taken{std::move(standing_)};
                standing_.reset();
                return taken;
            }
            over = over || queue.over;
            begin_ns = place_ ? place_->begin_ns : 0;
        }
        const std::int64_t left_ns =
            over ? 0 : std::clamp<std::int64_t>(deadline_ns() - system_now_ns(), 0, kGlanceNs);
        const auto sample = GstPtr<GstSample>::adopt(
            gst_app_sink_try_pull_sample(queue.sink.get(), static_cast<GstClockTime>(left_ns)));
        if (!sample) {
            if (over || left_ns == 0)
                return {{}, over};
            if (kind == TrackKind::Sound)
                make_room();
            continue;
        }
        GstBuffer* buffer = gst_sample_get_buffer(sample.get());
        const std::int64_t time_ns =
            file_time_ns(*gst_sample_get_segment(sample.get()), GST_BUFFER_PTS(buffer));
        // What was looked at before it was known where it begins.
        const bool before =
            kind == TrackKind::Picture
                ? time_ns <= begin_ns - kSameNs
                : GST_BUFFER_DURATION_IS_VALID(buffer) &&
                      time_ns + static_cast<std::int64_t>(GST_BUFFER_DURATION(buffer)) <= begin_ns;
        if (before)
            continue;
        Piece piece{GstPtr<GstBuffer>::share(buffer), time_ns};
        std::lock_guard lock(mutex_);
        if (kind == TrackKind::Picture && stands_ &&
            standing_) // known while the one behind it was waited for
            std::swap(piece, *standing_);
        return {std::move(piece)};
    }
    return {{}, true};
}

std::int64_t FilePass::last_picture_ns() const {
    std::lock_guard lock(mutex_);
    return track(TrackKind::Picture).latest_ns;
}

std::int64_t FilePass::reached_ns(TrackKind kind) const {
    std::lock_guard lock(mutex_);
    return track(kind).reached_ns;
}

std::optional<std::int64_t> FilePass::end_ns() const {
    std::lock_guard lock(mutex_);
    if (!place_)
        return {};
    if (cut_)
        return place_->out_ns;
    std::int64_t end_ns = place_->begin_ns;
    for (const auto& queue : queues_) {
        if (queue.linked && !queue.over)
            return {};
        if (queue.linked)
            end_ns = std::max(end_ns, queue.reached_ns);
    }
    return end_ns;
}

} // namespace regie::pipelines
