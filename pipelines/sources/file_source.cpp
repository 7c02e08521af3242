#include "pipelines/sources/file_source.h"

#include "pipelines/gst_setup.h"
#include "pipelines/sources/file_feed.h"
#include "pipelines/sources/media_uri.h"

#include <fmt/format.h>
#include <gst/pbutils/pbutils.h>

#include <algorithm>
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

} // namespace

FileSource::FileSource(ControlThread& control, FileSourceSettings settings, FileSourceEvents events)
    : control_(control), settings_(std::move(settings)), events_(std::move(events)),
      name_(media_name(settings_.uri_or_path)) {
    const auto post = [this](void (FileSource::*what)()) {
        return [this, what, alive = std::weak_ptr(alive_)] {
            if (alive.lock())
                (this->*what)();
        };
    };
    feed_ = std::make_shared<FileFeed>(
        settings_.canvas, settings_.pace,
        [this, task = post(&FileSource::on_first_picture)] { control_.post(task); });
    control_.post(post(&FileSource::start));
}

FileSource::~FileSource() {
    alive_.reset();
    watch_ = {};
    feed_->close();
    shut_down(pipeline_.get());
}

std::shared_ptr<SourceFeed> FileSource::feed() const { return feed_; }

void FileSource::start() {
    const auto uri = media_uri(settings_.uri_or_path);
    if (!uri)
        return fail(fmt::format("{}: {}. {}", name_, uri.error().what, uri.error().remedy));
    pipeline_ = GstPtr<GstElement>::sink(gst_pipeline_new("source"));
    rank_streaming_threads(pipeline_.get(), ThreadRank::Programme);
    watch_ = {control_, pipeline_.get(), [this](GstMessage* message) { on_message(message); }};
    const auto decoder = make_core_element("uridecodebin");
    g_object_set(decoder.get(), "uri", uri->c_str(), nullptr);
    gst_bin_add(GST_BIN(pipeline_.get()), decoder.get());

    // Streaming threads; the pipeline, and with it these signals, ends before this object.
    g_signal_connect_swapped(
        decoder.get(), "pad-added",
        G_CALLBACK(+[](FileSource* self, GstPad* pad, GstElement*) { self->pad_added(pad); }), this);
    g_signal_connect_swapped(
        decoder.get(), "no-more-pads", G_CALLBACK(+[](FileSource* self, GstElement* element) {
            if (!self->feed_->has_picture())
                GST_ELEMENT_ERROR(element, STREAM, DECODE, ("it has no picture"), (nullptr));
        }),
        this);
    gst_element_set_state(pipeline_.get(), GST_STATE_PAUSED); // what goes wrong arrives as a message
}

void FileSource::pad_added(GstPad* pad) {
    const auto caps = GstPtr<GstCaps>::adopt(gst_pad_query_caps(pad, nullptr));
    const std::string_view media = gst_structure_get_name(gst_caps_get_structure(caps.get(), 0));
    if (media == "video/x-raw")
        feed_->add_track(GST_BIN(pipeline_.get()), pad, FileFeed::Track::Picture);
    else if (media == "audio/x-raw")
        feed_->add_track(GST_BIN(pipeline_.get()), pad, FileFeed::Track::Sound);
}

void FileSource::on_message(GstMessage* message) {
    switch (GST_MESSAGE_TYPE(message)) {
    case GST_MESSAGE_ASYNC_DONE:
        return on_prerolled();
    case GST_MESSAGE_SEGMENT_DONE:
        return on_segment_done();
    case GST_MESSAGE_EOS:
        return on_end();
    case GST_MESSAGE_ELEMENT:
        if (gst_is_missing_plugin_message(message)) {
            gchar* decoder = gst_missing_plugin_message_get_description(message);
            missing_ = decoder;
            g_free(decoder);
        }
        return;
    case GST_MESSAGE_ERROR:
        if (playing_)
            return fail(fmt::format("{} stopped: {}", name_, words_of(message)));
        return fail(fmt::format("{} is not a video that can be decoded: {}", name_,
                                missing_.empty() ? words_of(message) : missing_ + " is not installed"));
    default:
        return;
    }
}

/// Twice: when the file is open, to go to the place where it comes in; and when it is there.
void FileSource::on_prerolled() {
    if (playing_)
        return;
    if (!positioned_) {
        positioned_ = true;
        gint64 duration_ns = 0;
        gst_element_query_duration(pipeline_.get(), GST_FORMAT_TIME, &duration_ns);
        const auto [numerator, denominator] = rate_of(feed_->picture_sink());
        const std::int64_t loop_ns =
            settings_.loop && duration_ns > 0 ? loop_length_ns(duration_ns, numerator, denominator) : 0;
        const std::int64_t position_ns = loop_ns > 0 ? settings_.offset_ns % loop_ns : settings_.offset_ns;
        if (duration_ns > 0 && position_ns >= duration_ns)
            return on_end();
        const auto flags = static_cast<GstSeekFlags>(GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE |
                                                     (loop_ns > 0 ? GST_SEEK_FLAG_SEGMENT : 0));
        const bool seek = loop_ns > 0 || position_ns > 0;
        if (seek && gst_element_seek(pipeline_.get(), 1.0, GST_FORMAT_TIME, flags, GST_SEEK_TYPE_SET,
                                     position_ns, GST_SEEK_TYPE_NONE, 0)) {
            feed_->set_times(position_ns, loop_ns);
            return; // on_prerolled() follows
        }
    }
    playing_ = true;
    gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING);
}

void FileSource::on_first_picture() {
    if (events_.ready)
        std::exchange(events_.ready, nullptr)();
}

/// The demuxer has read everything; what it sent before is still being decoded, so the next loop follows
/// without a gap. Through one sink only: two would make two seeks.
void FileSource::on_segment_done() {
    const auto flags = static_cast<GstSeekFlags>(GST_SEEK_FLAG_SEGMENT | GST_SEEK_FLAG_ACCURATE);
    if (!gst_element_seek(feed_->picture_sink(), 1.0, GST_FORMAT_TIME, flags, GST_SEEK_TYPE_SET, 0,
                          GST_SEEK_TYPE_NONE, 0))
        on_end();
}

void FileSource::on_end() {
    if (events_.ended)
        std::exchange(events_.ended, nullptr)();
}

void FileSource::fail(const std::string& words) {
    if (events_.failed)
        std::exchange(events_.failed, nullptr)(words);
}

} // namespace regie::pipelines
