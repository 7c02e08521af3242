#include "pipelines/sources/file_source.h"

#include "pipelines/gst_setup.h"
#include "pipelines/sources/file_feed.h"
#include "pipelines/sources/file_player.h"
#include "pipelines/sources/media_uri.h"
#include "pipelines/sources/source_words.h"

#include <fmt/format.h>
#include <gst/pbutils/pbutils.h>

#include <algorithm>

namespace regie::pipelines {

FileSource::FileSource(ControlThread& control, FileSourceSettings settings, SourceEvents events)
    : settings_(std::move(settings)), events_(std::move(events)),
      name_(settings_.name.empty() ? media_name(settings_.uri_or_path) : settings_.name),
      link_(std::make_shared<ControlLink>(control)), control_(control), opened_ns_(system_now_ns()) {
    const auto post = [this](void (FileSource::*what)()) {
        return [this, what, link = link_, alive = std::weak_ptr(alive_)] {
            link->post([=, this] {
                if (alive.lock())
                    (this->*what)();
            });
        };
    };
    feed_ = std::make_shared<FileFeed>(settings_.canvas, settings_.pace,
                                       FileFeedEvents{post(&FileSource::on_first_picture),
                                                      post(&FileSource::on_pass_over),
                                                      post(&FileSource::on_jammed)},
                                       settings_.crop);
    FilePlayer::Events told;
    told.failed = [this, link = link_, alive = std::weak_ptr(alive_)](const Error& error) {
        link->post([=, this] {
            if (alive.lock())
                fail(error);
        });
    };
    told.there = post(&FileSource::on_there);
    told.stays = post(&FileSource::on_stays);
    told.ended = post(&FileSource::on_end);
    player_ = std::make_shared<FilePlayer>(settings_, feed_, std::move(told));
    post (&FileSource::start)();
}

FileSource::~FileSource() {
    alive_.reset();
    link_->cut();
    watch_ = {};
    feed_->close();
}

std::shared_ptr<SourceFeed> FileSource::feed() const { return feed_; }

std::int64_t FileSource::waiting_ms() const {
    const std::int64_t busy_ms = pipeline_ ? pipeline_->busy_ms() : 0;
    std::int64_t since_ns = 0;
    if (events_.ready)
        since_ns = expected_ ? opened_ns_ : 0;
    else if (settings_.kind == SourceKind::Download) // a disk gives or fails, or its next seek hangs
        since_ns = feed_->empty_since_ns();
    return std::max(busy_ms, since_ns == 0 ? 0 : (system_now_ns() - since_ns) / 1'000'000);
}

std::optional<Error> FileSource::why_waiting() const {
    if (!jammed_ || !expected_)
        return {};
    return Error{fmt::format("{} gives no picture: its sound and its pictures lie too far apart", name_),
                 {},
                 "Convert it to an MP4 with AAC sound."};
}

std::weak_ptr<void> FileSource::trace() const {
    return pipeline_ ? pipeline_->trace() : std::weak_ptr<void>();
}

void FileSource::start() {
    auto pipeline = GstPtr<GstElement>::sink(gst_pipeline_new("source"));
    rank_streaming_threads(pipeline.get(), ThreadRank::Programme);
    watch_ = {control_, pipeline.get(), [this](GstMessage* message) { on_message(message); }};
    pipeline_ = std::make_unique<LonePipeline>(std::move(pipeline));
    pipeline_->post([player = player_](GstElement* opened) { player->open(opened); });
}

void FileSource::on_message(GstMessage* message) {
    switch (GST_MESSAGE_TYPE(message)) {
    case GST_MESSAGE_ASYNC_DONE:
        return pipeline_->post([player = player_](GstElement* there) { player->on_prerolled(there); });
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
    if (player_->playing())
        return fail({fmt::format("{} stopped: {}", name_, words_of(message)), {}, {}});
    fail({fmt::format("{} is not a video that can be decoded: {}", name_, words_of(message)), {}, {}});
}

void FileSource::on_pass_over() {
    pipeline_->post([player = player_](GstElement*) { player->wind_back(); });
}

/// It plays from where it was taken.
void FileSource::on_there() {
    const bool sought = std::exchange(moving_, Moving::No) == Moving::Seeking;
    if (wanted_ms_)
        return send_seek();
    if (sought && events_.restarted)
        events_.restarted();
    feed_->let_go(FileFeed::Reason::Seeking);
}

void FileSource::on_stays() {
    moving_ = Moving::No;
    if (wanted_ms_)
        return send_seek();
    feed_->let_go(FileFeed::Reason::Seeking);
}

/// The demuxer waits for room that pictures would make, which it has yet to read.
void FileSource::on_jammed() { jammed_ = true; }

void FileSource::on_first_picture() {
    expected_ = false;
    if (events_.ready)
        std::exchange(events_.ready, nullptr)();
}

void FileSource::on_end() {
    expected_ = false;
    if (settings_.kind == SourceKind::Download && player_->duration_ns() <= 0)
        return fail(end_of(plan_for_words())); // a broadcast, which may come back
    // A loop whose pass ended with its file is taken to its beginning; not one that is all end.
    if (settings_.loop && feed_->take_gave() && seek(0))
        return;
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
    const bool anywhere = moving_ == Moving::Opening || player_->duration_ns() > 0;
    if (position_ms > 0 && !anywhere)
        return false;
    wanted_ms_ = position_ms;
    feed_->hold(FileFeed::Reason::Seeking);
    if (moving_ == Moving::No)
        send_seek();
    return true;
}

/// One at a time; of those that are wanted meanwhile the last.
void FileSource::send_seek() {
    moving_ = Moving::Seeking;
    pipeline_->post([player = player_, ms = *std::exchange(wanted_ms_, {})](GstElement* sought) {
        player->seek(sought, ms);
    });
}

SourcePlan FileSource::plan_for_words() const {
    SourcePlan plan;
    plan.kind = settings_.kind;
    plan.name = name_;
    return plan;
}

void FileSource::fail(const Error& error) {
    expected_ = false;
    if (events_.failed)
        std::exchange(events_.failed, nullptr)(error);
}

} // namespace regie::pipelines
