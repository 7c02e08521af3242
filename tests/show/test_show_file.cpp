#include "show/show_file.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>
#include <tuple>

using namespace regie;

namespace {

std::string error_of(const std::string& text) {
    const auto show = parse_show_file(text, "show.json");
    return show ? "no error" : show.error().line();
}

// A show that is right, but for what `more` adds.
std::string show_with(const std::string& more) {
    return R"({"name": "Essai", "sources": [{"id": "cam", "uri": "a.mp4"}])" +
           (more.empty() ? "" : ", " + more) + "}";
}

const std::string kRundown =
    R"("rundown": [{"id": "hours", "graphic": "lower-third", "fields": {"title": "Horaires"}}])";

} // namespace

TEST_CASE("a show file's values are read") {
    const auto show = parse_show_file(R"({
        "$schema": "show.schema.json",
        "name": "Conseil municipal",
        "canvas": {"width": 1280, "height": 720, "fps": 25},
        "sources": [{"id": "cam1", "name": "Salle", "uri": "v4l2:///dev/video0"},
                    {"id": "teaser", "uri": "media/teaser.mp4", "loop": true}],
        "outputs": [{"kind": "recording", "video_kbps": 6000},
                    {"kind": "rtmp", "url": "rtmps://example.org:443/rtmp", "key": "secret:facebook_key"}],
        "comments": [{"kind": "recorded", "file": "chat.jsonl"},
                     {"kind": "recorded", "file": "chat2.jsonl", "id": "second"},
                     {"kind": "youtube", "live_video": "123", "token": "secret:youtube"}],
        "flags": {"toxicity": 0.8, "block": ["casino"], "allow": ["Dick"]},
        "theme": "city",
        "names_on_air": "initials",
        "pin_seconds": 12,
        "rundown": [{"id": "opening", "graphic": "event-card",
                     "fields": {"title": "Séance", "details": "18:00\nMairie"}, "seconds": 12}],
        "cues": [{"at": "00:05", "take": "opening"}, {"at": "00:10.5", "release": "opening"},
                 {"at": "00:12", "pin": {"first": "question"}}, {"at": "00:13", "pin": {"first": "any"}},
                 {"at": "1:00:00", "release": "pin"}, {"at": "00:20", "hide": {"flagged": "insult"}}]})",
                                      "show.json");
    REQUIRE(show);
    CHECK(show->name == "Conseil municipal");
    CHECK(show->canvas.width == 1280);
    CHECK(show->canvas.height == 720);
    CHECK(show->canvas.rate.fps == 25);
    REQUIRE(show->sources.size() == 2);
    CHECK(show->sources[0].name == "Salle");
    CHECK(show->sources[0].uri == "v4l2:///dev/video0");
    CHECK_FALSE(show->sources[0].loop);
    CHECK(show->sources[1].name == "teaser");
    CHECK(show->sources[1].loop);
    REQUIRE(show->outputs.size() == 2);
    CHECK(show->outputs[0].video_kbps == 6000);
    CHECK(show->outputs[1].kind == "rtmp");
    CHECK(show->outputs[1].video_kbps == 4500);
    REQUIRE(show->feeds.size() == 3);
    CHECK(show->feeds[0].id == "facebook");
    CHECK(show->feeds[0].platform == "facebook");
    CHECK(show->feeds[0].file == "chat.jsonl");
    CHECK(show->feeds[1].id == "second");
    CHECK(show->feeds[2].id == "youtube");
    CHECK(show->feeds[2].platform == "youtube");
    CHECK(show->flags.block == std::vector<std::string>{"casino"});
    CHECK(show->flags.allow == std::vector<std::string>{"Dick"});
    CHECK(show->names == NamePolicy::Initials);
    CHECK(show->pin_seconds == 12);
    REQUIRE(find_item(show->rundown, "opening"));
    CHECK(find_item(show->rundown, "opening")->seconds == 12);
    CHECK(find_item(show->rundown, "opening")->fields.at("details") == "18:00 Mairie");
    CHECK_FALSE(find_item(show->rundown, "closing"));
    REQUIRE(show->cues.size() == 6);
    CHECK(show->cues[0].at_ms == 5000);
    CHECK(std::get<TakeCue>(show->cues[0].action).item == "opening");
    CHECK(show->cues[1].at_ms == 10500);
    CHECK(std::get<ReleaseCue>(show->cues[1].action).item == "opening");
    CHECK(std::get<PinFirstCue>(show->cues[2].action).rule == "question");
    CHECK(std::get<PinFirstCue>(show->cues[3].action).rule.empty());
    CHECK(std::get<ReleaseCue>(show->cues[4].action).item == "pin");
    CHECK(std::get<HideFlaggedCue>(show->cues[5].action).rule == "insult");
}

