#include "logged_show.h"
#include "show/campaign.h"
#include "show/live_values.h"
#include "show/poll.h"
#include "show/theme.h"

using namespace regie;

namespace {

void take(Show& show, const std::string& key, const std::string& layer, std::int64_t show_ms = 0) {
    show.log(GraphicTaken{{key, "lower-third", {{"title", key}}, -1, {}, layer}}, "Inès", show_ms);
}
void say(Show& show, const std::string& author, const std::string& text) {
    const auto id = "c" + std::to_string(show.state.comments().size());
    show.log(CommentCame{{id, "facebook", "facebook", {author, author}, text, 0}});
}
std::vector<std::string> keys(const Show& show) {
    std::vector<std::string> keys;
    for (const auto& [key, graphic] : show.state.on_air())
        keys.push_back(key);
    return keys;
}

using Keys = std::vector<std::string>;

} // namespace

TEST_CASE("of the graphics on one layer only one is on air, and several layers are together") {
    Show show;
    take(show, "mayor", "title");
    take(show, "clock", "clock");
    CHECK(keys(show) == Keys{"clock", "mayor"});
    take(show, "director", "title");
    CHECK(keys(show) == Keys{"clock", "director"});
    take(show, "free", "");
    CHECK(keys(show) == Keys{"clock", "director", "free"});
}

TEST_CASE("what will be on air after a take is what is on air after it") {
    for (const char* layer : {"title", "clock", "card", ""}) {
        Show show;
        take(show, "mayor", "title");
        take(show, "clock", "clock");
        take(show, "again", "card");
        show.log(GraphicTaken{
            {kCampaignKey + std::string("winter"), "lower-third", {{"title", "x"}}, -1, {}, "campaign"}});
        const Graphic taken{"again", "lower-third", {{"title", "again"}}, -1, {}, layer};
        const auto after = on_air_after(show.state, NamePolicy::Full, taken, {});
        show.log(GraphicReleased{kCampaignKey +
                                 std::string("winter")}); // ShowCore makes room: it stands in the same third
        show.log(GraphicTaken{taken});
        CHECK(after == on_air_now(show.state, NamePolicy::Full));
    }
}

TEST_CASE("a take that is taken back gives its layer back to what it replaced") {
    Show show;
    take(show, "mayor", "title");
    take(show, "director", "title");
    show.log(TakenBack{2});
    CHECK(keys(show) == Keys{"mayor"});
    take(show, "third", "title");  // 4
    take(show, "fourth", "title"); // 5
    show.log(TakenBack{4});
    CHECK(keys(show) == Keys{"fourth"}); // somebody took the layer since
}

TEST_CASE("airtime adds up, however a graphic leaves") {
    Show show;
    take(show, "a", "title", 1000);
    take(show, "b", "title", 4000);
    show.log(GraphicReleased{"b"}, "Inès", 6000);
    take(show, "a", "title", 10'000);
    show.log(GraphicReleased{"a"}, "Inès", 10'500);
    CHECK(show.state.airtime().at("a") == Airtime{3500, 2});
    CHECK(show.state.airtime().at("b") == Airtime{2000, 1});
}

TEST_CASE("a vote is a number and nothing else") {
    CHECK(vote_of("2", 3) == 1);
    for (const char* text : {" 2 ", "2.", "2 !", "2️⃣", "#2", "n° 2", "(2)", "2)"})
        CHECK(vote_of(text, 3) == 1);
    for (const char* text : {"", "4", "0", "12", "2 fois", "1 2", "j'aime le 2", "22", "2026", "-"})
        CHECK(!vote_of(text, 3));
}

TEST_CASE("a poll counts one vote an author, the last, while it is on air") {
    Show show;
    const Graphic poll{"p", "poll", {{"question", "?"}, {"options", "Un\nDeux\nTrois"}}, -1, {}, "poll"};
    say(show, "early", "1");
    show.log(GraphicTaken{poll});
    say(show, "a", "1");
    say(show, "b", "2");
    say(show, "a", "2!");
    say(show, "c", "bravo");
    say(show, "", "3"); // nobody knows whose
    CHECK(show.state.votes("p") == std::vector<std::size_t>{0, 2, 0});
    CHECK(on_air_now(show.state, NamePolicy::Full).at("p").live.at("votes") == "0\n2\n0");
    show.log(GraphicReleased{"p"});
    say(show, "d", "3");
    show.log(GraphicTaken{poll});
    say(show, "e", "3");
    CHECK(show.state.votes("p") == std::vector<std::size_t>{0, 2, 1});
    CHECK(show.state.votes("other").empty());
}

TEST_CASE("the comments that wait are shown three at once, and leave when they are hidden") {
    Show show;
    for (const char* author : {"Ana Un", "Bea Deux", "Cem Trois", "Dan Quatre"})
        say(show, author, std::string("de ") + author);
    for (const char* comment : {"c0", "c1", "c2", "c3"})
        show.log(CommentQueued{comment, ""});
    show.log(GraphicTaken{{"q", "comment-queue", {{"title", "Questions"}}, -1, {}, "comments"}});
    auto live = on_air_now(show.state, NamePolicy::FirstNameInitial).at("q").live;
    CHECK(live.at("authors") == "Ana U.\nBea D.\nCem T.");
    show.log(CommentHidden{"c1"});
    live = on_air_now(show.state, NamePolicy::FirstNameInitial).at("q").live;
    CHECK(live.at("texts") == "de Ana Un\nde Cem Trois\nde Dan Quatre");
}

TEST_CASE("captions roll on two lines, and a hidden question takes its answer off the air") {
    Show show;
    show.log(CaptionSaid{"Bonjour à tous", 3000}, "Inès", 1000);
    show.log(CaptionSaid{"et bienvenue au musée", 3000}, "Inès", 2000);
    show.log(CaptionSaid{"rouvert ce soir", 3000}, "Inès", 3000);
    CHECK(show.state.caption_lines() == std::vector<std::string>{"et bienvenue au musée", "rouvert ce soir"});
    show.log(CaptionSaid{}, "Inès", 6000);
    CHECK(show.state.caption_lines().empty());
    CHECK(show.state.captions().front() == Caption{1000, 2000, "Bonjour à tous"});
    say(show, "Ana", "Ouvert le mardi ?");
    show.log(GraphicTaken{
        {kAnswerKey, "question-answer", {{"question", "?"}, {"answer", "Non"}}, -1, "c0", "comments"}});
    show.log(CommentHidden{"c0"});
    CHECK(keys(show).empty());
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
