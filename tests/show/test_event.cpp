#include "show/event.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

const Comment kComment{
    "c1", "facebook", "facebook", {"u7", "Karim Benali"}, "À quelle heure fermez-vous ? 🎉", 1764000000000};
const Graphic kGraphic{"opening", "event-card", {{"title", "Réouverture"}, {"details", "Nantes"}},
                       12'000,    "",           "card"};

FlagSettings a_crews_flags() {
    FlagSettings flags;
    flags.block = {"bobo"};
    flags.share = 0.1;
    flags.rules["scam"] = {true, Severity::Severe, true};
    return flags;
}

// One of every kind, no field at its default.
const std::vector<std::pair<std::string, EventBody>> kBodies = {
    {"session.started", SessionStarted{"Essai", "live", 25, 1764000000000, a_crews_flags()}},
    {"engine.started",
     EngineStarted{4711, 360, {"crashed", "refused"}, {"The graphics are off."}, "4f1c", 12'000}},
    {"session.ending", SessionEnding{"stopped by a desk"}},
    {"clock.stepped", ClockStepped{-3'600'000}},
    {"graphics.failed", GraphicsFailed{"They are off the air."}},
    {"event.unreadable", Unreadable{"comment.translated"}},
    {"session.ended", SessionEnded{"stopped by a desk"}},
    {"comment.came", CommentCame{kComment}},
    {"comment.flagged", CommentFlagged{"c1",
                                       {{"insult", Severity::Severe, 0.9, "Insult: “nuls”"},
                                        {"question", Severity::Info, 0.5, "Question: hours"}}}},
    {"comment.removed", CommentRemoved{"c1"}},
    {"comment.hidden", CommentHidden{"c1"}},
    {"comment.approved", CommentApproved{"c1"}},
    {"platform.answered", PlatformAnswered{"c1", "hide", "refused", "no permission", 7, "made", true}},
    {"graphic.taken", GraphicTaken{kGraphic}},
    {"graphic.released", GraphicReleased{"opening"}},
    {"taken.back", TakenBack{42, {"c1"}}},
    {"cue.ran", CueRan{3, "took opening"}},
    {"feed.changed", FeedChanged{"facebook", "failing", "HTTP 500"}},
    {"source.changed", SourceChanged{"cam1", "lost", "no picture"}},
    {"output.changed", OutputChanged{"recording", "failed", "the disk is full", 90, "recording.mp4"}},
    {"scene.taken", SceneTaken{{"both", "Both", "side-by-side", {"cam1", "cam2"}, "lsf"}, Transition::Mix}},
    {"mark.set", MarkSet{"Vote"}},
    {"replay.saved", ReplaySaved{"replay-1.mp4", 12'000, 60'000, "no room"}},
    {"source.adjusted", SourceAdjusted{"cam1", {40, 60, -3.5, true}}},
    {"learning.changed", LearningChanged{"kept", 213, "why not"}},
    {"raid.seen", RaidSeen{"3", "Tous les mêmes", 12, 4000, {"c1", "c2"}}},
    {"raid.hidden", RaidHidden{"3", {"c1", "c2"}}},
    {"comments.decided", CommentsDecided{kApproved, {"c1", "c2"}}},
    {"comment.queued", CommentQueued{"c1", "Ouvert le mardi ?…"}},
    {"comment.unqueued", CommentUnqueued{"c1"}},
    {"comment.noted", CommentNoted{"c1", "seen yesterday"}},
    {"rundown.changed", RundownChanged{{{"host",
                                         "lower-third",
                                         {{"title", "Inès"}},
                                         12,
                                         "now",
                                         "both",
                                         90,
                                         RundownItem::Start::Timed,
                                         "Discours",
                                         "title",
                                         true,
                                         {"rtmp"},
                                         {"recording"}}}}},
    {"desks.remote", RemoteSwitched{true, 4711}},
    {"desk.named", DeskNamed{"0a1b2c3d"}},
    {"caption.said", CaptionSaid{"Bonjour à tous", 2000}},
    {"answer.proposed", AnswerProposed{"c1", "hours", "Yes, from 10 to 18.", 0.83}},
    {"campaigns.held", CampaignsHeld{false}},
    {"answers.changed", AnswersChanged{{{"tuesday",
                                         {"Ouvert le mardi ?"},
                                         {{"en", "No."}, {"fr", "Non."}},
                                         "https://musee.example",
                                         "Inès",
                                         parse_date("2026-11-01"),
                                         parse_date("2026-12-31")}}}},
    {"flags.changed", FlagsChanged{a_crews_flags()}},
    {"comment.edited", CommentEdited{"c1", "no"}},
    {"comment.deleted", CommentDeleted{"c1"}},
    {"comment.answered", CommentAnswered{"c1", "Yes, from 10 to 18."}},
    {"author.banned", AuthorBanned{"facebook", {"u1", "Zoé"}, "c1", 300}},
    {"audience.measured", AudienceMeasured{"facebook", 120, 900, 44, 300}},
};

} // namespace

TEST_CASE("every kind of event survives the log") {
    REQUIRE(kBodies.size() == std::variant_size_v<EventBody>);
    for (const auto& [kind, body] : kBodies) {
        INFO(kind);
        const Event event{7, 1764000001234, 5'040, "desk 1", body};
        const auto json = to_json(event);
        CHECK(json["kind"] == kind);
        // As the log keeps it: text.
        const auto read = event_from_json(nlohmann::json::parse(json.dump()));
        REQUIRE(read);
        CHECK(read->seq == 7);
        CHECK(read->wall_ms == 1764000001234);
        CHECK(read->show_ms == 5'040);
        CHECK(read->by == "desk 1");
        CHECK(read->body.index() == body.index());
        CHECK(to_json(*read) == json);
    }
}

TEST_CASE("an event's fields have the log's names") {
    CHECK(data_of(CommentCame{kComment}) ==
          nlohmann::json::parse(R"({"comment": {"id": "c1", "feed": "facebook",
        "platform": "facebook", "author": {"id": "u7", "name": "Karim Benali"},
        "text": "À quelle heure fermez-vous ? 🎉", "created_ms": 1764000000000}})"));
    CHECK(data_of(GraphicTaken{kGraphic}) == nlohmann::json::parse(R"({"graphic": {"key": "opening",
        "graphic": "event-card", "fields": {"title": "Réouverture", "details": "Nantes"}, "until_ms": 12000,
        "comment": "", "layer": "card"}})"));
    CHECK(
        data_of(CommentFlagged{"c1", {{"link", Severity::Notice, 0.5, "Link"}}}) ==
        nlohmann::json::parse(
            R"({"comment": "c1", "flags": [{"rule": "link", "severity": "notice", "score": 0.5, "reason": "Link"}]})"));
}

TEST_CASE("what an older engine left out has a value") {
    const auto body =
        body_from_json("graphic.taken", {{"graphic", {{"key", "a"}, {"graphic", "lower-third"}}}});
    REQUIRE(body);
    CHECK(std::get<GraphicTaken>(*body).graphic.until_ms == -1);
}

TEST_CASE("what is not an event is refused with a reason") {
    CHECK(body_from_json("comment.loved", {}).error().line() ==
          "comment.loved: no event of this kind is known. It was written by a newer Régie: read it with that "
          "one.");
    for (
        const std::string text :
        {"[]", "7", "null", R"({"seq": 1})",
         R"({"seq": "1", "wall_ms": 0, "show_ms": 0, "by": "", "kind": "taken.back", "data": {}})",
         R"({"seq": 1, "wall_ms": 0, "show_ms": 0, "by": "", "kind": "taken.back", "data": {"of": "x"}})",
         R"({"seq": 1, "wall_ms": 0, "show_ms": 0, "by": "", "kind": "comment.came", "data": {"comment": {}}})",
         R"({"seq": 1, "wall_ms": 0, "show_ms": 0, "by": "", "kind": "taken.back", "data": 5})"}) {
        INFO(text);
        const auto event = event_from_json(nlohmann::json::parse(text));
        REQUIRE_FALSE(event);
        CHECK_FALSE(event.error().what.empty());
    }
}
