#include "engine/show_core.h"

#include "show/for_good.h"
#include "show/live_values.h"
#include "show/pinned.h"
#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace regie {

namespace {

constexpr std::size_t kMarkGraphemes = 80;
constexpr std::size_t kCaptionGraphemes = 200; // of what is typed at once

/// Which graphics are on air since when, whatever they say by now.
std::vector<std::pair<std::string, std::int64_t>> stands(const std::map<std::string, Graphic>& shown) {
    std::vector<std::pair<std::string, std::int64_t>> all;
    all.reserve(shown.size());
    for (const auto& [key, graphic] : shown)
        all.emplace_back(key, graphic.since_ms);
    return all;
}

/// As the schema of show files has them.
SourceSettings bounded(SourceSettings settings) {
    constexpr std::int64_t kMostMs = 1000;
    settings.picture_delay_ms = std::clamp<std::int64_t>(settings.picture_delay_ms, 0, kMostMs);
    settings.sound_delay_ms = std::clamp<std::int64_t>(settings.sound_delay_ms, 0, kMostMs);
    settings.gain_db = std::clamp(settings.gain_db, -60.0, 20.0);
    return settings;
}

} // namespace

ShowCore::ShowCore(ShowFile show, Mediator& mediator, ShowPast past)
    : show_(std::move(show)), zone_(Zone::named(show_.time_zone).value_or(*Zone::named(""))),
      matcher_(show_.answers), mediator_(mediator), state_(std::move(past.state)),
      taste_(std::move(past.taste)), hides_(std::move(past.hides)), broadcasts_(std::move(past.broadcasts)),
      show_ms_(past.show_ms) {
    if (state_.answers())
        matcher_ = AnswerMatcher(answers());
    quiet_since_ms_ = show_ms_;
    published_ = state_.last_seq();
    due_ = published_ == 0 ? -1 : show_ms_;
    shown_ = on_air_now(state_, show_.names);
    if (!shown_.empty())
        mediator_.on_air({0, shown_, place_between(scene_now())});
    if (state_.flags())
        mediator_.rules(flags());
}

Result<const CommentEntry*> ShowCore::known(const std::string& id) const {
    const auto* entry = state_.comment(id);
    if (!entry)
        return failure(fmt::format("no comment {} has come", shorten(clean_text(id), 60)), {},
                       "Choose one from the list.");
    return entry;
}

std::uint64_t ShowCore::append(const std::string& by, EventBody body, std::int64_t show_ms) {
    Pending pending;
    const Scene scene = scene_now();
    const auto rules = state_.flags();
    pending.event = {state_.last_seq() + 1, mediator_.wall_ms(), show_ms, by, std::move(body)};
    state_.apply(pending.event);
    taste_.apply(pending.event, state_);
    hides_.apply(pending.event, state_);
    broadcasts_.apply(pending.event);
    if (auto now = on_air_now(state_, show_.names); now != shown_) {
        pending.on_air_changed = true;
        if (stands(now) != stands(shown_))
            quiet_since_ms_ = show_ms;
        shown_ = std::move(now);
    }
    if (scene_now() != scene) {
        const auto* taken = std::get_if<SceneTaken>(&pending.event.body);
        pending.scene = {show_ms, scene_now(), taken ? taken->transition : Transition::Cut};
        pending.on_air_changed |= place_between(scene) != place_between(scene_now());
    }
    if (pending.on_air_changed)
        pending.change = {show_ms, shown_, place_between(scene_now())};
    if (const auto* taken = std::get_if<GraphicTaken>(&pending.event.body))
        if (const auto* item = find_item(rundown(), taken->graphic.key)) {
            for (const auto& output : item->starts)
                pending.outputs.emplace_back(output, true);
            for (const auto& output : item->stops)
                pending.outputs.emplace_back(output, false);
        }
    pending.rules_changed = state_.flags() != rules;
    // What an event has platforms told stands at the end, under its number.
    const auto& outbox = state_.outbox();
    const auto first = std::find_if(outbox.rbegin(), outbox.rend(), [&](const OutboxItem& item) {
        return item.decision != pending.event.seq;
    });
    pending.send.assign(first.base(), outbox.end());
    batch_.push_back(pending.event);
    pending_.push_back(std::move(pending));
    return state_.last_seq();
}

std::optional<Box> ShowCore::place_between(const Scene& scene) const {
    return places_of(scene.layout, show_.canvas.width, show_.canvas.height, !scene.interpreter.empty())
        .between;
}