TEST_CASE("every kind of comment feed is read") {
    const auto show = parse_show_file(show_with(R"("comments": [
        {"kind": "facebook", "live_video": "12", "page": "34", "token": "secret:fb", "url": "http://127.0.0.1:8800"},
        {"kind": "youtube", "live_video": "dQw4w9WgXcQ", "token": "secret:yt",
         "budget": {"units_a_day": 50000, "hours": 1.5}},
        {"kind": "owncast", "url": "https://live.example.org", "token": "secret:own"},
        {"kind": "json", "url": "https://api.example.org/comments?room=1", "pointers": {
            "items": "/data/items", "id": "/id", "author_id": "/user/id", "author_name": "/user/a~1b",
            "text": "/body", "time": "/at", "cursor": "/next", "cursor_param": "after",
            "next_interval_s": "/wait", "hidden": "/hidden", "newest_first": true}},
        {"kind": "json", "id": "plain", "url": "http://localhost/x", "pointers": {"id": "/0", "text": "/1"}},
        {"kind": "recorded", "id": "own2", "file": "chat.json", "platform": "owncast"}])"),
                                      "show.json");
    REQUIRE(show);
    REQUIRE(show->feeds.size() == 6);
    const auto& [facebook, youtube, owncast, json, plain, recorded] = std::tie(
        show->feeds[0], show->feeds[1], show->feeds[2], show->feeds[3], show->feeds[4], show->feeds[5]);
    CHECK(facebook.page == "34");
    CHECK(facebook.url == "http://127.0.0.1:8800");
    CHECK(facebook.budget.units_a_day == 0);
    CHECK(youtube.budget.units_a_day == 50000);
    CHECK(youtube.budget.hours == 1.5);
    CHECK(owncast.platform == "owncast");
    CHECK(owncast.token == "own");
    CHECK(json.url == "https://api.example.org/comments?room=1");
    CHECK(json.token.empty());
    const auto& pointers = json.pointers;
    CHECK(pointers.items == "/data/items");
    CHECK(pointers.id == "/id");
    CHECK(pointers.author_id == "/user/id");
    CHECK(pointers.author_name == "/user/a~1b");
    CHECK(pointers.text == "/body");
    CHECK(pointers.time == "/at");
    CHECK(pointers.cursor == "/next");
    CHECK(pointers.cursor_param == "after");
    CHECK(pointers.next_interval_s == "/wait");
    CHECK(pointers.hidden == "/hidden");
    CHECK(pointers.newest_first);
    CHECK(plain.pointers.items.empty());
    CHECK_FALSE(plain.pointers.newest_first);
    CHECK(recorded.platform == "owncast");
}

