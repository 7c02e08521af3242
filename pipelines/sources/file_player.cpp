#include "pipelines/sources/file_player.h"

#include "pipelines/gst_setup.h"
#include "pipelines/sources/file_feed.h"
#include "pipelines/sources/media_uri.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

namespace regie::pipelines {

namespace {

/// The source's picture rate, where its caps give one.
std::pair<int, int> rate_of(GstElement* sink) {
    const auto pad = GstPtr<GstPad>::adopt(gst_element_get_static_pad(sink, "sink"));
    const auto caps = GstPtr<GstCaps>::adopt(gst_pad_get_current_caps(pad.get()));
    int numerator = 0, denominator = 1;
    if (caps)
        gst_structure_get_fraction(gst_caps_get_structure(caps.get(), 0), "framerate", &numerator,
                                   &denominator);
    return {numerator, denominator};
}

void pad_added(GstElement* decoder, GstPad* pad, std::shared_ptr<FileFeed>* feed) {
    const auto pipeline = GstPtr<GstObject>::adopt(gst_object_get_parent(GST_OBJECT(decoder)));
    if (const auto kind = track_kind(pad); kind && pipeline)
        (*feed)->add_track(GST_BIN(pipeline.get()), pad, *kind);
}

void no_more_pads(GstElement* decoder, std::shared_ptr<FileFeed>* feed) {
    if (!(*feed)->has_picture())
        GST_ELEMENT_ERROR(decoder, STREAM, DECODE, ("it has no picture"), (nullptr));
}

/// Whether a pass can end before the file does, and be wound back with nothing flushed: for demuxers that
/// were tried. MPEG's transport stream cannot (it flushes, and then refuses), Flash video gives nothing
/// afterwards (GStreamer 1.22).
bool can_wind_back(GstElement* pipeline) {
    static const std::set<std::string_view> tried{"qtdemux",     "matroskademux", "avidemux", "oggdemux",
                                                  "mpegpsdemux", "asfdemux",      "mxfdemux"};
    struct Found {
        bool any = false, all = true;
    } found;
    auto* elements = gst_bin_iterate_recurse(GST_BIN(pipeline));
    gst_iterator_foreach(
        elements,
        [](const GValue* value, gpointer data) {
            auto& sees = *static_cast<Found*>(data);
            auto* factory = gst_element_get_factory(GST_ELEMENT(g_value_get_object(value)));
            if (!factory || !gst_element_factory_list_is_type(factory, GST_ELEMENT_FACTORY_TYPE_DEMUXER))
                return;
            sees.any = true;
            sees.all = sees.all && tried.contains(gst_plugin_feature_get_name(GST_PLUGIN_FEATURE(factory)));
        },
        &found);
    gst_iterator_free(elements);
    return found.any && found.all;
}

void queues_full(GstElement*, std::shared_ptr<FileFeed>* feed) { (*feed)->queues_full(); }

void element_added(GstBin*, GstBin*, GstElement* element, std::shared_ptr<FileFeed>* feed) {
    if (is_made_by(element, "multiqueue"))
        connect_shared(element, "overrun", G_CALLBACK(queues_full), *feed);
}

/// A server that says nothing for so long is given up.
void set_up_download(GstElement*, GstElement* source, std::shared_ptr<FileFeed>*) {
    constexpr guint kTimeoutSeconds = 5;
    if (g_object_class_find_property(G_OBJECT_GET_CLASS(source), "timeout"))
        g_object_set(source, "timeout", kTimeoutSeconds, nullptr);
}

} // namespace

Result<std::string> FilePlayer::uri() const {
    if (settings_.kind == SourceKind::Download)
        return settings_.uri_or_path;
    return media_uri(settings_.uri_or_path);
}

void FilePlayer::open(GstElement* pipeline) {
    const auto address = uri();
    if (!address)
        return events_.failed(address.error());
    const auto decoder = make_core_element("uridecodebin");
    g_object_set(decoder.get(), "uri", address->c_str(), nullptr);
    gst_bin_add(GST_BIN(pipeline), decoder.get());
    guard_decoder(decoder.get(),
                  settings_.kind == SourceKind::Download ? Playlists::Followed : Playlists::Refused);
    connect_shared(decoder.get(), "pad-added", G_CALLBACK(pad_added), feed_);
    connect_shared(decoder.get(), "no-more-pads", G_CALLBACK(no_more_pads), feed_);
    connect_shared(decoder.get(), "deep-element-added", G_CALLBACK(element_added), feed_);
    if (settings_.kind == SourceKind::Download)
        connect_shared(decoder.get(), "source-setup", G_CALLBACK(set_up_download), feed_);
    gst_element_set_state(pipeline, GST_STATE_PAUSED); // what goes wrong arrives as a message
}

void FilePlayer::on_prerolled(GstElement* pipeline) {
    if (!std::exchange(positioned_, true) && !enter(pipeline))
        return; // it is over already, or on_prerolled() follows
    if (!playing_.exchange(true))
        gst_element_set_state(pipeline, GST_STATE_PLAYING);
    events_.there();
}

/// Where in the file it is over; at most 0 when nobody knows.
std::int64_t FilePlayer::end_ns() const {
    const bool cut = settings_.out_ns > 0 && (duration_ns_ <= 0 || settings_.out_ns < duration_ns_);
    return cut ? settings_.out_ns : duration_ns_.load();
}

/// To the place where the show has it. True when it is there.
bool FilePlayer::enter(GstElement* pipeline) {
    gint64 duration_ns = 0;
    if (gst_element_query_duration(pipeline, GST_FORMAT_TIME, &duration_ns))
        duration_ns_ = duration_ns;
    if (settings_.kind == SourceKind::Download && duration_ns_ <= 0)
        return true;
    const std::int64_t length_ns = end_ns() - settings_.in_ns;
    const auto [numerator, denominator] = rate_of(feed_->picture_sink());
    loop_ns_ = settings_.loop && length_ns > 0 ? loop_length_ns(length_ns, numerator, denominator) : 0;
    const std::int64_t entry_ns = loop_ns_ > 0 ? settings_.offset_ns % loop_ns_ : settings_.offset_ns;
    if (duration_ns_ > 0 && entry_ns >= length_ns) {
        events_.ended();
        return false;
    }
    winds_back_ = loop_ns_ > 0 && can_wind_back(pipeline);
    const bool whole = settings_.in_ns == 0 && settings_.out_ns == 0;
    if (whole && !winds_back_ && entry_ns == 0)
        return true;
    return !seek_to(pipeline, settings_.in_ns + entry_ns, GST_SEEK_FLAG_FLUSH);
}

/// `position_ns` is a place in the file; what is delivered from there on begins anew, at source time 0.
bool FilePlayer::seek_to(GstElement* at, std::int64_t position_ns, GstSeekFlags flags) {
    const bool stops = settings_.out_ns > 0;
    const std::int64_t stop_ns = loop_ns_ > 0 ? settings_.in_ns + loop_ns_ : settings_.out_ns;
    const auto all =
        static_cast<GstSeekFlags>(flags | GST_SEEK_FLAG_ACCURATE | (winds_back_ ? GST_SEEK_FLAG_SEGMENT : 0));
    if (!gst_element_seek(at, 1.0, GST_FORMAT_TIME, all, GST_SEEK_TYPE_SET, position_ns,
                          stops ? GST_SEEK_TYPE_SET : GST_SEEK_TYPE_NONE, stops ? stop_ns : 0))
        return false;
    if (flags & GST_SEEK_FLAG_FLUSH)
        feed_->set_times({position_ns - settings_.in_ns, settings_.in_ns, loop_ns_});
    return true;
}

void FilePlayer::wind_back() {
    if (!feed_->take_pass_over())
        return; // it was sought since
    // A seek that flushes nothing goes through one sink only: two would make two seeks.
    if (!seek_to(feed_->picture_sink(), settings_.in_ns, GST_SEEK_FLAG_NONE))
        events_.ended();
}

void FilePlayer::seek(GstElement* pipeline, std::int64_t position_ms) {
    const std::int64_t length_ns = loop_ns_ > 0 ? loop_ns_ : end_ns() - settings_.in_ns;
    constexpr std::int64_t kBeforeEndNs = 40'000'000; // a picture: at the very end there is none
    const std::int64_t last_ns = std::max<std::int64_t>(0, length_ns - kBeforeEndNs);
    const std::int64_t position_ns = std::clamp<std::int64_t>(position_ms * 1'000'000, 0, last_ns);
    if ((duration_ns_ <= 0 && position_ms > 0) ||
        !seek_to(pipeline, settings_.in_ns + position_ns, GST_SEEK_FLAG_FLUSH))
        events_.stays();
}

} // namespace regie::pipelines