const Scene& ShowCore::scene_now() const { return state_.scene() ? *state_.scene() : show_.scenes.front(); }

// One group for everything a call made: they are written, and so published, together.
void ShowCore::flush() {
    if (batch_.empty())
        return;
    mediator_.append(std::exchange(batch_, {}));
    if (!log_ok_)
        publish_up_to(state_.last_seq());
}

void ShowCore::publish_up_to(std::uint64_t seq) {
    std::vector<Event> events;
    std::vector<OnAirChange> changes;
    std::vector<OutboxItem> items;
    std::vector<SceneAt> scenes;
    std::vector<std::pair<std::string, bool>> outputs;
    bool rules_changed = false;
    while (!pending_.empty() && pending_.front().event.seq <= seq) {
        auto& pending = pending_.front();
        if (pending.on_air_changed)
            changes.push_back(std::move(pending.change));
        if (pending.scene)
            scenes.push_back(std::move(*pending.scene));
        rules_changed |= pending.rules_changed;
        items.insert(items.end(), pending.send.begin(), pending.send.end());
        outputs.insert(outputs.end(), pending.outputs.begin(), pending.outputs.end());
        events.push_back(std::move(pending.event));
        pending_.pop_front();
    }
    if (events.empty())
        return;
    published_ = events.back().seq;
    for (const auto& change : changes)
        mediator_.on_air(change);
    for (const auto& scene : scenes)
        mediator_.scene(scene);
    for (const auto& event : events)
        if (const auto* adjusted = std::get_if<SourceAdjusted>(&event.body))
            mediator_.adjust(adjusted->source, adjusted->settings);
        else if (const auto* said = std::get_if<CaptionSaid>(&event.body))
            mediator_.caption(event.show_ms, said->text);
    for (const auto& [output, start] : outputs)
        mediator_.output(output, start);
    if (rules_changed)
        mediator_.rules(flags());
    mediator_.publish(events);
    for (const auto& item : items)
        mediator_.send(item);
}

void ShowCore::committed(std::uint64_t up_to_seq) {
    log_ok_ = true;
    publish_up_to(up_to_seq);
}

void ShowCore::log_failed() {
    log_ok_ = false;
    publish_up_to(state_.last_seq());
}

void ShowCore::record(const std::string& by, EventBody body) {
    append(by, std::move(body));
    flush();
}

// Only of a log whose show has lost one: what is planned is checked.
tl::unexpected<Error> ShowCore::no_template(const std::string& name) {
    return failure(fmt::format("the show has no template \"{}\"", shorten(clean_text(name), 40)), {},
                   "Use another, or put it back and start the show again.");
}

Result<std::uint64_t> ShowCore::take_at(const std::string& by, const std::string& id, std::int64_t show_ms) {
    const auto* item = find_item(rundown(), id);
    if (!item)
        return failure(fmt::format("the rundown has no item \"{}\"", id), {}, "Choose one from the rundown.");
    const auto* its_scene = item->scene.empty() ? nullptr : show_.scene(item->scene);
    const auto& scene = its_scene ? *its_scene : scene_now();
    const auto* kind = show_.templates.find(item->graphic);
    if (!kind)
        return no_template(item->graphic);
    if (kind->between() && !place_between(scene))
        return failure(fmt::format("the scene on air has no place for \"{}\"", id), {},
                       "Take a scene with the layout \"two-boxes\" first.");
    if (item->graphic == "comment-queue" && !any_queued_to_see(state_))
        return failure(fmt::format("no comment waits for air: \"{}\" has nothing to show", id), {},
                       "Queue one first.");
    const auto until_ms = item->seconds > 0 ? show_ms + item->seconds * 1000 : -1;
    make_room_for(*item, *kind, show_ms);
    if (scene != scene_now())
        append(by, SceneTaken{scene, Transition::Cut}, show_ms);
    return append(by,
                  GraphicTaken{{item->id, item->graphic, item->fields, until_ms, {}, layer_of(*item, *kind)}},
                  show_ms);
}

Result<std::uint64_t> ShowCore::release_at(const std::string& by, const std::string& key,
                                           std::int64_t show_ms) {
    if (!state_.on_air().contains(key))
        return failure(fmt::format("\"{}\" is not on air", key), {}, "Nothing had to be released.");
    return append(by, GraphicReleased{key}, show_ms);
}

