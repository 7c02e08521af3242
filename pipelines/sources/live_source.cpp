#include "pipelines/sources/live_source.h"

#include "pipelines/gst_setup.h"
#include "pipelines/sources/live_feed.h"
#include "pipelines/sources/live_pipeline.h"
#include "pipelines/sources/retire.h"
#include "pipelines/sources/source_words.h"

namespace regie::pipelines {

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
    feed_->close();
    retire(std::move(pipeline_));
}

std::shared_ptr<SourceFeed> LiveSource::feed() const { return feed_; }

std::int64_t LiveSource::waiting_ms() const {
    const auto clock = GstPtr<GstClock>::adopt(gst_system_clock_obtain());
    return (static_cast<std::int64_t>(gst_clock_get_time(clock.get())) - feed_->last_arrival_ns()) /
           1'000'000;
}

void LiveSource::start() {
    pipeline_ = GstPtr<GstElement>::sink(gst_pipeline_new("live-source"));
    rank_streaming_threads(pipeline_.get(), ThreadRank::Programme);
    // One clock for all pipelines; a sound card's would otherwise be taken where there is one.
    const auto clock = GstPtr<GstClock>::adopt(gst_system_clock_obtain());
    gst_pipeline_use_clock(GST_PIPELINE(pipeline_.get()), clock.get());
    watch_ = {control_, pipeline_.get(), [this](GstMessage* message) { on_message(message); }};
    if (const auto built = build_live_pipeline(GST_BIN(pipeline_.get()), plan_, canvas_, feed_); !built) {
        if (events_.impossible)
            std::exchange(events_.impossible,
                          nullptr)({built.error().what, plan_.name, built.error().remedy});
        return;
    }
    gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING); // what goes wrong arrives as a message
}

void LiveSource::on_message(GstMessage* message) {
    switch (GST_MESSAGE_TYPE(message)) {
    case GST_MESSAGE_LATENCY:
        gst_bin_recalculate_latency(GST_BIN(pipeline_.get()));
        return on_latency();
    case GST_MESSAGE_EOS:
        return fail(end_of(plan_));
    case GST_MESSAGE_ERROR:
        return fail(fault_of(plan_, message));
    default:
        return;
    }
}

void LiveSource::on_latency() {
    const auto query = GstPtr<GstQuery>::adopt(gst_query_new_latency());
    if (!gst_element_query(pipeline_.get(), query.get()))
        return;
    gboolean live = FALSE;
    GstClockTime least = 0, most = 0;
    gst_query_parse_latency(query.get(), &live, &least, &most);
    feed_->set_latency(live ? static_cast<std::int64_t>(least) : 0);
}

void LiveSource::on_first() {
    on_latency();
    if (events_.ready)
        std::exchange(events_.ready, nullptr)();
}

void LiveSource::fail(const Error& error) {
    if (events_.failed)
        std::exchange(events_.failed, nullptr)(error);
}

} // namespace regie::pipelines
