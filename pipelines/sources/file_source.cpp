#include "pipelines/sources/file_source.h"

#include "pipelines/gst_setup.h"
#include "pipelines/sources/file_feed.h"
#include "pipelines/sources/file_pass.h"
#include "pipelines/sources/file_player.h"
#include "pipelines/sources/media_uri.h"
#include "pipelines/sources/source_words.h"
#include "show/clock.h"

#include <fmt/format.h>
#include <gst/pbutils/pbutils.h>

#include <algorithm>
#include <utility>

namespace regie::pipelines {

namespace {

constexpr const char* kConvert = "Convert it to an MP4 with H.264 pictures and AAC sound. If no other "
                                 "program plays it either, a part of it "
                                 "is missing: copy it again from where it was made.";

} // namespace

FileSource::FileSource(ControlThread& control, FileSourceSettings settings, SourceEvents events)
    : settings_(std::move(settings)), events_(std::move(events)),
      name_(settings_.name.empty() ? media_name(settings_.uri_or_path) : settings_.name),
      link_(std::make_shared<ControlLink>(control)), control_(control), opened_ns_(system_now_ns()) {
    FileFeedEvents told;
    told.turned = post(alive_, [this] { on_turned(); });
    told.stalled = post(alive_, [this] {
        fail({fmt::format("{} gives nothing any more", name_), {}, "Convert it to an MP4 with AAC sound."});
    });
    told.ended = post(alive_, [this] { on_end(); });
    feed_ = std::make_shared<FileFeed>(settings_.pace, settings_.loop, std::move(told));
    post(alive_, [this] {
        if (passes_.empty()) // or it was sought meanwhile
            open({.after_in_ns = settings_.offset_ns});
    })();
}

FileSource::~FileSource() {
    alive_.reset();
    link_->cut();
    for (const auto& open : passes_)
        open->watch = {};
    feed_->close();
}

/// What, called by any thread, does that on the control thread, unless `owner` is gone by then.
template<typename T>
std::function<void()> FileSource::post(const std::shared_ptr<T>& owner, std::function<void()> what) const {
    return [what = std::move(what), link = link_, owner = std::weak_ptr<T>(owner)] {
        link->post([=] {
            if (owner.lock())
                what();
        });
    };
}

std::shared_ptr<SourceFeed> FileSource::feed() const { return feed_; }

std::int64_t FileSource::waiting_ms() const {
    const std::int64_t now_ns = system_now_ns(), empty_ns = feed_->empty_since_ns();
    std::int64_t since_ns = 0;
    if (events_.ready)
        since_ns = expected_ ? opened_ns_ : 0;
    else if (moving_ && !passes_.empty())
        since_ns = passes_.front()->opened_ns;
    else if (settings_.kind == SourceKind::Download || (!passes_.empty() && !passes_.back()->there))
        since_ns = empty_ns;                   // a disk gives or fails, or does not even open its file
    if (since_ns != 0 && is_reading_through()) // as long as it gets on, it comes
        since_ns = std::max(since_ns, passes_.back()->pass->decoded_at_ns());
    const std::int64_t busy_ms = passes_.empty() ? 0 : passes_.front()->pipeline->busy_ms();
    return std::max(busy_ms, since_ns == 0 ? 0 : (now_ns - since_ns) / 1'000'000);
}

/// To the place where it begins.
bool FileSource::is_reading_through() const {
    return !passes_.empty() && !passes_.back()->has_first && passes_.back()->player->reads_through();
}

std::optional<Error> FileSource::why_waiting() const {
    if (!expected_)
        return {};
    constexpr std::int64_t kGetsOnNs = 1'000'000'000; // its decoder is slower than its disk: that is no jam
    if (is_reading_through() &&
        (!jammed_ || system_now_ns() - passes_.back()->pass->decoded_at_ns() < kGetsOnNs))
        return Error{
            fmt::format("{} has no index, and to its in point all of it is read, which takes long", name_),
            {},
            "Copy it into a file that has one: ffmpeg -i FILE -c copy NEW.mkv"};
    if (!jammed_)
        return {};
    return Error{fmt::format("{} gives no picture: its sound and its pictures lie too far apart", name_),
                 {},
                 "Convert it to an MP4 with AAC sound."};
}

std::int64_t FileSource::length_ns() const {
    return passes_.empty() ? 0 : passes_.front()->player->length_ns();
}

std::weak_ptr<void> FileSource::trace() const {
    return passes_.empty() ? std::weak_ptr<void>() : passes_.front()->pipeline->trace();
}

void FileSource::open(const PassBegin& begin) {
    const auto made = std::make_shared<Open>();
    auto& open = *made;
    const auto told = [&](void (FileSource::*what)(Open&)) {
        return post(made, [this, &open, what] { (this->*what)(open); });
    };
    FilePassEvents pass;
    pass.first_picture = told(&FileSource::on_first_picture);
    pass.jammed = told(&FileSource::on_jammed);
    pass.empty = post(made, [this, &open, begin] { on_empty(open, begin); });
    open.pass = std::make_shared<FilePass>(settings_.canvas, settings_.pace, std::move(pass), settings_.crop);
    FilePlayer::Events player;
    player.there = told(&FileSource::on_there);
    player.beyond = post(made, [this, &open, begin] { on_empty(open, begin); });
    player.lands_wrong = post(made, [this, &open, begin] { on_lands_wrong(open, begin); });
    player.unreadable = post(made, [this, &open] { on_unreadable(open, "nothing in it can be read"); });
    player.failed = [this, link = link_, owner = std::weak_ptr(made)](const Error& error) {
        link->post([=, this] {
            if (owner.lock())
                fail(error);
        });
    };
    open.player = std::make_shared<FilePlayer>(settings_, begin, open.pass, std::move(player));
    open.begin = begin;
    open.opened_ns = system_now_ns();
    auto pipeline = GstPtr<GstElement>::sink(gst_pipeline_new("source"));
    rank_streaming_threads(pipeline.get(), ThreadRank::Programme);
    open.watch = {control_, pipeline.get(),
                  [this, &open](GstMessage* message) { on_message(open, message); }};
    open.pipeline = std::make_unique<LonePipeline>(
        std::move(pipeline), [player = open.player](GstElement* opened) { player->look(opened); });
    open.pipeline->post([player = open.player](GstElement* opened) { player->open(opened); });
    passes_.push_back(made);
}

/// The next pass is opened when this one begins to be read, so that it is there when this one is over.
void FileSource::open_next() {
    if (settings_.loop && passes_.size() == 1 && !is_broadcast(*passes_.front()))
        open({.hides_length = passes_.front()->begin.hides_length});
}

bool FileSource::is_broadcast(const Open& open) const {
    return settings_.kind == SourceKind::Download && open.player->duration_ns() <= 0;
}

void FileSource::on_message(Open& open, GstMessage* message) {
    switch (GST_MESSAGE_TYPE(message)) {
    case GST_MESSAGE_ASYNC_DONE:
        return open.pipeline->post(
            [player = open.player](GstElement* there) { player->on_prerolled(there); });
    case GST_MESSAGE_EOS:
        if (is_broadcast(open))
            return fail(end_of(plan_for_words())); // it may come back
        return;
    case GST_MESSAGE_ELEMENT:
        if (gst_is_missing_plugin_message(message)) {
            gchar* decoder = gst_missing_plugin_message_get_description(message);
            open.missing = decoder;
            g_free(decoder);
        }
        return;
    case GST_MESSAGE_ERROR:
        return on_error(open, message);
    default:
        return;
    }
}

void FileSource::on_error(Open& open, GstMessage* message) {
    if (!open.missing.empty())
        return fail(
            {fmt::format("{} is not a video that can be decoded: {} is not installed", name_, open.missing),
             {},
             kConvert});
    if (settings_.kind == SourceKind::Download) // its own words may hold a password
        return fail(fault_of(plan_for_words(), message));
    if (open.player->playing())
        return fail({fmt::format("{} stopped: {}", name_, words_of(message)), {}, {}});
    on_unreadable(open, words_of(message));
}

/// What its demuxer makes of its length may be what it stumbles over.
void FileSource::on_unreadable(Open& open, const std::string& why) {
    if (!open.pass->has_picture() && !open.begin.hides_length && settings_.kind == SourceKind::File) {
        auto begin = open.begin;
        begin.hides_length = true;
        return open_instead(open, begin);
    }
    fail({fmt::format("{} is not a video that can be decoded: {}", name_, why), {}, kConvert});
}

/// It plays from where it is to begin.
void FileSource::on_there(Open& open) {
    open.there = true;
    if (&open != passes_.front().get())
        return feed_->follow(open.pass);
    if (wanted_ms_)
        return start_anew();
    feed_->begin(open.pass);
    if (std::exchange(moving_, false) && events_.restarted)
        events_.restarted();
    feed_->let_go(FileFeed::Reason::Seeking);
    tell_ready(open);
    open_next();
}

void FileSource::on_lands_wrong(Open& open, PassBegin begin) {
    begin.reads_through = true;
    open_instead(open, begin);
}

void FileSource::open_instead(Open& open, const PassBegin& begin) {
    const auto at =
        std::find_if(passes_.begin(), passes_.end(), [&](const auto& one) { return one.get() == &open; });
    const bool first = at == passes_.begin();
    passes_.erase(at);
    this->open(begin);
    if (first)
        std::rotate(passes_.begin(), passes_.end() - 1, passes_.end());
}

/// Nothing of it is to be shown: the place where it begins lies behind its end.
void FileSource::on_empty(Open& open, PassBegin begin) {
    if (wanted_ms_)
        return start_anew();
    const bool further = begin.after_in_ns != 0 && !begin.is_sought;
    if (further && settings_.loop) // its length is not what it says
        return open_instead(open, {.hides_length = begin.hides_length});
    if (further)
        return on_end();
    fail({fmt::format("{} has no picture at its in point, {}: it is over by then", name_,
                      format_show_time(settings_.in_ns / 1'000'000)),
          {},
          "Choose an earlier one."});
}

/// The demuxer waits for room that pictures would make, which it has yet to read.
void FileSource::on_jammed(Open&) { jammed_ = true; }

void FileSource::on_first_picture(Open& open) {
    open.has_first = true;
    tell_ready(open);
}

/// Whoever is told takes a picture at once.
void FileSource::tell_ready(const Open& open) {
    if (&open != passes_.front().get() || !open.there || !open.has_first)
        return;
    expected_ = false;
    if (events_.ready)
        std::exchange(events_.ready, nullptr)();
}

/// All of the first pass was read.
void FileSource::on_turned() {
    if (passes_.size() < 2)
        return;
    passes_.erase(passes_.begin());
    open_next();
}

void FileSource::on_end() {
    expected_ = false;
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
    const bool opening = passes_.empty() || !passes_.front()->there;
    const bool anywhere = opening || passes_.front()->player->duration_ns() > 0;
    if (position_ms > 0 && !anywhere)
        return false;
    wanted_ms_ = position_ms;
    feed_->hold(FileFeed::Reason::Seeking);
    if (!opening)
        start_anew();
    return true;
}

/// At the place that is wanted. One at a time: of those that are wanted meanwhile the last.
void FileSource::start_anew() {
    moving_ = true;
    PassBegin begin{.after_in_ns = *std::exchange(wanted_ms_, {}) * 1'000'000, .is_sought = true};
    begin.hides_length = passes_.front()->begin.hides_length;
    passes_.clear();
    open(begin);
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