Result<std::uint64_t> ShowCore::pin_at(const std::string& by, const std::string& id, std::int64_t show_ms) {
    const auto entry = to_show(id);
    if (!entry)
        return tl::unexpected(entry.error());
    const auto& comment = (*entry)->comment;
    Graphic graphic{kPinKey, "pinned-comment", {},
                    -1,      comment.id(),     Templates::built_in("pinned-comment").layer};
    const auto* queued = state_.queued(comment.id());
    graphic.fields = pinned_fields(comment, queued ? queued->text : std::string(), show_.names);
    if (show_.pin_seconds > 0)
        graphic.until_ms = show_ms + show_.pin_seconds * 1000;
    return append(by, GraphicTaken{std::move(graphic)}, show_ms);
}

Result<std::uint64_t> ShowCore::scene_at(const std::string& by, const std::string& id, Transition transition,
                                         std::int64_t show_ms) {
    const auto* scene = show_.scene(id);
    if (!scene)
        return failure(fmt::format("there is no scene \"{}\"", shorten(clean_text(id), 40)), {},
                       "Choose one of the show's.");
    if (*scene == scene_now())
        return failure(fmt::format("\"{}\" is on air already", scene->name));
    return append(by, SceneTaken{*scene, transition}, show_ms);
}

Result<std::uint64_t> ShowCore::take_scene(const std::string& by, const std::string& scene,
                                           Transition transition) {
    auto seq = scene_at(by, scene, transition, show_ms_);
    flush();
    return seq;
}

Result<std::uint64_t> ShowCore::mark(const std::string& by, const std::string& name) {
    auto words = shorten(clean_text(name), kMarkGraphemes);
    if (words.empty())
        words = fmt::format("Mark {}", state_.marks().size() + 1);
    const auto seq = append(by, MarkSet{std::move(words)});
    flush();
    return seq;
}

Result<std::uint64_t> ShowCore::say(const std::string& by, const std::string& text) {
    const auto words = shorten(clean_text(text), kCaptionGraphemes);
    if (words.empty() && state_.caption_lines().empty())
        return failure("nothing is being said");
    const auto seq = append(by, CaptionSaid{words, words.empty() ? 0 : caption_ms(words)});
    flush();
    return seq;
}

Result<std::uint64_t> ShowCore::adjust(const std::string& by, const std::string& source,
                                       const SourceSettings& settings) {
    const auto& sources = show_.sources;
    if (std::none_of(sources.begin(), sources.end(), [&](const SourceSpec& s) { return s.id == source; }))
        return failure(fmt::format("there is no source \"{}\"", shorten(clean_text(source), 40)), {},
                       "Choose one of the show's.");
    const auto seq = append(by, SourceAdjusted{source, bounded(settings)});
    flush();
    return seq;
}

Result<std::uint64_t> ShowCore::take(const std::string& by, const std::string& item) {
    auto seq = take_at(by, item, show_ms_);
    flush();
    return seq;
}

Result<std::uint64_t> ShowCore::release(const std::string& by, const std::string& key) {
    auto seq = release_at(by, key, show_ms_);
    flush();
    return seq;
}

Result<std::uint64_t> ShowCore::pin(const std::string& by, const std::string& comment) {
    auto seq = pin_at(by, comment, show_ms_);
    flush();
    return seq;
}

Result<std::uint64_t> ShowCore::undo(const std::string& by, std::uint64_t seq) {
    const auto* decided = seq == 0 ? state_.last_decision(by) : state_.decision(seq);
    if (!decided)
        return seq == 0 ? failure("there is nothing to take back")
                        : failure(fmt::format("there is no decision {}", seq), {},
                                  "Choose one of those that were taken.");
    if (decided->taken_back)
        return failure("that decision was taken back already");
    if (is_for_good(state_, *decided, capabilities_, false))
        return failure("what a platform has deleted cannot be taken back");
    if (std::holds_alternative<RundownChanged>(decided->body))
        if (auto may = may_plan(decided->former_rundown ? *decided->former_rundown : show_.rundown); !may)
            return tl::unexpected(may.error());
    const auto asked = state_.answers();
    const auto answer =
        append(by, TakenBack{decided->seq, deleted_for_good(state_, *decided, capabilities_, false)});
    if (state_.answers() != asked)
        propose_anew();
    flush();
    return answer;
}

} // namespace regie
