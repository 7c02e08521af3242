#include "pipelines/sources/live_source.h"

#include "pipelines/gst_setup.h"
#include "pipelines/sources/live_feed.h"
#include "pipelines/sources/live_pipeline.h"
#include "pipelines/sources/peer_budget.h"
#include "pipelines/sources/source_words.h"

#include <algorithm>

namespace regie::pipelines {

namespace {

/// What the pipeline says its pieces are late. On its own thread.
void tell_latency(GstElement* pipeline, LiveFeed& feed) {
    const auto query = GstPtr<GstQuery>::adopt(gst_query_new_latency());
    if (!gst_element_query(pipeline, query.get()))
        return;
    gboolean live = FALSE;
    GstClockTime least = 0, most = 0;
    gst_query_parse_latency(query.get(), &live, &least, &most);
    feed.set_latency(live ? static_cast<std::int64_t>(least) : 0);
}

} // namespace

LiveSource::LiveSource(ControlThread& control, SourcePlan plan, const Canvas& canvas, SourceEvents events)
    : control_(control), plan_(std::move(plan)), canvas_(canvas), events_(std::move(events)),
      link_(std::make_shared<ControlLink>(control)) {
    const auto if_alive = [this](void (LiveSource::*what)()) {
        return [this, what, alive = std::weak_ptr(alive_)] {
            if (alive.lock())
                (this->*what)();
        };
    };
    feed_ = std::make_shared<LiveFeed>(
        plan_.has_picture() ? TrackKind::Picture : TrackKind::Sound, canvas_.rate,
        [link = link_, task = if_alive(&LiveSource::on_first)] { link->post(task); });
    control.post(if_alive(&LiveSource::start));
}

LiveSource::~LiveSource() {
    alive_.reset();
    link_->cut();
    watch_ = {};
    if (budget_ && events_.ready) // it never sent a picture, and may go on sending while its pipeline ends
        budget_->cut();
    feed_->close();
}

std::shared_ptr<SourceFeed> LiveSource::feed() const { return feed_; }

std::int64_t LiveSource::waiting_ms() const {
    const std::int64_t silent_ms = (system_now_ns() - feed_->last_arrival_ns()) / 1'000'000;
    return std::max(silent_ms, pipeline_ ? pipeline_->busy_ms() : 0);
}

std::weak_ptr<void> LiveSource::trace() const {
    return pipeline_ ? pipeline_->trace() : std::weak_ptr<void>();
}

void LiveSource::start() {
    auto pipeline = GstPtr<GstElement>::sink(gst_pipeline_new("live-source"));
    rank_streaming_threads(pipeline.get(), ThreadRank::Programme);
    // One clock for all pipelines; a sound card's would otherwise be taken where there is one.
    const auto clock = GstPtr<GstClock>::adopt(gst_system_clock_obtain());
    gst_pipeline_use_clock(GST_PIPELINE(pipeline.get()), clock.get());
    watch_ = {control_, pipeline.get(), [this](GstMessage* message) { on_message(message); }};
    pipeline_ = std::make_unique<LonePipeline>(std::move(pipeline));
    if (plan_.port != 0) {
        budget_ = std::make_unique<PeerBudget>(plan_.port);
        watch_peer();
    }
    // A camera is opened to be asked for its modes; a server may be called before the state is reached.
    pipeline_->post([this, plan = plan_, canvas = canvas_, feed = feed_, link = link_,
                     alive = std::weak_ptr(alive_)](GstElement* opened) {
        if (const auto built = build_live_pipeline(GST_BIN(opened), plan, canvas, feed); !built)
            return link->post([this, alive, error = built.error()] {
                if (alive.lock())
                    on_impossible(error);
            });
        gst_element_set_state(opened, GST_STATE_PLAYING); // what goes wrong arrives as a message
    });
}

/// Until it has sent too much. Here and not on the pipeline's own thread, which may wait for that very peer.
void LiveSource::watch_peer() {
    constexpr int kEveryMs = 50;
    const bool talks = plan_.kind == SourceKind::Rtsp && !feed_->media_begun();
    if (budget_->spent(feed_->last_arrival_ns(), talks ? PeerBudget::kMostTalk : PeerBudget::kMostBytes))
        return fail(nonsense_of(plan_));
    control_.post_after(kEveryMs, [this, alive = std::weak_ptr(alive_)] {
        if (alive.lock())
            watch_peer();
    });
}

void LiveSource::on_message(GstMessage* message) {
    switch (GST_MESSAGE_TYPE(message)) {
    case GST_MESSAGE_LATENCY:
        return pipeline_->post([feed = feed_](GstElement* playing) {
            gst_bin_recalculate_latency(GST_BIN(playing));
            tell_latency(playing, *feed);
        });
    case GST_MESSAGE_EOS:
        return fail(end_of(plan_));
    case GST_MESSAGE_ERROR:
        return fail(fault_of(plan_, message));
    default:
        return;
    }
}

/// Its latency is known before the first piece is taken.
void LiveSource::on_first() {
    pipeline_->post([this, feed = feed_, link = link_, alive = std::weak_ptr(alive_)](GstElement* playing) {
        tell_latency(playing, *feed);
        link->post([this, alive] {
            if (alive.lock() && events_.ready)
                std::exchange(events_.ready, nullptr)();
        });
    });
}

void LiveSource::on_impossible(const Error& error) {
    if (events_.impossible)
        std::exchange(events_.impossible, nullptr)({error.what, plan_.name, error.remedy});
}

void LiveSource::fail(const Error& error) {
    if (events_.failed)
        std::exchange(events_.failed, nullptr)(error);
}

} // namespace regie::pipelines
