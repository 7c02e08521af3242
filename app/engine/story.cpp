#include "engine/story.h"

#include "engine/overlay_feed.h"
#include "engine/say.h"
#include "pipelines/caption_track.h"
#include "pipelines/render.h"
#include "show/clock.h"
#include "show/live_values.h"
#include "show/recorded.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace regie {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kAroundMs = 2'000;
constexpr int kStoryKbps = 6'000;

Result<RecordedFile> clean_file(const Story& story) {
    const auto files = recorded_files(story.events, kCleanOutput);
    if (files.empty())
        return failure("the session has no recording without graphics", story.session.string(),
                       "Give the show's recording \"clean\": true; its next broadcast has one.");
    const auto* file = file_at(files, story.from_ms);
    if (!file)
        return failure(fmt::format("the recording without graphics begins at {}",
                                   format_show_time(files.front().first_ms)),
                       story.session.string(), "Choose a later piece.");
    return *file;
}

/// The log again, as it was: what was on air, from frame to frame.
class Replayed {
  public:
    Replayed(const Story& story, OverlayFeed& overlay, pipelines::CaptionTrack& captions)
        : events_(story.events), names_(story.names), overlay_(overlay), captions_(captions) {}

    /// The show has got to `show_ms`, which the clip calls `clip_ms`.
    void advance(std::int64_t show_ms, std::int64_t clip_ms) {
        const auto applied = next_;
        for (; next_ < events_.size() && events_[next_].show_ms <= show_ms; ++next_) {
            const auto& event = events_[next_];
            state_.apply(event);
            if (const auto* said = std::get_if<CaptionSaid>(&event.body))
                captions_.say(kStoryCanvas.rate.ms_to_frame(clip_ms), said->text);
        }
        if (next_ == applied)
            return;
        auto now = on_air_now(state_, names_);
        // Where there are captions a story shows them: most are watched without sound.
        if (!state_.caption_lines().empty() && std::none_of(now.begin(), now.end(), [](const auto& shown) {
                return shown.second.graphic == "captions";
            })) {
            Graphic captions{"captions", "captions", {}, -1, {}, "captions"};
            captions.live = {{"said", joined(state_.caption_lines())}};
            now.emplace(captions.key, std::move(captions));
        }
        for (auto& [key, graphic] : now)
            graphic.since_ms -= show_ms - clip_ms; // the clip's own clock
        if (now != shown_)
            overlay_.on_air({clip_ms, now, {}});
        shown_ = std::move(now);
    }

  private:
    const std::vector<Event>& events_;
    NamePolicy names_;
    OverlayFeed& overlay_;
    pipelines::CaptionTrack& captions_;
    ShowState state_;
    std::size_t next_ = 0;
    std::map<std::string, Graphic> shown_;
};

} // namespace

Result<std::int64_t> render_story(const Story& story, const std::function<bool(std::int64_t)>& go_on) {
    if (story.to_ms - story.from_ms > kStoryMs)
        return failure(fmt::format("a story lasts {} s at most", kStoryMs / 1000), {},
                       "Choose a shorter piece.");
    ShowState started;
    for (const auto& event : story.events)
        if (std::holds_alternative<SessionStarted>(event.body))
            started.apply(event);
    if (!started.session())
        return failure("the log has no beginning", story.session.string(), "Choose another session.");
    const auto clean = clean_file(story);
    if (!clean)
        return tl::unexpected(clean.error());
    auto renderer = overlay::OverlayRenderer::create(kStoryCanvas, story.look, story.templates);
    if (!renderer)
        return tl::unexpected(renderer.error());
    (*renderer)->set_epoch(started.session()->epoch_ms + story.from_ms);
    const auto overlays = std::make_shared<pipelines::OverlayMailbox>();
    OverlayFeed feed(kStoryCanvas, std::move(*renderer), *overlays, [](const std::string& words) {
        if (!words.empty())
            complain(words);
    });
    const auto captions = std::make_shared<pipelines::CaptionTrack>(kStoryCanvas.rate.fps);
    Replayed replayed(story, feed, *captions);

    pipelines::RenderConfig config;
    config.canvas = kStoryCanvas;
    config.sources = {
        {"clean", "clean", (story.session / clean->file).string(), false, story.from_ms - clean->first_ms}};
    config.scene = {"clean", "clean", "full", {"clean"}, {}};
    config.file = story.out;
    config.video_kbps = kStoryKbps;
    config.frames = std::max<std::int64_t>(1, kStoryCanvas.rate.ms_to_frame(story.to_ms - story.from_ms));
    config.crop = story.crop;
    config.captions = captions;
    pipelines::RenderCallbacks callbacks;
    callbacks.overlay = [&](std::int64_t frame) {
        const auto clip_ms = kStoryCanvas.rate.frame_to_ms(frame);
        replayed.advance(story.from_ms + clip_ms, clip_ms);
        feed.render(frame);
    };
    callbacks.scenes = [] { return std::vector<pipelines::SceneChange>(); };
    callbacks.go_on = go_on;
    return pipelines::render(config, overlays, callbacks);
}

Result<std::pair<std::int64_t, std::int64_t>> moment_of_comment(const std::vector<Event>& events,
                                                                const std::string& id) {
    ShowState state;
    std::optional<std::int64_t> from_ms;
    std::int64_t last_ms = 0;
    for (const auto& event : events) {
        state.apply(event);
        last_ms = event.show_ms;
        const bool shown = std::any_of(state.on_air().begin(), state.on_air().end(),
                                       [&](const auto& graphic) { return graphic.second.comment == id; });
        if (shown && !from_ms)
            from_ms = event.show_ms;
        else if (!shown && from_ms)
            break;
    }
    if (!from_ms || id.empty())
        return failure(fmt::format("comment {} was never on air", id), {}, "Give --from and --to.");
    const auto begin_ms = std::max<std::int64_t>(0, *from_ms - kAroundMs);
    return std::pair{begin_ms, std::min(last_ms + kAroundMs, begin_ms + kStoryMs)};
}

} // namespace regie
