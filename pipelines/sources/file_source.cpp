#include "pipelines/sources/file_source.h"

#include "pipelines/gst_setup.h"
#include "pipelines/sources/file_feed.h"
#include "pipelines/sources/media_uri.h"
#include "pipelines/sources/retire.h"
#include "pipelines/sources/source_words.h"

#include <fmt/format.h>
#include <gst/pbutils/pbutils.h>

#include <algorithm>

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

std::int64_t system_now_ns() {
    const auto clock = GstPtr<GstClock>::adopt(gst_system_clock_obtain());
    return static_cast<std::int64_t>(gst_clock_get_time(clock.get()));
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

/// A server that says nothing for so long is given up.
void set_up_download(GstElement*, GstElement* source, std::shared_ptr<FileFeed>*) {
    constexpr guint kTimeoutSeconds = 5;
    if (g_object_class_find_property(G_OBJECT_GET_CLASS(source), "timeout"))
        g_object_set(source, "timeout", kTimeoutSeconds, nullptr);
}

} // namespace

FileSource::FileSource(ControlThread& control, FileSourceSettings settings, SourceEvents events)
    : settings_(std::move(settings)), events_(std::move(events)),
      name_(settings_.name.empty() ? media_name(settings_.uri_or_path) : settings_.name),
      link_(std::make_shared<ControlLink>(control)), control_(control), opened_ns_(system_now_ns()) {
    const auto post = [this](void (FileSource::*what)()) {
        return [this, what, alive = std::weak_ptr(alive_)] {
            if (alive.lock())
                (this->*what)();
        };
    };
    feed_ = std::make_shared<FileFeed>(
        settings_.canvas, settings_.pace,
        [link = link_, task = post(&FileSource::on_first_picture)] { link->post(task); }, settings_.crop);
    control.post(post(&FileSource::start));
}

FileSource::~FileSource() {
    alive_.reset();
    link_->cut();
    watch_ = {};
    feed_->close();
    if (settings_.kind == SourceKind::Download)
        retire(std::move(pipeline_));
    else
        shut_down(pipeline_.get());
}

std::shared_ptr<SourceFeed> FileSource::feed() const { return feed_; }

/// Only the network is waited for: a disk gives or fails.
std::int64_t FileSource::waiting_ms() const {
    if (settings_.kind != SourceKind::Download)
        return 0;
    const std::int64_t since_ns = events_.ready ? opened_ns_ : feed_->empty_since_ns();
    return since_ns == 0 ? 0 : (system_now_ns() - since_ns) / 1'000'000;
}

Result<std::string> FileSource::uri() const {
    return settings_.kind == SourceKind::Download ? settings_.uri_or_path : media_uri(settings_.uri_or_path);
}

void FileSource::start() {
    const auto address = uri();
    if (!address)
        return fail(address.error());
    pipeline_ = GstPtr<GstElement>::sink(gst_pipeline_new("source"));
    rank_streaming_threads(pipeline_.get(), ThreadRank::Programme);
    watch_ = {control_, pipeline_.get(), [this](GstMessage* message) { on_message(message); }};
    const auto decoder = make_core_element("uridecodebin");
    g_object_set(decoder.get(), "uri", address->c_str(), nullptr);
    gst_bin_add(GST_BIN(pipeline_.get()), decoder.get());
    connect_shared(decoder.get(), "pad-added", G_CALLBACK(pad_added), feed_);
    connect_shared(decoder.get(), "no-more-pads", G_CALLBACK(no_more_pads), feed_);
    if (settings_.kind == SourceKind::Download)
        connect_shared(decoder.get(), "source-setup", G_CALLBACK(set_up_download), feed_);
    gst_element_set_state(pipeline_.get(), GST_STATE_PAUSED); // what goes wrong arrives as a message
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
        return on_error(message);
    default:
        return;
    }
}

void FileSource::on_error(GstMessage* message) {
    if (!missing_.empty())
        return fail(
            {fmt::format("{} is not a video that can be decoded: {} is not installed", name_, missing_),
             {},
             {}});
    if (settings_.kind == SourceKind::Download) // its own words may hold a password
        return fail(fault_of(plan_for_words(), message));
    if (playing_)
        return fail({fmt::format("{} stopped: {}", name_, words_of(message)), {}, {}});
    fail({fmt::format("{} is not a video that can be decoded: {}", name_, words_of(message)), {}, {}});
}

/// Twice at the start: when the file is open, to go to the place where it comes in; and when it is there.
/// Then after every seek.
void FileSource::on_prerolled() {
    if (!positioned_) {
        positioned_ = true;
        if (!enter())
            return; // it is over already, or on_prerolled() follows
    }
    feed_->let_go(FileFeed::Reason::Seeking);
    if (!std::exchange(playing_, true))
        gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING);
}

