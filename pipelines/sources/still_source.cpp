#include "pipelines/sources/still_source.h"

#include "pipelines/gst_setup.h"
#include "pipelines/programme/slate.h"
#include "pipelines/sources/media_uri.h"

#include <fmt/format.h>

#include <condition_variable>
#include <mutex>

namespace regie::pipelines {

/// Offline the tick waits for the picture, which it asks for once more when it is wound back.
class StillSource::Feed : public SourceFeed {
  public:
    explicit Feed(Pace pace) : pace_(pace) {}

    std::optional<Delivery> next_picture() override {
        std::unique_lock lock(mutex_);
        if (pace_ == Pace::Offline)
            changed_.wait(lock, [this] { return done_; });
        if (!picture_)
            return {};
        return Delivery{std::exchange(picture_, {}), 0};
    }
    std::optional<Delivery> next_sound() override { return {}; }
    bool holds() const override {
        const std::lock_guard lock(mutex_);
        return done_;
    }

    /// What was read; nothing when it could not be, or is not wanted any more. Any thread.
    void finish(GstPtr<GstBuffer> picture) {
        const std::lock_guard lock(mutex_);
        picture_ = done_ ? GstPtr<GstBuffer>() : std::move(picture);
        done_ = true;
        changed_.notify_all();
    }

  private:
    const Pace pace_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    bool done_ = false;
    GstPtr<GstBuffer> picture_; ///< until it was taken
};

StillSource::StillSource(ControlThread& control, const SourcePlan& plan, const Canvas& canvas, Pace pace,
                         StillReader read, SourceEvents events)
    : pace_(pace), name_(plan.name), link_(std::make_shared<ControlLink>(control)),
      feed_(std::make_shared<Feed>(pace)), events_(std::make_shared<SourceEvents>(std::move(events))),
      reading_(GstPtr<GstElement>::sink(gst_pipeline_new("still"))) {
    const auto tell = [link = link_, told = std::weak_ptr(events_)](auto how) {
        link->post([=] {
            if (const auto alive = told.lock())
                how(*alive);
        });
    };
    reading_.post([=, feed = feed_, file = plan.uri, read = std::move(read)](GstElement*) {
        if (pace == Pace::Live) // a drawing may take minutes of the processor: the programme comes first
            rank_this_thread(ThreadRank::Monitor);
        const auto path = media_path(file);
        const auto pixels = path ? read(*path, canvas) : tl::unexpected(path.error());
        feed->finish(pixels ? make_still(canvas, *pixels) : GstPtr<GstBuffer>());
        if (pixels)
            return tell([](const SourceEvents& to) { to.ready(); });
        tell([error = pixels.error()](const SourceEvents& to) { to.failed(error); });
    });
}

StillSource::~StillSource() {
    link_->cut();
    feed_->finish({});
}

std::shared_ptr<SourceFeed> StillSource::feed() const { return feed_; }

std::optional<Error> StillSource::why_waiting() const {
    if (reading_.busy_ms() == 0)
        return {};
    return Error{fmt::format("{} takes too long to read", name_),
                 {},
                 "Save it as PNG or JPEG, on a disk of this machine."};
}

} // namespace regie::pipelines
