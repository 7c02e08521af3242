#include "show/live_values.h"
#include "show/poll.h"
#include "show/theme.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

/// A fold with a pencil: events in, state out.
struct Log {
    ShowState state;
    std::uint64_t seq = 0;

    void add(EventBody body, std::int64_t show_ms = 0) {
        state.apply({++seq, 0, show_ms, "Inès", std::move(body)});
    }
    void take(const std::string& key, const std::string& layer, std::int64_t show_ms = 0) {
        add(GraphicTaken{{key, "lower-third", {{"title", key}}, -1, {}, layer}}, show_ms);
    }
    void say(const std::string& author, const std::string& text) {
        add(CommentCame{{"c" + std::to_string(seq), "facebook", "facebook", {author, author}, text, 0}});
    }
    std::vector<std::string> keys() const {
        std::vector<std::string> keys;
        for (const auto& [key, graphic] : state.on_air())
            keys.push_back(key);
        return keys;
    }
};

using Keys = std::vector<std::string>;

} // namespace

TEST_CASE("of the graphics on one layer only one is on air, and several layers are together") {
    Log log;
    log.take("mayor", "title");
    log.take("clock", "clock");
    CHECK(log.keys() == Keys{"clock", "mayor"});
    log.take("director", "title");
    CHECK(log.keys() == Keys{"clock", "director"});
    log.take("free", "");
    CHECK(log.keys() == Keys{"clock", "director", "free"});
}

TEST_CASE("a take that is taken back gives its layer back to what it replaced") {
    Log log;
    log.take("mayor", "title");
    log.take("director", "title");
    log.add(TakenBack{2});
    CHECK(log.keys() == Keys{"mayor"});
    log.take("third", "title");  // 4
    log.take("fourth", "title"); // 5
    log.add(TakenBack{4});
    CHECK(log.keys() == Keys{"fourth"}); // somebody took the layer since
}

TEST_CASE("airtime adds up, however a graphic leaves") {
    Log log;
    log.take("a", "title", 1000);
    log.take("b", "title", 4000);
    log.add(GraphicReleased{"b"}, 6000);
    log.take("a", "title", 10'000);
    log.add(GraphicReleased{"a"}, 10'500);
    CHECK(log.state.airtime().at("a") == Airtime{3500, 2});
    CHECK(log.state.airtime().at("b") == Airtime{2000, 1});
}

TEST_CASE("a vote is a number and nothing else") {
    CHECK(vote_of("2", 3) == 1);
    for (const char* text : {" 2 ", "2.", "2 !", "2️⃣", "#2", "n° 2", "(2)", "2)"})
        CHECK(vote_of(text, 3) == 1);
    for (const char* text : {"", "4", "0", "12", "2 fois", "1 2", "j'aime le 2", "22", "2026", "-"})
        CHECK(!vote_of(text, 3));
}

TEST_CASE("a poll counts one vote an author, the last, while it is on air") {
    Log log;
    const Graphic poll{"p", "poll", {{"question", "?"}, {"options", "Un\nDeux\nTrois"}}, -1, {}, "poll"};
    log.say("early", "1");
    log.add(GraphicTaken{poll});
    log.say("a", "1");
    log.say("b", "2");
    log.say("a", "2!");
    log.say("c", "bravo");
    log.say("", "3"); // nobody knows whose
    CHECK(log.state.votes("p") == std::vector<std::size_t>{0, 2, 0});
    CHECK(on_air_now(log.state, NamePolicy::Full).at("p").live.at("votes") == "0\n2\n0");
    log.add(GraphicReleased{"p"});
    log.say("d", "3");
    log.add(GraphicTaken{poll});
    log.say("e", "3");
    CHECK(log.state.votes("p") == std::vector<std::size_t>{0, 2, 1});
    CHECK(log.state.votes("other").empty());
}

TEST_CASE("the comments that wait are shown three at once, and leave when they are hidden") {
    Log log;
    for (const char* author : {"Ana Un", "Bea Deux", "Cem Trois", "Dan Quatre"})
        log.say(author, std::string("de ") + author);
    for (const char* comment : {"c0", "c1", "c2", "c3"})
        log.add(CommentQueued{comment, ""});
    log.add(GraphicTaken{{"q", "comment-queue", {{"title", "Questions"}}, -1, {}, "comments"}});
    auto live = on_air_now(log.state, NamePolicy::FirstNameInitial).at("q").live;
    CHECK(live.at("authors") == "Ana U.\nBea D.\nCem T.");
    log.add(CommentHidden{"c1"});
    live = on_air_now(log.state, NamePolicy::FirstNameInitial).at("q").live;
    CHECK(live.at("texts") == "de Ana Un\nde Cem Trois\nde Dan Quatre");
}

TEST_CASE("captions roll on two lines, and a hidden question takes its answer off the air") {
    Log log;
    log.add(CaptionSaid{"Bonjour à tous", 3000}, 1000);
    log.add(CaptionSaid{"et bienvenue au musée", 3000}, 2000);
    log.add(CaptionSaid{"rouvert ce soir", 3000}, 3000);
    CHECK(log.state.caption_lines() == std::vector<std::string>{"et bienvenue au musée", "rouvert ce soir"});
    log.add(CaptionSaid{}, 6000);
    CHECK(log.state.caption_lines().empty());
    CHECK(log.state.captions().front() == Caption{1000, 2000, "Bonjour à tous"});
    log.say("Ana", "Ouvert le mardi ?");
    log.add(GraphicTaken{
        {kAnswerKey, "question-answer", {{"question", "?"}, {"answer", "Non"}}, -1, "c4", "comments"}});
    log.add(CommentHidden{"c4"});
    CHECK(log.keys().empty());
}

TEST_CASE("our themes read well, and one that does not is told which pair") {
    for (const auto& [name, theme] : built_in_themes()) {
        INFO(name);
        CHECK(weak_contrasts(theme).empty());
        CHECK(!theme.label.empty());
    }
    auto pale = built_in_themes().at("city");
    pale.colours["ink"] = 0xFF6A7684;
    const auto weak = weak_contrasts(pale);
    REQUIRE(!weak.empty());
    CHECK(weak[0].where == "/colours/plate");
}

TEST_CASE("a theme file that is none is refused with its place") {
    const auto error = [](const char* text) { return parse_theme(text, "our.json").error(); };
    CHECK(error("{").where == "our.json");
    CHECK(error(R"({"colours": {"accent": "yellow"}})").where == "our.json: /colours/accent");
    CHECK(error(R"({"colours": {"accent": "#F5C518"}})").where == "our.json: /colours");
    CHECK(error(R"({"colours": {}, "shadow": 1})").what.find("shadow") != std::string::npos);
}
