#include "pipelines/sources/file_player.h"

#include "pipelines/gst_setup.h"
#include "pipelines/sources/loop_time.h"
#include "pipelines/sources/media_uri.h"
#include "pipelines/sources/movie_length.h"
#include "pipelines/sources/transport_stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string_view>
#include <tuple>

namespace regie::pipelines {

namespace {

/// A seek may land so long behind its place: containers round their times.
constexpr std::int64_t kLandsNs = 2'000'000;

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

void pad_added(GstElement* decoder, GstPad* pad, std::shared_ptr<FilePass>* pass) {
    const auto pipeline = GstPtr<GstObject>::adopt(gst_object_get_parent(GST_OBJECT(decoder)));
    if (const auto kind = track_kind(pad); kind && pipeline)
        (*pass)->add_track(GST_BIN(pipeline.get()), pad, *kind);
}

void no_more_pads(GstElement* decoder, std::shared_ptr<FilePass>* pass) {
    if (!(*pass)->has_picture())
        GST_ELEMENT_ERROR(decoder, STREAM, DECODE, ("it has no picture"), (nullptr));
}

void visit_elements(GstElement* pipeline, const std::function<void(GstElement*)>& visit) {
    auto* elements = gst_bin_iterate_recurse(GST_BIN(pipeline));
    gst_iterator_foreach(
        elements,
        [](const GValue* value, gpointer data) {
            (*static_cast<const std::function<void(GstElement*)>*>(data))(
                GST_ELEMENT(g_value_get_object(value)));
        },
        const_cast<std::function<void(GstElement*)>*>(&visit));
    gst_iterator_free(elements);
}

/// By whom the container is read; empty: by none.
std::string demuxer_of(GstElement* pipeline) {
    std::string found;
    visit_elements(pipeline, [&](GstElement* element) {
        auto* factory = gst_element_get_factory(element);
        if (factory && gst_element_factory_list_is_type(factory, GST_ELEMENT_FACTORY_TYPE_DEMUXER))
            found = gst_plugin_feature_get_name(GST_PLUGIN_FEATURE(factory));
    });
    return found;
}

/// Whether its demuxer has found nothing and ended its reading.
bool reader_gave_up(GstElement* pipeline) {
    bool found = false;
    visit_elements(pipeline, [&](GstElement* element) {
        const auto pad = GstPtr<GstPad>::adopt(gst_element_get_static_pad(element, "sink"));
        found |= pad && element->numsrcpads == 0 && gst_pad_get_task_state(pad.get()) == GST_TASK_PAUSED;
    });
    return found;
}

void queues_full(GstElement*, std::shared_ptr<FilePass>* pass) { (*pass)->queues_full(); }

void decoder_part_added(GstBin*, GstBin*, GstElement* element, std::shared_ptr<FilePass>* pass) {
    if (is_made_by(element, "multiqueue"))
        connect_shared(element, "overrun", G_CALLBACK(queues_full), *pass);
}

void set_up_file(GstElement*, GstElement* source, std::shared_ptr<FileCorrection>* correction) {
    correct_file(source, **correction);
}

/// A server that says nothing for so long is given up.
void set_up_download(GstElement*, GstElement* source, std::shared_ptr<FilePass>*) {
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
    connect_shared(decoder.get(), "pad-added", G_CALLBACK(pad_added), pass_);
    connect_shared(decoder.get(), "no-more-pads", G_CALLBACK(no_more_pads), pass_);
    connect_shared(decoder.get(), "deep-element-added", G_CALLBACK(decoder_part_added), pass_);
    if (settings_.kind == SourceKind::Download)
        connect_shared(decoder.get(), "source-setup", G_CALLBACK(set_up_download), pass_);
    if (const auto correction = this->correction())
        connect_shared(decoder.get(), "source-setup", G_CALLBACK(set_up_file),
                       std::make_shared<FileCorrection>(*correction));
    gst_element_set_state(pipeline, GST_STATE_PAUSED); // what goes wrong arrives as a message
}

/// What its demuxer is to read otherwise. Keeps what is hidden.
std::optional<FileCorrection> FilePlayer::correction() {
    if (settings_.kind != SourceKind::File)
        return {};
    if (begin_.hides_length || begins_inside(path()))
        hidden_ = movie_length(path());
    return hidden_ ? without(*hidden_) : name_private_sound(path());
}

void FilePlayer::on_prerolled(GstElement* pipeline) {
    if (at_ == At::There)
        return;
    if (at_ == At::Nowhere && !enter(pipeline))
        return; // it is over already, or on_prerolled() follows
    const auto first_ns = pass_->first_picture_ns();
    if (at_ == At::Sought && (!first_ns || *first_ns > place_.begin_ns + kLandsNs))
        return events_.lands_wrong();
    at_ = At::There;
    pass_->begin(place_);
    playing_ = true;
    gst_element_set_state(pipeline, GST_STATE_PLAYING);
    events_.there();
}

/// decodebin (1.22) keeps to itself what a demuxer says while it is plugged in, so nobody hears of one that
/// fails at once. At the first look its words may still be on their way.
void FilePlayer::look(GstElement* pipeline) {
    looks_at_rest_ = at_ == At::Nowhere && reader_gave_up(pipeline) ? looks_at_rest_ + 1 : 0;
    if (looks_at_rest_ == 2)
        events_.unreadable();
}

/// Where in what is played it begins, when that has a length (0: it does not say).
std::int64_t FilePlayer::after_in_ns(std::int64_t length_ns) const {
    if (length_ns <= 0)
        return settings_.loop && !begin_.is_sought ? 0 : std::max<std::int64_t>(0, begin_.after_in_ns);
    if (begin_.is_sought) {
        constexpr std::int64_t kBeforeEndNs = 40'000'000; // a picture: at the very end there is none
        return std::clamp<std::int64_t>(begin_.after_in_ns, 0,
                                        std::max<std::int64_t>(0, length_ns - kBeforeEndNs));
    }
    return settings_.loop ? (begin_.after_in_ns % length_ns + length_ns) % length_ns : begin_.after_in_ns;
}

Index FilePlayer::index(GstElement* pipeline) const {
    if (settings_.kind == SourceKind::Download)
        return Index::Whole; // as the server says
    return index_of(demuxer_of(pipeline), path());
}

std::string FilePlayer::path() const {
    const auto address = uri();
    gchar* found = address ? g_filename_from_uri(address->c_str(), nullptr, nullptr) : nullptr;
    std::string path = found ? found : "";
    g_free(found);
    return path;
}

/// To the place where the show has it. True when it is there.
bool FilePlayer::enter(GstElement* pipeline) {
    at_ = At::Opened;
    gint64 duration_ns = 0;
    if (gst_element_query_duration(pipeline, GST_FORMAT_TIME, &duration_ns))
        duration_ns_ = duration_ns;
    if (duration_ns_ <= 0 && hidden_)
        duration_ns_ = hidden_->ns;
    place_.zero_ns = place_.in_ns = place_.begin_ns = pass_->zero_ns();
    if (settings_.kind == SourceKind::Download && duration_ns_ <= 0)
        return true;
    place_.in_ns += settings_.in_ns;
    if (settings_.out_ns > 0)
        place_.out_ns = place_.zero_ns + settings_.out_ns;
    std::tie(place_.fps_numerator, place_.fps_denominator) = rate_of(pass_->sink(TrackKind::Picture));
    const auto index = this->index(pipeline);
    std::int64_t length_ns = duration_ns_ > 0 ? duration_ns_ - place_.zero_ns : 0;
    if (index != Index::None) // else it is guessed, by parsers
        length_ns_ = std::max<std::int64_t>(0, length_ns);
    if (settings_.out_ns > 0 && (length_ns <= 0 || settings_.out_ns < length_ns))
        length_ns = settings_.out_ns;
    length_ns -= settings_.in_ns;
    if (settings_.loop && length_ns > 0)
        length_ns = loop_length_ns(length_ns, place_.fps_numerator, place_.fps_denominator);
    place_.begin_ns = place_.in_ns + after_in_ns(length_ns);
    if (index == Index::Whole && duration_ns_ > 0 && place_.begin_ns >= place_.in_ns + length_ns) {
        events_.beyond();
        return false;
    }
    if (place_.begin_ns <= place_.zero_ns)
        return true;
    reads_through_ = index == Index::None || begin_.reads_through;
    if (reads_through_)
        return true;
    at_ = At::Sought;
    // To the keyframe before it: what lies between is decoded and left out by the pass.
    constexpr auto kFlags =
        static_cast<GstSeekFlags>(GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_KEY_UNIT | GST_SEEK_FLAG_SNAP_BEFORE);
    if (!gst_element_seek(pipeline, 1.0, GST_FORMAT_TIME, kFlags, GST_SEEK_TYPE_SET, place_.begin_ns,
                          GST_SEEK_TYPE_NONE, 0))
        events_.lands_wrong();
    return false;
}

} // namespace regie::pipelines
