#include "pipelines/sources/file_feed.h"

#include "pipelines/gst_setup.h"

#include <gst/video/video.h>

#include <vector>

namespace regie::pipelines {

namespace {

/// What a source may deliver ahead. Pictures are large (3 MB in full HD): these many bridge the turn of a
/// loop and a busy moment. Sound pieces are mostly 21 ms.
constexpr guint kPicturesAhead = 8;
constexpr guint kSoundPiecesAhead = 48;
/// Offline: a decoder that gives nothing for so long has stopped.
constexpr GstClockTime kPatience = 20 * GST_SECOND;
constexpr GstClockTime kSoundPatience = 2 * GST_SECOND;

GstPtr<GstAppSink> make_queue(const char* name, guint max_buffers) {
    const auto element = make_core_element("appsink", name);
    g_object_set(element.get(), "sync", false, "drop", false, "max-buffers", max_buffers,
                 "enable-last-sample", false, nullptr);
    return GstPtr<GstAppSink>::share(GST_APP_SINK(element.get()));
}

/// Tells decoders that rows may be padded, so that they hand out their own pictures instead of copies.
GstPadProbeReturn allow_padded_rows(GstPad*, GstPadProbeInfo* info, gpointer) {
    GstQuery* query = GST_PAD_PROBE_INFO_QUERY(info);
    if (GST_QUERY_TYPE(query) != GST_QUERY_ALLOCATION)
        return GST_PAD_PROBE_OK;
    gst_query_add_allocation_meta(query, GST_VIDEO_META_API_TYPE, nullptr);
    return GST_PAD_PROBE_HANDLED;
}

} // namespace

FileFeed::FileFeed(const Canvas& canvas, Pace pace, std::function<void()> first_picture)
    : pace_(pace), picture_(make_queue("picture", kPicturesAhead)),
      sound_(make_queue("sound", kSoundPiecesAhead)), first_picture_(std::move(first_picture)) {
    gst_app_sink_set_caps(picture_.get(), canvas_caps(canvas).get());
    gst_app_sink_set_caps(sound_.get(), sound_caps().get());
    const auto pad = GstPtr<GstPad>::adopt(gst_element_get_static_pad(picture_sink(), "sink"));
    gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_QUERY_DOWNSTREAM, allow_padded_rows, nullptr, nullptr);

    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = [](GstAppSink*, gpointer data) {
        auto& feed = *static_cast<FileFeed*>(data);
        if (!feed.told_first_.exchange(true))
            feed.first_picture_();
        return GST_FLOW_OK;
    };
    gst_app_sink_set_callbacks(picture_.get(), &callbacks, this, nullptr);
}

FileFeed::~FileFeed() { close(); }

void FileFeed::close() {
    closed_ = true;
    GstAppSinkCallbacks none{};
    gst_app_sink_set_callbacks(picture_.get(), &none, nullptr, nullptr);
}

void FileFeed::set_times(std::int64_t offset_ns, std::int64_t loop_ns) {
    picture_time_.start(offset_ns, loop_ns);
    sound_time_.start(offset_ns, loop_ns);
}

void FileFeed::add_track(GstBin* pipeline, GstPad* decoded, Track track) {
    auto& linked = track == Track::Picture ? picture_linked_ : sound_linked_;
    if (linked.exchange(true))
        return; // a second sound track, a cover picture
    std::vector<GstPtr<GstElement>> chain;
    if (track == Track::Picture) // adds borders to keep the picture's shape
        chain = {make_core_element("videoconvertscale"), GstPtr<GstElement>::share(picture_sink())};
    else
        chain = {make_core_element("audioconvert"), make_core_element("audioresample"),
                 GstPtr<GstElement>::share(GST_ELEMENT(sound_.get()))};
    for (const auto& element : chain)
        gst_bin_add(pipeline, element.get());
    for (std::size_t i = 0; i + 1 < chain.size(); ++i)
        gst_element_link(chain[i].get(), chain[i + 1].get());
    for (auto element = chain.rbegin(); element != chain.rend(); ++element)
        gst_element_sync_state_with_parent(element->get());
    const auto entry = GstPtr<GstPad>::adopt(gst_element_get_static_pad(chain.front().get(), "sink"));
    gst_pad_link(decoded, entry.get());
}

std::optional<Delivery> FileFeed::next_picture() {
    return take(picture_.get(), picture_time_, pace_ == Pace::Offline ? kPatience : 0);
}

std::optional<Delivery> FileFeed::next_sound() {
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
        if (GST_CLOCK_TIME_IS_VALID(position))
            return Delivery{GstPtr<GstBuffer>::share(buffer), time.at(static_cast<std::int64_t>(position))};
    }
    return {};
}

} // namespace regie::pipelines