/// Where in the file it is over; at most 0 when nobody knows.
std::int64_t FileSource::end_ns() const {
    const bool cut = settings_.out_ns > 0 && (duration_ns_ <= 0 || settings_.out_ns < duration_ns_);
    return cut ? settings_.out_ns : duration_ns_;
}

/// To the place where the show has it. True when it is there.
bool FileSource::enter() {
    gint64 duration_ns = 0;
    if (gst_element_query_duration(pipeline_.get(), GST_FORMAT_TIME, &duration_ns))
        duration_ns_ = duration_ns;
    if (settings_.kind == SourceKind::Still || (settings_.kind == SourceKind::Download && duration_ns_ <= 0))
        return true;
    const std::int64_t length_ns = end_ns() - settings_.in_ns;
    const auto [numerator, denominator] = rate_of(feed_->picture_sink());
    loop_ns_ = settings_.loop && length_ns > 0 ? loop_length_ns(length_ns, numerator, denominator) : 0;
    const std::int64_t entry_ns = loop_ns_ > 0 ? settings_.offset_ns % loop_ns_ : settings_.offset_ns;
    if (duration_ns_ > 0 && entry_ns >= length_ns) {
        on_end();
        return false;
    }
    const bool whole = settings_.in_ns == 0 && settings_.out_ns == 0;
    if (whole && loop_ns_ == 0 && entry_ns == 0)
        return true;
    return !seek_to(settings_.in_ns + entry_ns, GST_SEEK_FLAG_FLUSH);
}

/// `position_ns` is a place in the file; what is delivered from there on begins anew, at source time 0.
bool FileSource::seek_to(std::int64_t position_ns, GstSeekFlags flags) {
    const bool flush = flags & GST_SEEK_FLAG_FLUSH;
    const auto all = static_cast<GstSeekFlags>(flags | GST_SEEK_FLAG_ACCURATE |
                                               (loop_ns_ > 0 ? GST_SEEK_FLAG_SEGMENT : 0));
    const bool stops = settings_.out_ns > 0;
    const std::int64_t stop_ns = loop_ns_ > 0 ? settings_.in_ns + loop_ns_ : settings_.out_ns;
    // A seek that flushes nothing goes through one sink only: two would make two seeks.
    if (!gst_element_seek(flush ? pipeline_.get() : feed_->picture_sink(), 1.0, GST_FORMAT_TIME, all,
                          GST_SEEK_TYPE_SET, position_ns, stops ? GST_SEEK_TYPE_SET : GST_SEEK_TYPE_NONE,
                          stops ? stop_ns : 0))
        return false;
    if (flush)
        feed_->set_times({position_ns - settings_.in_ns, settings_.in_ns, loop_ns_});
    return true;
}

void FileSource::on_first_picture() {
    if (events_.ready)
        std::exchange(events_.ready, nullptr)();
}

/// The demuxer has read everything; what it sent before is still being decoded, so the next loop follows
/// without a gap.
void FileSource::on_segment_done() {
    if (!seek_to(settings_.in_ns, GST_SEEK_FLAG_NONE))
        on_end();
}

void FileSource::on_end() {
    if (settings_.kind == SourceKind::Still)
        return feed_->finish();
    if (settings_.kind == SourceKind::Download && duration_ns_ <= 0)
        return fail(end_of(plan_for_words())); // a broadcast, which may come back
    if (const auto ended = events_.ended)
        ended(); // this may be gone now
}

void FileSource::pause(bool paused) {
    if (paused)
        feed_->hold(FileFeed::Reason::Paused);
    else
        feed_->let_go(FileFeed::Reason::Paused);
}

bool FileSource::seek(std::int64_t position_ms) {
    if (!positioned_ || duration_ns_ <= 0 || settings_.kind == SourceKind::Still)
        return false;
    const std::int64_t length_ns = loop_ns_ > 0 ? loop_ns_ : end_ns() - settings_.in_ns;
    constexpr std::int64_t kBeforeEndNs = 40'000'000; // a picture: at the very end there is none
    const std::int64_t last_ns = std::max<std::int64_t>(0, length_ns - kBeforeEndNs);
    feed_->hold(FileFeed::Reason::Seeking);
    if (seek_to(settings_.in_ns + std::clamp<std::int64_t>(position_ms * 1'000'000, 0, last_ns),
                GST_SEEK_FLAG_FLUSH))
        return true;
    feed_->let_go(FileFeed::Reason::Seeking); // it goes on where it was
    return false;
}

SourcePlan FileSource::plan_for_words() const {
    SourcePlan plan;
    plan.kind = settings_.kind;
    plan.name = name_;
    return plan;
}

void FileSource::fail(const Error& error) {
    if (events_.failed)
        std::exchange(events_.failed, nullptr)(error);
}

} // namespace regie::pipelines
