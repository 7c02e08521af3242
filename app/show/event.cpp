#include "show/event.h"

#include "show/rundown_json.h"
#include "show/severity_json.h"

#include <array>
#include <type_traits>

namespace regie {

NLOHMANN_JSON_SERIALIZE_ENUM(Transition, {{Transition::Cut, "cut"}, {Transition::Mix, "mix"}})

#define REGIE_FIELDS(TYPE, ...) NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(TYPE, __VA_ARGS__)

// Declared in comment.h, so that code which only hands comments on need not read all of nlohmann/json.
void to_json(nlohmann::json& json, const Author& author) {
    json = {{"id", author.id}, {"name", author.name}};
}
void from_json(const nlohmann::json& json, Author& author) {
    author.id = json.value("id", "");
    author.name = json.value("name", "");
}
std::string author_key(const Comment& comment) {
    return comment.author.id.empty() ? std::string() : comment.feed + '\n' + comment.author.id;
}
void to_json(nlohmann::json& json, const Comment& c) {
    json = {{"id", c.id},         {"feed", c.feed}, {"platform", c.platform},
            {"author", c.author}, {"text", c.text}, {"created_ms", c.created_ms}};
    if (!c.parent.empty())
        json["parent"] = c.parent;
    if (c.by_us)
        json["by_us"] = true;
    if (!c.language.empty())
        json["language"] = c.language;
}
void from_json(const nlohmann::json& json, Comment& c) {
    json.at("id").get_to(c.id);
    c.feed = json.value("feed", "");
    c.platform = json.value("platform", "");
    c.author = json.value("author", Author{});
    c.text = json.value("text", "");
    c.created_ms = json.value("created_ms", std::int64_t{0});
    c.parent = json.value("parent", "");
    c.by_us = json.value("by_us", false);
    c.language = json.value("language", "");
}
void to_json(nlohmann::json& json, const TextSpan& span) { json = {span.start, span.end}; }
void from_json(const nlohmann::json& json, TextSpan& span) {
    json.at(0).get_to(span.start);
    json.at(1).get_to(span.end);
}
void to_json(nlohmann::json& json, const Flag& flag) {
    json = {{"rule", flag.rule}, {"severity", flag.severity}, {"score", flag.score}, {"reason", flag.reason}};
    if (!flag.spans.empty())
        json["spans"] = flag.spans;
}
void from_json(const nlohmann::json& json, Flag& flag) {
    json.at("rule").get_to(flag.rule);
    flag.severity = json.value("severity", Severity::Notice);
    flag.score = json.value("score", 0.0);
    flag.reason = json.value("reason", "");
    flag.spans = json.value("spans", std::vector<TextSpan>{});
}

REGIE_FIELDS(Graphic, key, graphic, fields, until_ms, comment, layer)
REGIE_FIELDS(SessionStarted, show, mode, fps, epoch_ms, flags)
REGIE_FIELDS(EngineStarted, pid, first_frame, after, without, boot, zero_ms)
REGIE_FIELDS(SessionEnding, reason)
REGIE_FIELDS(ClockStepped, by_ms)
REGIE_FIELDS(GraphicsFailed, words)
REGIE_FIELDS(Unreadable, kind)
REGIE_FIELDS(SessionEnded, reason)
REGIE_FIELDS(CommentCame, comment)
REGIE_FIELDS(CommentFlagged, comment, flags)
REGIE_FIELDS(CommentRemoved, comment)
REGIE_FIELDS(CommentHidden, comment)
REGIE_FIELDS(CommentApproved, comment)
REGIE_FIELDS(CommentEdited, comment, text)
REGIE_FIELDS(CommentDeleted, comment)
REGIE_FIELDS(CommentAnswered, comment, text)
REGIE_FIELDS(AuthorBanned, feed, author, comment, seconds)
REGIE_FIELDS(FlagsChanged, flags)
REGIE_FIELDS(RaidSeen, id, example, authors, since_ms, comments)
REGIE_FIELDS(RaidHidden, raid, comments)
REGIE_FIELDS(CommentsDecided, what, comments)
REGIE_FIELDS(CommentQueued, comment, text)
REGIE_FIELDS(CommentUnqueued, comment)
REGIE_FIELDS(CommentNoted, comment, text)
REGIE_FIELDS(LearningChanged, what, decisions, words)
REGIE_FIELDS(PlatformAnswered, comment, action, outcome, words, decision, made, for_good)
REGIE_FIELDS(GraphicTaken, graphic)
REGIE_FIELDS(GraphicReleased, key)
REGIE_FIELDS(TakenBack, of, spared)
REGIE_FIELDS(CueRan, index, words)
REGIE_FIELDS(FeedChanged, feed, state, words)
REGIE_FIELDS(AudienceMeasured, feed, viewers, views, reactions, units)
REGIE_FIELDS(SourceChanged, source, state, words)
REGIE_FIELDS(OutputChanged, output, state, words, first_frame, file)
REGIE_FIELDS(Scene, id, name, layout, sources, interpreter)
REGIE_FIELDS(SceneTaken, scene, transition)
REGIE_FIELDS(MarkSet, name)
REGIE_FIELDS(ReplaySaved, file, from_ms, ms, fault)
REGIE_FIELDS(SourceSettings, picture_delay_ms, sound_delay_ms, gain_db, muted)
REGIE_FIELDS(SourceAdjusted, source, settings)
REGIE_FIELDS(RundownItem, id, graphic, fields, seconds, note, scene, at_ms, start, group, layer, speech,
             starts, stops)
REGIE_FIELDS(RundownChanged, rundown)
REGIE_FIELDS(RemoteSwitched, on, port)
REGIE_FIELDS(DeskNamed, desk)
REGIE_FIELDS(CaptionSaid, text, ms)
REGIE_FIELDS(AnswerProposed, comment, answer, text, sure)
REGIE_FIELDS(CampaignsHeld, held)

void to_json(nlohmann::json& json, const AnswersChanged& body) {
    json = {{"answers", answers_to_json(body.answers)}};
}
void from_json(const nlohmann::json& json, AnswersChanged& body) {
    body.answers = answers_from_json(json.at("answers")).value_or(Answers());
}

#undef REGIE_FIELDS

namespace {

// In the order of EventBody's alternatives: the log's names, kept for ever once a session was written with
// them.
constexpr std::array kKinds = {
    "session.started",  "engine.started",   "session.ended",    "comment.came",      "comment.flagged",
    "comment.removed",  "comment.hidden",   "comment.approved", "platform.answered", "graphic.taken",
    "graphic.released", "taken.back",       "cue.ran",          "feed.changed",      "source.changed",
    "output.changed",   "scene.taken",      "mark.set",         "source.adjusted",   "replay.saved",
    "comment.edited",   "comment.deleted",  "comment.answered", "author.banned",     "audience.measured",
    "flags.changed",    "learning.changed", "raid.seen",        "raid.hidden",       "comments.decided",
    "comment.queued",   "comment.unqueued", "comment.noted",    "rundown.changed",   "desks.remote",
    "caption.said",     "answer.proposed",  "campaigns.held",   "answers.changed",   "desk.named",
    "session.ending",   "clock.stepped",    "graphics.failed",  "event.unreadable"};
static_assert(kKinds.size() == std::variant_size_v<EventBody>);

template<std::size_t... I>
EventBody read(std::size_t index, const nlohmann::json& data, std::index_sequence<I...>) {
    EventBody body;
    ((index == I ? void(body = data.get<std::variant_alternative_t<I, EventBody>>()) : void()), ...);
    return body;
}

} // namespace

const char* kind_of(const EventBody& body) { return kKinds.at(body.index()); }

std::vector<std::string> comments_of(const EventBody& body) {
    return std::visit(
        []<typename Body>(const Body& of) -> std::vector<std::string> {
            if constexpr (requires { of.graphic.comment; })
                return {of.graphic.comment};
            else if constexpr (std::is_same_v<Body, CommentCame>)
                return {of.comment.id};
            else if constexpr (requires { of.comments; } && !std::is_same_v<Body, RaidSeen>)
                return of.comments;
            else if constexpr (requires { of.comment; })
                return {of.comment};
            else
                return {};
        },
        body);
}

nlohmann::json data_of(const EventBody& body) {
    return std::visit([](const auto& value) { return nlohmann::json(value); }, body);
}

nlohmann::json to_json(const Event& event) {
    return {{"seq", event.seq}, {"wall_ms", event.wall_ms},    {"show_ms", event.show_ms},
            {"by", event.by},   {"kind", kind_of(event.body)}, {"data", data_of(event.body)}};
}

Result<EventBody> body_from_json(const std::string& kind, const nlohmann::json& data) {
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
        if (kind != kKinds[i])
            continue;
        try {
            return read(i, data, std::make_index_sequence<kKinds.size()>{});
        } catch (const nlohmann::json::exception& error) {
            return failure(std::string("its data do not fit the kind: ") + error.what(), kind);
        }
    }
    return failure("no event of this kind is known", kind,
                   "It was written by a newer Régie: read it with that one.");
}

Result<Event> event_from_json(const nlohmann::json& json) {
    try {
        Event event{json.at("seq"), json.at("wall_ms"), json.at("show_ms"), json.at("by"), {}};
        return body_from_json(json.at("kind"), json.at("data")).map([&](EventBody body) {
            event.body = std::move(body);
            return event;
        });
    } catch (const nlohmann::json::exception& error) {
        return failure(std::string("not an event: ") + error.what());
    }
}

} // namespace regie
