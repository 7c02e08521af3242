#include "desk/desk_views.h"

#include "desk/actor_words.h"
#include "desk/comment_words.h"
#include "desk/decision_words.h"
#include "desk/engine_words.h"
#include "desk/flag_words.h"
#include "desk/health.h"
#include "show/json_values.h"
#include "show/pinned.h"
#include "show/recorded.h"

#include <QObject>
#include <QRectF>
#include <QVariantMap>

#include <algorithm>

namespace regie::desk {

namespace {

constexpr std::size_t kCardGraphemes = 80; // two lines of a card

QString label_of(const RundownModel& rundown, const Graphic& graphic) {
    const auto* kind = rundown.templates().find(graphic.graphic);
    const auto label = kind ? template_words(kind->label) : QString();
    return graphic.key.starts_with(kCampaignKey) ? QObject::tr("%1 of a campaign").arg(label) : label;
}

} // namespace

std::vector<std::string> on_air_order(const ShowState& state) {
    std::vector<std::string> order;
    const auto add = [&](const std::string& key) {
        if (state.on_air().contains(key) && std::find(order.begin(), order.end(), key) == order.end())
            order.push_back(key);
    };
    for (auto it = state.decisions().rbegin(); it != state.decisions().rend(); ++it)
        if (const auto* taken = std::get_if<GraphicTaken>(&it->body))
            add(taken->graphic.key);
    for (const auto& [key, graphic] : state.on_air())
        add(key);
    return order;
}

QVariantList on_air_list(const ShowState& state, const RundownModel& rundown, std::int64_t show_ms) {
    QVariantList list;
    for (const auto& key : on_air_order(state)) {
        const auto& graphic = state.on_air().at(key);
        const bool pin = !graphic.comment.empty();
        QString by;
        for (const auto& decided : state.decisions())
            if (const auto* taken = std::get_if<GraphicTaken>(&decided.body);
                taken && taken->graphic.key == key)
                by = actor_words(decided.by);
        const auto seconds = (graphic.until_ms - show_ms + 999) / 1000;
        list.append(QVariantMap{
            {"key", QString::fromStdString(key)},
            {"title", title_of(state, rundown, graphic, kCardGraphemes)},
            {"label", label_of(rundown, graphic)},
            {"left", graphic.until_ms < 0 ? QObject::tr("until released")
                                          : QObject::tr("%1 s left").arg(std::max<std::int64_t>(0, seconds))},
            {"by", by},
            {"shortcut", list.isEmpty() ? QStringLiteral("release")
                         : pin          ? QStringLiteral("release-pin")
                                        : QString()}});
    }
    return list;
}

std::string scene_on_air(const ShowState& state, const protocol::Welcome& plan) {
    if (state.scene())
        return state.scene()->id;
    return plan.scenes.empty() ? std::string() : plan.scenes.front().value("id", "");
}

std::string scene_before_slate(const ShowState& state, const protocol::Welcome& plan) {
    for (auto it = state.decisions().rbegin(); it != state.decisions().rend(); ++it)
        if (const auto* taken = std::get_if<SceneTaken>(&it->body);
            taken && taken->scene.id == kSlateScene && it->was_shown)
            return it->was_shown->id;
    return plan.scenes.empty() ? std::string() : plan.scenes.front().value("id", "");
}

namespace {

/// Null: there is no such scene.
const nlohmann::json* find_scene(const std::string& id, const protocol::Welcome& plan) {
    const auto scene = std::find_if(plan.scenes.begin(), plan.scenes.end(),
                                    [&](const auto& known) { return text_of(known, "id") == id; });
    return scene == plan.scenes.end() ? nullptr : &*scene;
}

Places places_in(const nlohmann::json& scene, const protocol::Welcome& plan) {
    return places_of(text_of(scene, "layout"), plan.width, plan.height,
                     !text_of(scene, "interpreter").empty());
}

} // namespace

std::optional<Box> place_between(const std::string& scene, const protocol::Welcome& plan) {
    const auto* known = find_scene(scene, plan);
    return known ? places_in(*known, plan).between : std::nullopt;
}

std::optional<Graphic> pinned_graphic(const std::string& comment, const ShowState& state,
                                      const protocol::Welcome& plan) {
    const auto* queued = state.queued(comment);
    const auto* entry = state.comment(comment);
    if (!queued || !entry)
        return {};
    return Graphic{kPinKey, "pinned-comment", pinned_fields(entry->comment, queued->text, plan.names),
                   -1,      comment,          Templates::built_in("pinned-comment").layer};
}

QVariantList boxes_of(const std::string& id, const protocol::Welcome& plan) {
    const auto* scene = find_scene(id, plan);
    if (!scene)
        return {};
    const auto interpreter = text_of(*scene, "interpreter");
    const auto places = places_in(*scene, plan);
    QVariantList boxes;
    const auto add = [&](const std::string& source, const Box& box) {
        const auto at = std::find_if(plan.sources.begin(), plan.sources.end(),
                                     [&](const auto& known) { return text_of(known, "id") == source; });
        if (at != plan.sources.end())
            boxes.append(QVariantMap{{"source", static_cast<int>(at - plan.sources.begin())},
                                     {"place", QRectF(static_cast<double>(box.x) / plan.width,
                                                      static_cast<double>(box.y) / plan.height,
                                                      static_cast<double>(box.width) / plan.width,
                                                      static_cast<double>(box.height) / plan.height)}});
    };
    const auto& sources = member(*scene, "sources");
    for (std::size_t i = 0; sources.is_array() && i < std::min(sources.size(), places.boxes.size()); ++i)
        if (sources[i].is_string())
            add(sources[i], places.boxes[i]);
    if (places.interpreter)
        add(interpreter, *places.interpreter);
    return boxes;
}

QVariantList scene_list(const ShowState& state, const protocol::Welcome& plan) {
    QVariantList list;
    const auto on_air = scene_on_air(state, plan);
    for (const auto& scene : plan.scenes) {
        const auto id = scene.value("id", "");
        if (id == kSlateScene)
            continue;
        list.append(QVariantMap{{"id", QString::fromStdString(id)},
                                {"name", QString::fromStdString(scene.value("name", id))},
                                {"key", list.size() < 9 ? QString::number(list.size() + 1) : QString()},
                                {"onAir", id == on_air}});
    }
    return list;
}

SourceSettings settings_of_source(const std::string& id, const ShowState& state,
                                  const protocol::Welcome& plan) {
    if (const auto adjusted = state.adjusted().find(id); adjusted != state.adjusted().end())
        return adjusted->second.settings;
    for (const auto& source : plan.sources)
        if (text_of(source, "id") == id)
            return protocol::settings_of(source);
    return {};
}

QVariantList source_list(const ShowState& state, const protocol::Status& status,
                         const protocol::Welcome& plan) {
    QVariantList list;
    for (const auto& source : plan.sources) {
        const auto id = text_of(source, "id");
        const auto name = text_of(source, "name");
        const auto health = state.sources().find(id);
        const bool live = health != state.sources().end() && health->second.state == "live";
        const auto level = status.sources.find(id);
        list.append(QVariantMap{
            {"id", QString::fromStdString(id)},
            {"name", QString::fromStdString(name.empty() ? id : name)},
            {"words", health == state.sources().end() ? QString() : engine_words(health->second.words)},
            {"tone", QVariant::fromValue(health == state.sources().end() ? Tone::Plain
                                         : live                          ? Tone::Ready
                                                                         : Tone::Urgent)},
            {"rmsDb", level == status.sources.end() ? protocol::Level{}.rms_db : level->second.rms_db},
            {"muted", settings_of_source(id, state, plan).muted},
            {"picture", is_true(source, "picture")}});
    }
    return list;
}

QVariantList output_list(const ShowState& state, const protocol::Status& status,
                         const protocol::Welcome& plan) {
    QVariantList list;
    for (const auto& [id, health] : state.outputs()) {
        const auto numbers = status.outputs.find(id);
        list.append(QVariantMap{
            {"id", QString::fromStdString(id)},
            {"name", output_name(id, plan)},
            {"words", engine_words(health.words)},
            {"numbers", numbers == status.outputs.end() ? QString() : output_numbers(numbers->second)},
            {"tone", QVariant::fromValue(output_tone(health, status, id))},
            {"canReconnect", health.state == "lost" || health.state == "failed"},
            {"canStart", health.state == "stopped"},
            {"canStop", !is_file(id) && health.state != "stopped" && health.state != "ended"}});
    }
    return list;
}

QVariantList air_queue_list(const ShowState& state, const protocol::Welcome& plan) {
    QVariantList list;
    for (const auto& queued : state.air_queue()) {
        const auto* entry = state.comment(queued.comment);
        const auto fields = pinned_fields(entry->comment, queued.text, plan.names);
        list.append(QVariantMap{{"comment", QString::fromStdString(queued.comment)},
                                {"author", QString::fromStdString(fields.at("author"))},
                                {"text", QString::fromStdString(fields.at("text"))},
                                {"platform", QString::fromStdString(fields.at("platform"))},
                                {"shortened", !queued.text.empty()},
                                {"by", actor_words(queued.by)}});
    }
    return list;
}

QVariantList raid_list(const ShowState& state, std::int64_t show_ms) {
    constexpr std::int64_t kForgottenMs = 15 * 60'000;
    constexpr std::size_t kMost = 2, kRaidGraphemes = 100;
    std::vector<std::pair<std::int64_t, std::string>> fresh;
    for (const auto& [id, raid] : state.raids())
        if (show_ms - raid.last_ms < kForgottenMs)
            fresh.emplace_back(raid.last_ms, id);
    std::sort(fresh.rbegin(), fresh.rend());
    QVariantList list;
    for (const auto& [last_ms, id] : fresh) {
        const auto& raid = state.raids().at(id);
        const auto undecided = state.undecided_of(raid).size();
        if (undecided == 0 || list.size() >= static_cast<qsizetype>(kMost))
            continue;
        list.append(QVariantMap{{"id", QString::fromStdString(id)},
                                {"words", QObject::tr("Raid since %1: %2 people write nearly the same")
                                              .arg(show_clock(raid.since_ms), QString::number(raid.authors))},
                                {"example", quoted(raid.example, kRaidGraphemes)},
                                {"undecided", static_cast<int>(undecided)}});
    }
    return list;
}

std::map<std::string, Capabilities> capabilities_of(const protocol::Welcome& plan) {
    std::map<std::string, Capabilities> all;
    if (plan.feeds.is_array())
        for (const auto& feed : plan.feeds)
            if (feed.is_object())
                all[feed.value("id", "")] = feed.get<Capabilities>();
    return all;
}

QList<int> comments_a_minute(const ShowState& state, std::int64_t show_ms, int minutes) {
    QList<int> counts(minutes, 0);
    const auto now = show_ms / 60'000;
    for (auto it = state.comments().rbegin(); it != state.comments().rend(); ++it) {
        const auto ago = now - it->show_ms / 60'000;
        if (ago >= minutes)
            break;
        if (ago >= 0)
            ++counts[static_cast<int>(minutes - 1 - ago)];
    }
    return counts;
}

} // namespace regie::desk
