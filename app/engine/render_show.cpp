#include "engine/render_show.h"

#include "engine/overlay/picture_file.h"
#include "engine/overlay_feed.h"
#include "engine/programme_plan.h"
#include "engine/show_core.h"
#include "flagging/author_history.h"
#include "flagging/channel_scores.h"
#include "flagging/flagger.h"
#include "pipelines/caption_track.h"
#include "pipelines/render.h"
#include "show/actors.h"
#include "show/platform_rules.h"

#include <deque>
#include <utility>

namespace regie {

namespace {

/// The core on a clock that only frames move: what is decided holds at once, and nothing leaves the machine.
class OfflineShow : private ShowCore::Mediator {
  public:
    OfflineShow(const RenderOptions& options, OverlayFeed& overlay, pipelines::CaptionTrack& captions)
        : rate_(options.show.canvas.rate), comments_(options.comments.begin(), options.comments.end()),
          overlay_(overlay), captions_(captions), flagger_(options.show.flags), scores_(options.show.flags),
          core_(options.show, *this, {}) {
        core_.record(actor::kRender, SessionStarted{options.show.name, "render", rate_.fps, options.epoch_ms,
                                                    options.show.flags});
        settle();
    }

    /// The show has got to `show_ms`.
    void advance(std::int64_t show_ms) {
        show_ms_ = show_ms;
        for (; !comments_.empty() && comments_.front().at_ms <= show_ms; comments_.pop_front()) {
            const auto& [at_ms, comment, removed_at_ms] = comments_.front();
            if (removed_at_ms)
                removals_.emplace(*removed_at_ms, comment);
            core_.comments_came(comment.feed, {comment});
            settle();
        }
        while (!removals_.empty() && removals_.begin()->first <= show_ms) {
            const Comment comment = removals_.extract(removals_.begin()).mapped();
            core_.comments_removed(comment.feed, {comment.id});
            settle();
        }
        core_.advance(show_ms);
        settle();
    }

    /// What changed since the last call.
    std::vector<SceneAt> scenes() { return std::exchange(scenes_, {}); }

  private:
    std::int64_t wall_ms() override { return show_ms_; }
    void append(std::vector<Event> events) override { written_ = events.back().seq; }
    void flag(const Comment& comment, std::int64_t show_ms) override {
        auto input = history_.next(comment, show_ms);
        input.thresholds = scores_.thresholds();
        verdicts_.push_back({comment.id, flagger_.judge(input)});
        scores_.add(verdicts_.back().judgement);
    }
    void publish(const std::vector<Event>&) override {}
    void on_air(const OnAirChange& change) override { overlay_.on_air(change); }
    void scene(const SceneAt& change) override { scenes_.push_back(change); }
    void adjust(const std::string&, const SourceSettings&) override {}
    void caption(std::int64_t from_ms, const std::string& text) override {
        captions_.say(rate_.ms_to_frame(from_ms), text);
    }
    void rules(const FlagSettings&) override {}
    void send(const OutboxItem&) override {}
    void output(const std::string&, bool) override {}

    /// What the core asked for has happened.
    void settle() {
        while (written_ > 0 || !verdicts_.empty()) {
            if (const auto seq = std::exchange(written_, 0); seq > 0)
                core_.committed(seq);
            core_.flagged(std::exchange(verdicts_, {}));
        }
    }

    const FrameRate rate_;
    std::deque<TimedComment> comments_;
    std::multimap<std::int64_t, Comment> removals_;
    OverlayFeed& overlay_;
    pipelines::CaptionTrack& captions_;
    const Flagger flagger_;
    AuthorHistory history_;
    ChannelScores scores_;
    std::int64_t show_ms_ = 0;
    std::uint64_t written_ = 0;
    std::vector<Judged> verdicts_;
    std::vector<SceneAt> scenes_;
    ShowCore core_;
};

} // namespace

Result<std::int64_t> render_show(const RenderOptions& options,
                                 const std::function<bool(std::int64_t)>& go_on) {
    const auto& canvas = options.show.canvas;
    auto slate = draw_slate(options.show);
    if (!slate)
        return tl::unexpected(slate.error());
    auto renderer = overlay::OverlayRenderer::create(canvas, options.show.look, options.show.templates);
    if (!renderer)
        return tl::unexpected(renderer.error());
    const auto overlays = std::make_shared<pipelines::OverlayMailbox>();
    (*renderer)->set_epoch(options.epoch_ms);
    OverlayFeed feed(canvas, std::move(*renderer), *overlays, options.trouble);
    const auto captions = std::make_shared<pipelines::CaptionTrack>(canvas.rate.fps);
    OfflineShow show(options, feed, *captions);

    pipelines::RenderConfig config;
    config.canvas = canvas;
    config.sources = options.show.sources;
    config.stills = overlay::read_still;
    config.scene = options.show.scenes.front();
    config.slate = std::move(slate->pixels);
    config.file = options.out;
    config.encoder = options.encoder;
    config.video_kbps = planned_kbps(options.show, false);
    config.frames = options.frames;
    config.captions = captions;
    pipelines::RenderCallbacks callbacks;
    callbacks.overlay = [&](std::int64_t frame) {
        show.advance(canvas.rate.frame_to_ms(frame));
        feed.render(frame);
    };
    callbacks.scenes = [&] {
        std::vector<pipelines::SceneChange> changes;
        for (const auto& change : show.scenes())
            changes.push_back(scene_change(change, canvas.rate));
        return changes;
    };
    callbacks.go_on = go_on;
    callbacks.stopped = options.stopped;
    return pipelines::render(config, overlays, callbacks);
}

} // namespace regie