TEST_CASE("YouTube counts units unless the show file says otherwise") {
    const auto units = [](const std::string& more) {
        return parse_show_file(
                   show_with(R"("comments": [{"kind": "youtube", "live_video": "x", "token": "secret:y")" +
                             more + "}]"),
                   "show.json")
            ->feeds[0]
            .budget.units_a_day;
    };
    CHECK(units("") == 10'000);
    CHECK(units(R"(, "budget": {"hours": 5})") == 10'000);
    CHECK(units(R"(, "budget": {"units_a_day": 0})") == 0);
}

TEST_CASE("which addresses comments can be read from") {
    for (const auto* good :
         {"https://example.org", "https://example.org:8443/a?b=c#d", "http://127.0.0.1:8800",
          "http://localhost", "http://127.0.0.1/comments", "https://[2001:db8::1]/"})
        CHECK(is_feed_address(good));
    for (const auto* bad :
         {"", "example.org", "http://example.org", "https://", "https:///x", "https://:443",
          "ftp://example.org", "https://a b", "https://example.org/\n", "http://127.0.0.1.evil.org",
          "http://localhost@evil.org", "http://127.0.0.1:80@evil.org/", "https://user@example.org",
          "https://ex\"ample.org", "HTTP://localhost"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_feed_address(bad));
    }
    CHECK(leads_to_this_machine("http://127.0.0.1:8800/x"));
    CHECK(leads_to_this_machine("http://localhost"));
    CHECK_FALSE(leads_to_this_machine("https://127.0.0.1"));
    CHECK_FALSE(leads_to_this_machine("http://localhost.evil.org"));
}

TEST_CASE("what a show file leaves out has a value") {
    const auto show = parse_show_file(show_with(""), "show.json");
    REQUIRE(show);
    CHECK(show->canvas.width == 1920);
    CHECK(show->canvas.height == 1080);
    CHECK(show->canvas.rate.fps == 30);
    CHECK(show->outputs.empty());
    CHECK(show->feeds.empty());
    CHECK(show->theme == "city");
    CHECK(show->names == NamePolicy::FirstNameInitial);
    CHECK(show->pin_seconds == 20);
    CHECK(show->rundown.empty());
    CHECK(show->cues.empty());
}

TEST_CASE("each fault of a show file is one line that names place and remedy") {
    struct Row {
        std::string text, line;
    };
    const auto row =
        GENERATE(values<Row>({
            {"", "show.json: line 1, column 1: not JSON: unexpected end of input; expected '[', '{', or a "
                 "literal. Correct it there, or just before."},
            {"{", "show.json: line 1, column 2: not JSON: unexpected end of input; expected string literal. "
                  "Correct it there, or just before."},
            {"{\"name\": \"é\",\n \"sources\": [}", "show.json: line 2, column 14: not JSON: unexpected '}'; "
                                                    "expected '[', '{', or a literal. Correct "
                                                    "it there, or just before."},
            {"{\"name\": \"a\nb\"}",
             R"(show.json: line 1, column 12: not JSON: invalid string: control character U+000A (LF) must be escaped to \u000A or \n. Correct it there, or just before.)"},
            {"[]", "show.json: this must be an object in braces. A show file is a JSON object. "
                   "assets/rehearsal/show.json is a complete one."},
            {"{}", R"(show.json: "name" is missing. The show's name, for people: 1 to 120 characters.)"},
            {R"({"name": "x"})",
             R"(show.json: "sources" is missing. Give at least one source: {"id": "cam1", "uri": "gallery.mp4"}; at most 16.)"},
            {R"({"name": "x", "sources": []})",
             R"(show.json: /sources: this does not fit. Give at least one source: {"id": "cam1", "uri": "gallery.mp4"}; at most 16.)"},
            {R"({"name": "x", "sources": [{"id": "cam"}]})",
             R"(show.json: /sources/0: "uri" is missing. Give a path beside the show file, or an address: v4l2:///dev/video0, rtsp://…, srt://…, rtmp://…, https://…, pipewire:, pulse:, alsa:, color:#102030, pattern:bars.)"},
            {R"({"name": "x", "sources": [{"id": "Caméra 1", "uri": "a"}]})",
             R"(show.json: /sources/0/id: this does not fit. Give a name of 1 to 40 letters a–z, digits, "-" and "_".)"},
            {R"({"name": "x", "sources": [{"id": "a", "uri": "a"}, {"id": "a", "uri": "b"}]})",
             R"(show.json: /sources/1/id: there is another "a" before it. Give each an "id" of its own.)"},
            {R"({"name": "x", "sources": [{"id": "a", "uri": "a", "loop": "yes"}]})",
             "show.json: /sources/0/loop: this must be true or false. true starts a recording again when it "
             "ends, and lets it run on while it is not on air."},
            {R"({"name": "", "sources": [{"id": "a", "uri": "a"}]})",
             "show.json: /name: this does not fit. The show's name, for people: 1 to 120 characters."},
            {R"({"name": 1, "sources": [{"id": "a", "uri": "a"}]})",
             "show.json: /name: this must be a text in quotes. The show's name, for people: 1 to 120 "
             "characters."},
            {show_with(R"("sourses": [])"),
             R"(show.json: "sourses" is not known here. Known are "answers", "campaign_gap", "campaigns", "canvas", "captions", "comments", "cues", "ends", "flags", "language", "name", "names_on_air", "opening_hours", "outputs", "pin_seconds", "rundown", "scenes", "slate", "sources", "templates", "theme", "time_zone".)"},
            {show_with(R"("canvas": {"width": 1921})"),
             "show.json: /canvas/width: this does not fit. Give an even number of pixels from 320 to 3840."},
            {show_with(R"("canvas": {"width": 16})"),
             "show.json: /canvas/width: this does not fit. Give an even number of pixels from 320 to 3840."},
            {show_with(R"("canvas": {"width": "1920"})"), "show.json: /canvas/width: this must be a whole "
                                                          "number. Give an even number of pixels from 320 to "
                                                          "3840."},
            {show_with(R"("canvas": {"height": 2400})"),
             "show.json: /canvas/height: this does not fit. Give an even number of pixels from 180 to 2160."},
            {show_with(R"("canvas": {"fps": 24})"),
             "show.json: /canvas/fps: this value is not known. Known are 25, 30, 50, 60."},
            {show_with(R"("canvas": {"fps": 29.97})"),
             "show.json: /canvas/fps: this value is not known. Known are 25, 30, 50, 60."},
            {show_with(R"("outputs": [{"kind": "tape"}])"),
             R"(show.json: /outputs/0/kind: this value is not known. Known are "recording", "rtmp", "srt".)"},
            {show_with(R"("outputs": [{"kind": "recording", "video_kbps": 10}])"),
             "show.json: /outputs/0/video_kbps: this does not fit. Give the picture's bit rate in kb/s, a "
             "whole "
             "number from 300 to 50000."},
            {show_with(R"("outputs": [{"kind": "rtmp"}])"),
             R"(show.json: /outputs/0: "url" is missing. Say where to send the programme: "rtmps://HOST:443/rtmp".)"},
            {show_with(R"("outputs": [{"kind": "rtmp", "url": "rtmp://h/a", "key": "FB-123"}])"),
             R"(show.json: /outputs/0/key: a secret must not stand here itself. Write "secret:NAME" (a–z, digits, "_") and give the secret itself in the environment as REGIE_SECRET_NAME.)"},
            {show_with(R"("comments": [{"kind": "recorded"}])"),
             R"(show.json: /comments/0: "file" is missing. Name the recorded chat beside the show file: "chat.jsonl".)"},
            {show_with(R"("comments": [{"kind": "twitch"}])"),
             R"(show.json: /comments/0/kind: this value is not known. Known are "recorded", "facebook", "youtube", "owncast", "json".)"},
            {show_with(R"("comments": [{"kind": "recorded", "file": "a", "platform": "twitch"}])"),
             R"(show.json: /comments/0/platform: this value is not known. Known are "facebook", "youtube", "owncast", "json".)"},
            {show_with(R"("comments": [{"kind": "facebook", "token": "secret:a"}])"),
             R"(show.json: /comments/0: "live_video" is missing. Give the live video's id at the platform.)"},
            {show_with(
                 R"("comments": [{"kind": "youtube", "live_video": "https://youtu.be/x", "token": "secret:a"}])"),
             R"(show.json: /comments/0/live_video: this is an address, not an id. Give what stands behind "v=" in it: 11 characters.)"},
            {show_with(
                 R"("comments": [{"kind": "facebook", "live_video": "fb.com/1", "token": "secret:a"}])"),
             R"(show.json: /comments/0/live_video: this is an address, not an id. Give the number of the live video in it.)"},
            {show_with(R"("comments": [{"kind": "owncast", "token": "secret:a"}])"),
             R"(show.json: /comments/0: "url" is missing. Give the server's address: "https://HOST".)"},
            {show_with(R"("comments": [{"kind": "owncast", "url": "https://h"}])"),
             R"(show.json: /comments/0: "token" is missing. Write "secret:NAME", the name of the secret that opens the platform.)"},
            {show_with(R"("comments": [{"kind": "json", "pointers": {"id": "/a", "text": "/b"}}])"),
             R"(show.json: /comments/0: "url" is missing. Give the address that answers with comments: "https://HOST/…".)"},
            {show_with(
                 R"("comments": [{"kind": "json", "url": "http://example.org", "pointers": {"id": "/a", "text": "/b"}}])"),
             R"(show.json: /comments/0/url: no feed can be read from this address. Give "https://HOST/…", or "http://127.0.0.1:PORT" for a stand-in.)"},
            {show_with(
                 R"("comments": [{"kind": "json", "url": "https://u:p@h", "pointers": {"id": "/a", "text": "/b"}}])"),
             R"(show.json: /comments/0/url: a secret must not stand here itself. Give its name as "token": "secret:NAME".)"},
            {show_with(R"("comments": [{"kind": "json", "url": "https://h"}])"),
             R"(show.json: /comments/0: "pointers" is missing. Say where comments stand in the answer: {"items": "/comments", "id": "/id", "text": "/body"}.)"},
            {show_with(R"("comments": [{"kind": "json", "url": "https://h", "pointers": {"id": "/a"}}])"),
             R"(show.json: /comments/0/pointers: "text" is missing. The text within a comment: "/body".)"},
            {show_with(
                 R"("comments": [{"kind": "json", "url": "https://h", "pointers": {"id": "id", "text": "/b"}}])"),
             R"(show.json: /comments/0/pointers/id: this is no JSON Pointer. Begin each step with "/": "/data/comments".)"},
            {show_with(
                 R"("comments": [{"kind": "json", "url": "https://h", "pointers": {"id": "/a~2", "text": "/b"}}])"),
             R"(show.json: /comments/0/pointers/id: this is no JSON Pointer. Begin each step with "/": "/data/comments".)"},
            {show_with(
                 R"("comments": [{"kind": "json", "url": "https://h", "pointers": {"id": "/a", "text": "/b", "cursor": "/n"}}])"),
             R"(show.json: /comments/0/pointers: "cursor" and "cursor_param" go together. Say where the cursor stands, and which query parameter takes it.)"},
            {show_with(
                 R"("comments": [{"kind": "youtube", "live_video": "1", "token": "secret:a", "budget": {"hours": 0}}])"),
             R"(show.json: /comments/0/budget/hours: this does not fit. Give the show's planned length in hours, a number from 0.1 to 72.)"},
            {show_with(R"("comments": [{"kind": "facebook", "live_video": "1"}])"),
             R"(show.json: /comments/0: "token" is missing. Write "secret:NAME", the name of the secret that opens the platform.)"},
            {show_with(R"("comments": [{"kind": "facebook", "live_video": "1", "token": "EAAB"}])"),
             R"(show.json: /comments/0/token: a secret must not stand here itself. Write "secret:NAME" (a–z, digits, "_") and give the secret itself in the environment as REGIE_SECRET_NAME.)"},
            {show_with(
                 R"("comments": [{"kind": "recorded", "file": "a"}, {"kind": "recorded", "file": "b"}])"),
             R"(show.json: /comments/1/id: there is another "facebook" before it. Give each an "id" of its own.)"},
            {show_with(R"("flags": {"block": "casino"})"), "show.json: /flags/block: this must be a list. A "
                                                           "list of words or phrases of 1 to 100 characters, "
                                                           "at most 5000."},
            {show_with(R"("flags": {"allow": [""]})"),
             "show.json: /flags/allow/0: this does not fit. Give a word or phrase of 1 to 100 characters."},
            {show_with(R"("flags": {"toxicity": 8})"), "show.json: /flags/toxicity: this does not fit. Give "
                                                       "a number from 0 to 1: how abusive a comment "
                                                       "may sound before it is flagged."},
            {show_with(R"("theme": "sunset")"),
             R"(show.json: /theme: there is no theme "sunset". Use "city" or "neutral", or give a theme file: "our-city.json".)"},
            {show_with(R"("ends": "late")"),
             R"(show.json: /ends: "late" is not a show time. Write it as 00:12, 1:02:03 or 00:12.5.)"},
            {show_with(R"("time_zone": "Europe/Nantes")"),
             R"(show.json: /time_zone: there is no time zone "Europe/Nantes". Give one such as "Europe/Paris".)"},
            {show_with(
                 R"("rundown": [{"id": "a", "graphic": "lower-third", "fields": {"title": "T"}, "start": "timed"}])"),
             R"(show.json: /rundown/0/start: it is timed, but has no time. Give "at", the show time it starts at.)"},
            {show_with(
                 R"("rundown": [{"id": "a", "graphic": "lower-third", "fields": {"title": "T"}, "outputs": {"start": ["rtmp"]}}])"),
             R"(show.json: /rundown/0/outputs/start: there is no output "rtmp". Give the show outputs.)"},
            {show_with(
                 R"("rundown": [{"id": "a", "graphic": "poll", "fields": {"question": "?", "options": ["Un"], "votes": "3"}}])"),
             R"(show.json: /rundown/0/fields: "poll" has no field "votes". Its fields are "question", "options", "prompt".)"},
            {show_with(
                 R"("campaigns": [{"id": "a", "from": "2026-11-01", "until": "2026-11-02", "messages": [{"graphic": "lower-third", "fields": {}}]}])"),
             R"(show.json: /campaigns/0/messages/0/fields: "lower-third" needs a text for "title". Its fields are "title", "subtitle", "backing".)"},
            {show_with(
                 R"("answers": [{"id": "a", "questions": ["?"], "answer": {"fr": "Oui"}, "until": "2026-02-30"}])"),
             R"(show.json: /answers/0/until: this is no date. Give "2026-11-25".)"},
            {show_with(R"("names_on_air": "nickname")"),
             R"(show.json: /names_on_air: this value is not known. Known are "first-name-initial", "first-name", "initials", "full".)"},
            {show_with(R"("pin_seconds": 0)"),
             "show.json: /pin_seconds: this does not fit. Give the seconds a "
             "pinned comment stays on air, a whole number from 1 to 600."},
            {show_with(R"("rundown": [{"id": "a", "graphic": "lower-fourth", "fields": {}}])"),
             R"(show.json: /rundown/0/graphic: there is no template "lower-fourth". Known are "agenda", "between", "captions", "clock", "comment-queue", "countdown", "end-card", "event-card", "full-title", "logo-bug", "lower-third", "partners", "pinned-comment", "poll", "programme", "qr-code", "question-answer", "slate", "ticker".)"},
            {show_with(R"("rundown": [{"id": "a", "graphic": "event-card", "fields": {"title": "T"}}])"),
             R"(show.json: /rundown/0/fields: "event-card" needs a text for "details". Its fields are "title", "details", "logo", "backing".)"},
            {show_with(
                 R"("rundown": [{"id": "a", "graphic": "lower-third", "fields": {"title": "T", "subtitel": "S"}}])"),
             R"(show.json: /rundown/0/fields: "lower-third" has no field "subtitel". Its fields are "title", "subtitle", "backing".)"},
            {R"({"name": "Essai", "sources": [{"id": "cam", "uri": "a.mp4"}], "rundown": [{"id": "a", "graphic": "lower-third", "fields": {"title": "T", "backing": "fog"}}]})",
             R"(show.json: /rundown/0/fields: "fog" is none of what "backing" can be. Known are "plate", "shadow", "none".)"},
            {R"({"name": "Essai", "sources": [{"id": "cam", "uri": "a.mp4"}], "rundown": [{"id": "a", "graphic": "lower-third", "fields": {"title": "T"}, "scene": "cam2"}]})",
             R"(show.json: /rundown/0/scene: there is no scene "cam2". The show has cam, slate.)"},
            {R"({"name": "Essai", "sources": [{"id": "cam", "uri": "a.mp4"}], "rundown": [{"id": "a", "graphic": "lower-third", "fields": {"title": "T"}, "at": "noon"}]})",
             R"(show.json: /rundown/0/at: "noon" is not a show time. Write it as 00:12, 1:02:03 or 00:12.5.)"},
            {show_with(R"("rundown": [{"id": "a", "graphic": "lower-third", "fields": {"title": ["T"]}}])"),
             "show.json: /rundown/0/fields/title: this must be one text, not a list. Give a text in quotes."},
            {show_with(
                 R"("rundown": [{"id": "a", "graphic": "lower-third", "fields": {"a/b": 1, "title": "T"}}])"),
             "show.json: /rundown/0/fields/a~1b: this must be a text in quotes. Give a text of at most 300 "
             "characters, or, where there may be several, a list of at most 12."},
            {show_with(R"("rundown": [{"id": "a", "graphic": "lower-third"}])"),
             R"(show.json: /rundown/0: "fields" is missing. The template's texts: {"title": "…"}.)"},
            {show_with(R"("rundown": [{"id": "pin", "graphic": "lower-third", "fields": {"title": "T"}}])"),
             R"(show.json: /rundown/0/id: "pin" is on air what is not planned here. Choose another.)"},
            {show_with(
                 R"("rundown": [{"id": "a", "graphic": "lower-third", "fields": {"title": "T"}}, {"id": "a", "graphic": "lower-third", "fields": {"title": "T"}}])"),
             R"(show.json: /rundown/1/id: there is another "a" before it. Give each an "id" of its own.)"},
            {show_with(
                 R"("rundown": [{"id": "a", "graphic": "lower-third", "fields": {"title": "T"}, "seconds": -1}])"),
             "show.json: /rundown/0/seconds: this does not fit. Give the seconds it stays on air, a whole "
             "number "
             "from 1 to 3600, or leave it out: it stays until released."},
            {show_with(kRundown + R"(, "cues": [{"at": "00:05", "take": "opening"}])"),
             R"(show.json: /cues/0/take: the rundown has no "opening". It has hours.)"},
            {show_with(R"("cues": [{"at": "00:05", "take": "opening"}])"),
             R"(show.json: /cues/0/take: the rundown has no "opening". Give the show a rundown.)"},
            {show_with(kRundown + R"(, "cues": [{"at": "00:05", "release": "opening"}])"),
             R"(show.json: /cues/0/release: the rundown has no "opening". It has hours.)"},
            {show_with(kRundown + R"(, "cues": [{"at": "00:75", "take": "hours"}])"),
             R"(show.json: /cues/0/at: "00:75" is not a show time. Write it as 00:12, 1:02:03 or 00:12.5.)"},
            {show_with(kRundown + R"(, "cues": [{"at": "soon", "take": "hours"}])"),
             R"(show.json: /cues/0/at: "soon" is not a show time. Write it as 00:12, 1:02:03 or 00:12.5.)"},
            {show_with(kRundown + R"(, "cues": [{"at": 5, "take": "hours"}])"),
             R"(show.json: /cues/0/at: this must be a text in quotes. Give a show time: "00:12", "1:02:03" or "00:12.5".)"},
            {show_with(kRundown + R"(, "cues": [{"take": "hours"}])"),
             R"(show.json: /cues/0: "at" is missing. Give a show time: "00:12", "1:02:03" or "00:12.5".)"},
            {show_with(kRundown + R"(, "cues": [{"at": "00:05"}])"),
             R"(show.json: /cues/0: a cue does exactly one thing. A cue has "at" and one of "take", "release", "pin", "hide", "scene", "mix" and "mark".)"},
            {show_with(kRundown + R"(, "cues": [{"at": "00:05", "take": "hours", "release": "hours"}])"),
             R"(show.json: /cues/0: a cue does exactly one thing. A cue has "at" and one of "take", "release", "pin", "hide", "scene", "mix" and "mark".)"},
            {show_with(kRundown + R"(, "cues": [{"at": "00:05", "pin": {"first": "qestion"}}])"),
             R"(show.json: /cues/0/pin/first: this value is not known. Known are "any", "question".)"},
            {show_with(kRundown + R"(, "cues": [{"at": "00:05", "hide": {}}])"),
             R"(show.json: /cues/0/hide: "flagged" is missing. The rule whose comments are hidden; "any": all with a severe flag.)"},
            {show_with(kRundown + R"(, "cues": [{"at": "00:05", "drop": "hours"}])"),
             R"(show.json: /cues/0: "drop" is not known here. Known are "at", "hide", "mark", "mix", "pin", "release", "scene", "take".)"},
        }));
    INFO(row.text);
    CHECK(error_of(row.text) == row.line);
}

TEST_CASE("sources, scenes and outputs of a broadcast are read") {
    const auto show = parse_show_file(R"({
        "name": "Conseil",
        "sources": [{"id": "cam1", "name": "Salle", "uri": "v4l2:///dev/video0", "picture_delay_ms": 80, "gain_db": -3},
                    {"id": "film", "uri": "film.mp4", "in": "00:10", "out": "00:20.5"},
                    {"id": "lsf", "uri": "rtsp://10.0.0.4/lsf", "muted": true},
                    {"id": "mic", "uri": "pulse:"}],
        "scenes": [{"id": "both", "name": "Les deux", "layout": "side-by-side", "sources": ["cam1", "film"],
                    "interpreter": "lsf"}],
        "slate": {"message": "De retour"},
        "outputs": [{"kind": "rtmp", "url": "rtmps://a.example/rtmp", "key": "secret:fb", "platform": "facebook"},
                    {"kind": "rtmp", "url": "rtmp://b.example/app"}, {"kind": "srt", "id": "backup", "url": "srt://c.example:9000"}],
        "cues": [{"at": "00:01", "scene": "both"}, {"at": "00:02", "mix": "slate"}, {"at": "00:03", "mark": "Vote"}]})",
                                      "show.json");
    REQUIRE(show);
    CHECK(show->sources[0].settings == SourceSettings{80, 0, -3, false});
    CHECK(show->sources[1].in_ms == 10'000);
    CHECK(show->sources[1].out_ms == 20'500);
    CHECK(show->sources[2].settings.muted);
    REQUIRE(show->scenes.size() == 2);
    CHECK(show->scenes[0] == Scene{"both", "Les deux", "side-by-side", {"cam1", "film"}, "lsf"});
    CHECK(show->scenes[1].layout == kSlateScene);
    CHECK(show->slate.at("title") == "Conseil");
    CHECK(show->slate.at("message") == "De retour");
    REQUIRE(show->outputs.size() == 3);
    CHECK(show->outputs[0].id == "rtmp");
    CHECK(show->outputs[0].key == "fb");
    CHECK(show->outputs[0].platform == "facebook");
    CHECK(show->outputs[1].id == "rtmp-2");
    CHECK(show->outputs[1].key.empty());
    CHECK(show->outputs[2].id == "backup");
    CHECK(std::get<SceneCue>(show->cues[0].action).transition == Transition::Cut);
    CHECK(std::get<SceneCue>(show->cues[1].action).scene == "slate");
    CHECK(std::get<MarkCue>(show->cues[2].action).name == "Vote");
}

TEST_CASE("without scenes each source that has a picture is one") {
    const auto show = parse_show_file(R"({"name": "x", "sources": [{"id": "mic", "uri": "pulse:"},
        {"id": "cam", "name": "Camera", "uri": "v4l2:///dev/video0"}]})",
                                      "show.json");
    REQUIRE(show);
    REQUIRE(show->scenes.size() == 2);
    CHECK(show->scenes[0] == Scene{"cam", "Camera", "full", {"cam"}, {}});
}

TEST_CASE("a path has no scheme") {
    CHECK(scheme_of("gallery.mp4").empty());
    CHECK(scheme_of("/shows/14:30 opening.mp4").empty());
    CHECK(scheme_of("Café: le film.mp4").empty());
    CHECK(scheme_of("rtsp://host/a") == "rtsp");
    CHECK(scheme_of("color:#102030") == "color");
    CHECK(is_recording("gallery.mp4"));
    CHECK(is_recording("file:///gallery.mp4"));
    CHECK_FALSE(is_recording("https://host/live.m3u8"));
    CHECK_FALSE(has_picture("alsa:hw:1"));
}

TEST_CASE("secrets of addresses are named in them, never written") {
    CHECK(secrets_in("rtsp://regie:{secret:cam}@10.0.0.4/live") == std::vector<std::string>{"cam"});
    CHECK(secrets_in("srt://h:9000?passphrase={secret:srt}&latency=200") == std::vector<std::string>{"srt"});
    CHECK(secrets_in("gallery {secret.mp4").empty());
    const auto secret_of = [](const std::string& name) {
        return name == "cam" ? std::string("p@ss/w rd") : "";
    };
    CHECK(with_secrets("rtsp://regie:{secret:cam}@10.0.0.4/live", secret_of) ==
          "rtsp://regie:p%40ss%2Fw%20rd@10.0.0.4/live");
    CHECK(with_secrets("rtsp://a:{secret:other}@h", secret_of) == "rtsp://a:{secret:other}@h");
    for (const auto* open :
         {"rtsp://regie:hunter2@10.0.0.4/live", "srt://h:9000?passphrase=hunter2hunter2"}) {
        CHECK(has_open_secret(open));
        const auto line =
            error_of(R"({"name": "x", "sources": [{"id": "a", "uri": ")" + std::string(open) + R"("}]})");
        CHECK_THAT(line, Catch::Contains("/sources/0/uri: a secret must not stand here itself"));
        CHECK(line.find("hunter2") == std::string::npos);
    }
    for (const auto* fine : {"rtsp://regie:{secret:cam}@h/a", "rtsp://regie@h/a", "rtsp://h:554/a",
                             "14:30@home.mp4", "srt://h:9000?mode=listener", "v4l2:///dev/video0"})
        CHECK_FALSE(has_open_secret(fine));
}

TEST_CASE("faults of sources, scenes and outputs name their place") {
    struct Row {
        std::string more, line;
    };
    const auto row = GENERATE(values<Row>({
        {R"("scenes": [{"id": "a", "layout": "full", "sources": ["attic"]}])",
         R"(show.json: /scenes/0/sources: there is no source "attic". The show has cam.)"},
        {R"("scenes": [{"id": "a", "layout": "side-by-side", "sources": ["cam"]}])",
         R"(show.json: /scenes/0/sources: "side-by-side" shows 2 sources. Name 2.)"},
        {R"("scenes": [{"id": "a", "layout": "full", "sources": ["cam"], "interpreter": "lsf"}])",
         R"(show.json: /scenes/0/interpreter: there is no source "lsf". The show has cam.)"},
        {R"("scenes": [{"id": "slate", "layout": "full", "sources": ["cam"]}])",
         R"(show.json: /scenes/0/id: "slate" is a scene of every show already. Give it another id.)"},
        {R"("outputs": [{"kind": "srt", "id": "clean", "url": "srt://h:1"}])",
         "show.json: /outputs/0/id: recordings are called that. Give it another id."},
        {R"("cues": [{"at": "00:01", "scene": "attic"}])",
         R"(show.json: /cues/0/scene: there is no scene "attic". The show has cam, slate.)"},
        {R"("outputs": [{"kind": "rtmp", "url": "https://a.example"}])",
         R"(show.json: /outputs/0/url: an output of kind "rtmp" does not go to "https". Give "rtmps://HOST:443/rtmp".)"},
        {R"("outputs": [{"kind": "rtmp", "url": "rtmps://a.example/rtmp"}])",
         R"(show.json: /outputs/0: "key" is missing. Write "secret:NAME", the name of the stream key.)"},
    }));
    CHECK(error_of(show_with(row.more)) == row.line);
    CHECK(error_of(
              R"({"name": "x", "sources": [{"id": "a", "uri": "a.mp4", "in": "00:10", "out": "00:05"}]})") ==
          R"(show.json: /sources/0/out: it ends before it starts. Give a later time.)");
}

TEST_CASE("the built-in rehearsal show has no fault") {
    std::ifstream file(REGIE_SOURCE_DIR "/assets/rehearsal/show.json");
    std::stringstream text;
    text << file.rdbuf();
    CHECK(error_of(text.str()) == "no error");
}

TEST_CASE("hostile show files are answers, not crashes") {
    for (const auto& text :
         {std::string(100'000, '['), std::string(100'000, '{'), std::string("\xFF\xFE\x00", 3),
          show_with("\"rundown\": " + std::string(5'000, '[') + std::string(5'000, ']'))}) {
        const auto line = error_of(text);
        CHECK(line.starts_with("show.json: "));
        CHECK(line.size() < 400);
        CHECK(line.find('\n') == std::string::npos);
    }
}

TEST_CASE("a secret in clear is not repeated") {
    for (const auto& feed : {R"({"kind": "facebook", "live_video": "1", "token": "EAAB123"})",
                             R"({"kind": "EAAB123", "live_video": "1", "token": "secret:a"})"})
        CHECK(error_of(show_with("\"comments\": [" + std::string(feed) + "]")).find("EAAB123") ==
              std::string::npos);
}
