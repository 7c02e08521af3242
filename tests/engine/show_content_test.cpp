// What goes on air when: items that start by themselves, layers, campaigns, answers and captions.

#include "core_rig.h"
#include "show/caption_file.h"
#include "show/templates.h"
#include "show/text.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace regie;
using namespace regie::test;

namespace {

constexpr std::int64_t kEpoch = 1'795'600'000'000; // 25 November 2026, a Wednesday, 10:46 in Paris

ShowFile a_show_of(Rundown rundown) {
    auto show = a_show();
    show.time_zone = "Europe/Paris";
    show.rundown = std::move(rundown);
    return show;
}

RundownItem third(const std::string& id, std::int64_t seconds = 0) {
    return {id, "lower-third", {{"title", id}}, seconds};
}

std::vector<std::string> on_air(const Rig& rig) {
    std::vector<std::string> keys;
    for (const auto& [key, graphic] : rig.core.state().on_air())
        keys.push_back(key);
    return keys;
}

void begin(Rig& rig) {
    rig.core.record("engine", SessionStarted{"Réouverture", "rehearse", 30, kEpoch, {}});
    rig.commit();
}

void run(Rig& rig, std::int64_t from_ms, std::int64_t to_ms) {
    for (auto ms = from_ms; ms <= to_ms; ms += 100) {
        rig.core.advance(ms);
        rig.commit();
    }
}

using Keys = std::vector<std::string>;

ShowFile with_campaign(ShowFile show) {
    show.campaign_gap_s = 10;
    Campaign campaign;
    campaign.id = "winter";
    campaign.from = *parse_date("2026-11-01");
    campaign.until = *parse_date("2026-12-31");
    campaign.weekdays = {3};
    campaign.messages = {{"lower-third", {{"title", "Nocturne"}}, 6}};
    show.campaigns = {campaign};
    return show;
}

} // namespace

TEST_CASE("an item follows the one before, at the very moment that has had its time") {
    auto second = third("second", 2), last = third("last");
    second.start = last.start = RundownItem::Start::Follow;
    Rig rig(a_show_of({third("first", 3), second, last}));
    REQUIRE(rig.core.take("Inès", "first"));
    rig.commit();
    run(rig, 0, 2800);
    CHECK(on_air(rig) == Keys{"first"});
    run(rig, 2900, 4000);
    CHECK(on_air(rig) == Keys{"second"});
    CHECK(rig.core.state().on_air().at("second").since_ms == 3000);
    run(rig, 4100, 6000);
    CHECK(on_air(rig) == Keys{"last"});
}

TEST_CASE("what a person releases does not go on by itself") {
    auto second = third("second");
    second.start = RundownItem::Start::Follow;
    Rig rig(a_show_of({third("first", 30), second}));
    REQUIRE(rig.core.take("Inès", "first"));
    REQUIRE(rig.core.release("Inès", "first"));
    run(rig, 0, 40'000);
    CHECK(on_air(rig).empty());
}

TEST_CASE("a timed item goes on air at its time, once, unless somebody was earlier") {
    auto timed = third("timed", 2), early = third("early", 2);
    timed.start = early.start = RundownItem::Start::Timed;
    timed.at_ms = 5000;
    early.at_ms = 8000;
    Rig rig(a_show_of({timed, early}));
    REQUIRE(rig.core.take("Inès", "early"));
    run(rig, 0, 4000);
    CHECK(on_air(rig).empty()); // early has had its time
    run(rig, 4100, 6000);
    CHECK(on_air(rig) == Keys{"timed"});
    run(rig, 6100, 20'000);
    CHECK(on_air(rig).empty());
    CHECK(rig.core.state().airtime().at("early").times == 1);
}

TEST_CASE("an engine that takes over does not take again what was taken") {
    auto timed = third("timed");
    timed.start = RundownItem::Start::Timed;
    timed.at_ms = 1000;
    Rig before(a_show_of({timed}));
    begin(before);
    run(before, 0, 2000);
    REQUIRE(before.core.release("Inès", "timed"));
    before.commit();
    Rig after(a_show_of({timed}), before.fake.written);
    run(after, 2000, 3000);
    CHECK(on_air(after).empty());
}

TEST_CASE("an item's outputs start and stop once it is in the log") {
    auto item = third("a");
    item.starts = {"rtmp"};
    item.stops = {"srt"};
    Rig rig(a_show_of({item}));
    REQUIRE(rig.core.take("Inès", "a"));
    CHECK(rig.fake.outputs.empty());
    rig.commit();
    CHECK(rig.fake.outputs == std::vector<std::pair<std::string, bool>>{{"rtmp", true}, {"srt", false}});
}

TEST_CASE("a campaign fills a gap, leaves for a person, and is silent while somebody speaks") {
    auto speech = third("mayor", 2);
    speech.speech = true;
    Rig rig(with_campaign(a_show_of({third("host", 4), speech, third("after", 2)})));
    begin(rig);
    run(rig, 0, 9'800);
    CHECK(on_air(rig).empty());
    run(rig, 9'900, 12'000);
    CHECK(on_air(rig) == Keys{"campaign-winter"});
    REQUIRE(rig.core.take("Inès", "host"));
    CHECK(on_air(rig) == Keys{"host"});
    CHECK(rig.core.state().airtime().at("campaign-winter").ms == 2000);
    run(rig, 12'100, 25'800);
    CHECK(on_air(rig).empty()); // ten seconds after the host left are not over
    run(rig, 25'900, 27'000);
    CHECK(on_air(rig) == Keys{"campaign-winter"});
    REQUIRE(rig.core.take("Inès", "mayor"));
    run(rig, 27'100, 120'000);
    CHECK(on_air(rig).empty()); // the lower third has left, the speech goes on
    REQUIRE(rig.core.take("Inès", "after"));
    run(rig, 120'100, 133'000);
    CHECK(on_air(rig) == Keys{"campaign-winter"});
}

TEST_CASE("campaigns that are held leave at once, stay away, and go on when that is taken back") {
    Rig rig(with_campaign(a_show_of({})));
    begin(rig);
    CHECK(rig.core.hold_campaigns("Inès", false).error().what == "campaigns run already");
    run(rig, 0, 12'000);
    REQUIRE(on_air(rig) == Keys{"campaign-winter"});
    REQUIRE(rig.core.hold_campaigns("Inès", true));
    CHECK(on_air(rig).empty());
    CHECK_FALSE(rig.core.hold_campaigns("Inès", true));
    run(rig, 12'100, 60'000);
    CHECK(on_air(rig).empty());
    Rig after(with_campaign(a_show_of({})), rig.fake.written); // an engine that takes over holds them, too
    run(after, 60'100, 90'000);
    CHECK(on_air(after).empty());
    REQUIRE(rig.core.undo("Inès", 0));
    run(rig, 60'100, 90'000);
    CHECK(rig.core.state().airtime().at("campaign-winter").times > 1);
    CHECK(Rig(a_show_of({})).core.hold_campaigns("Inès", true).error().what == "the show has no campaigns");
}

TEST_CASE("an answer that is corrected is proposed anew, and the old one again when that is taken back") {
    auto show = a_show_of({});
    show.answers = {{"tuesday", {"Est-ce ouvert le mardi ?"}, {{"fr", "Non."}}, "", "Inès", {}, {}}};
    Rig rig(show);
    begin(rig);
    rig.core.comments_came("facebook", {a_comment("c1", "Est-ce ouvert le mardi ?"),
                                        a_comment("c2", "Où se garer près du musée ?")});
    for (const char* comment : {"c1", "c2"})
        rig.flagged(comment, {a_flag("question", Severity::Info)});
    const auto proposed = [&](const char* comment) {
        const auto* now = rig.core.state().proposed(comment);
        return now ? now->text : std::string();
    };
    CHECK(proposed("c1") == "Non.");
    CHECK(proposed("c2").empty());
    auto wanted = show.answers;
    wanted[0].texts["fr"] = "Oui, ce mardi.";
    wanted.push_back({"parking", {"Où se garer ?"}, {{"fr", "Place Feydeau."}}, "", "", {}, {}});
    REQUIRE(rig.core.set_answers("Paul", wanted));
    CHECK_FALSE(rig.core.set_answers("Paul", wanted)); // they are already
    CHECK(proposed("c1") == "Oui, ce mardi.");
    CHECK(proposed("c2") == "Place Feydeau."); // what was asked before, too
    Rig after(show, rig.fake.written);
    CHECK(after.core.answers() == wanted);
    REQUIRE(rig.core.undo("Paul", 0));
    CHECK(proposed("c1") == "Non.");
    CHECK(proposed("c2").empty());
    wanted[0].until = parse_date("2026-11-24");
    REQUIRE(rig.core.set_answers("Paul", wanted));
    CHECK(proposed("c1").empty()); // it has expired
}

TEST_CASE("a comment answered on air is not hidden by a rule, and goes when a person hides it") {
    Rig rig(a_show_of({}));
    begin(rig);
    rig.core.comments_came("facebook", {a_comment("c1", "Ouvert le mardi ?")});
    REQUIRE(rig.core.answer_on_air("Paul", "c1", "Non."));
    CHECK(rig.core.state().is_on_air("c1"));
    FlagSettings flags;
    flags.rules["insult"].hide = true;
    REQUIRE(rig.core.set_flags("Paul", flags));
    rig.flagged("c1", {a_flag("insult", Severity::Severe)});
    CHECK(on_air(rig) == Keys{kAnswerKey});
    REQUIRE(rig.core.hide("Paul", "c1"));
    CHECK(on_air(rig).empty());
}

TEST_CASE("the longest answer that the house may have is on air to its last word, and none is cut") {
    std::string answer = "Aujourd'hui {hours_today}.";
    while (answer.size() + 8 <= 493)
        answer += " ouverts";
    answer += std::string(500 - 4 - answer.size(), '.') + " fin";
    REQUIRE(count_graphemes(answer) == 500);
    auto show = a_show_of({});
    show.language = "fr";
    show.answers =
        answers_from_json(
            {{{"id", "hours"}, {"questions", {"Est-ce ouvert le mardi ?"}}, {"answer", {{"fr", answer}}}}})
            .value();
    OpeningHours hours;
    hours.regular[2] = {{600, 720}, {840, 1140}, {1200, 1380}};
    show.opening_hours = hours;
    Rig rig(show);
    begin(rig);
    rig.core.set_capabilities({{"fb", {.can_reply = true}}});
    rig.core.comments_came("fb", {a_comment("c1", "Est-ce ouvert le mardi ?")});
    rig.flagged("c1", {a_flag("question", Severity::Info)});
    const auto* proposed = rig.core.state().proposed("c1");
    REQUIRE(proposed);
    REQUIRE(count_graphemes(proposed->text) > 500);
    REQUIRE(rig.core.answer_on_air("Paul", "c1", proposed->text));
    const auto& graphic = rig.core.state().on_air().at(kAnswerKey);
    const auto values = template_values(Templates::built_in("question-answer"), graphic.fields, {}, 120);
    CHECK(std::get<std::string>(values.at("answer")) == bind_punctuation(proposed->text));
    CHECK(rig.core.answer_on_air("Paul", "c1", std::string(701, 'x')).error().what ==
          "the answer is longer than the 700 characters that are shown whole");
    CHECK(rig.core.answer("Paul", "c1", proposed->text).error().what ==
          "the answer is longer than the 500 characters that are sent to a platform");
}

TEST_CASE("an answer is proposed for a question, sure enough and valid, and never said by itself") {
    auto show = a_show_of({});
    show.answers = {{"tuesday",
                     {"Est-ce ouvert le mardi ?", "Open on Tuesdays?"},
                     {{"fr", "Non. Il ouvre {next_opening}."}, {"en", "No."}},
                     "",
                     "Inès",
                     {},
                     parse_date("2026-12-31")},
                    {"parking",
                     {"Où se garer ?", "Le parking est-il gratuit ?"},
                     {{"fr", "Place Feydeau."}},
                     "",
                     "",
                     {},
                     parse_date("2026-11-24")}};
    OpeningHours hours;
    hours.regular[3] = {{660, 1140}};
    show.opening_hours = hours;
    Rig rig(show);
    begin(rig);
    auto asked = a_comment("c1", "Bonjour, le musée est ouvert les mardis ?");
    asked.language = "fr";
    rig.core.comments_came("facebook", {asked, a_comment("c2", "Bravo à toute l'équipe !"),
                                        a_comment("c3", "Le parking est gratuit ?")});
    rig.flagged("c1", {a_flag("question", Severity::Info)});
    rig.flagged("c2", {});
    rig.flagged("c3", {a_flag("question", Severity::Info)});
    rig.commit();
    const auto* proposed = rig.core.state().proposed("c1");
    REQUIRE(proposed);
    CHECK(proposed->answer == "tuesday");
    CHECK(proposed->text == "Non. Il ouvre demain à 11:00.");
    CHECK(proposed->sure > 0.5);
    CHECK(!rig.core.state().proposed("c2"));
    CHECK(!rig.core.state().proposed("c3")); // it held until yesterday
    CHECK(rig.fake.sent.empty());
    CHECK(on_air(rig).empty());
    REQUIRE(rig.core.answer_on_air("Paul", "c1", proposed->text));
    CHECK(rig.core.state().on_air().at(kAnswerKey).fields.at("author") == "Karim B.");
    REQUIRE(rig.core.hide("Paul", "c1"));
    CHECK(on_air(rig).empty());
}

TEST_CASE("who asks in a language the house does not answer in is answered in the show's") {
    auto show = a_show_of({});
    show.language = "fr";
    show.answers = {{"hours",
                     {"Quels sont les horaires du musée ?", "What are your opening hours?",
                      "Wann öffnet heute das Museum?"},
                     {{"en", "We are open {hours_today}."}, {"fr", "Nous sommes ouverts {hours_today}."}},
                     "",
                     "",
                     {},
                     {}}};
    OpeningHours hours;
    hours.regular.fill({{660, 1140}});
    show.opening_hours = hours;
    Rig rig(show);
    begin(rig);
    for (const auto& [id, asks, begins] :
         {std::tuple{"c1", "Wann öffnet heute das Museum?", "Nous sommes ouverts aujourd’hui"},
          {"c3", "What are your opening hours?", "We are open today"}}) {
        INFO(asks);
        rig.core.comments_came("facebook", {a_comment(id, asks)});
        rig.flagged(id, {a_flag("question", Severity::Info)});
        rig.commit();
        REQUIRE(rig.core.state().proposed(id));
        CHECK(rig.core.state().proposed(id)->text.starts_with(begins));
    }
}

TEST_CASE("a graphic with nothing to say is not taken: the operator is told") {
    Rig rig(a_show_of({{"questions", "comment-queue", {{"title", "Vos questions"}}, 0}}));
    begin(rig);
    rig.core.comments_came("fb", {a_comment("c1")});
    CHECK(rig.core.take("Paul", "questions").error().what ==
          "no comment waits for air: \"questions\" has nothing to show");
    REQUIRE(rig.core.queue("Paul", "c1", ""));
    CHECK(rig.core.take("Paul", "questions"));
}

TEST_CASE("a comment that is found severe while it waits is not seen among those that wait") {
    Rig rig(a_show_of({{"questions", "comment-queue", {{"title", "Vos questions"}}, 0}}));
    begin(rig);
    rig.core.comments_came("fb", {a_comment("c1", "Un"), a_comment("c2", "Deux")});
    REQUIRE(rig.core.queue("Paul", "c1", ""));
    REQUIRE(rig.core.queue("Paul", "c2", ""));
    REQUIRE(rig.core.take("Paul", "questions"));
    rig.commit();
    const auto seen = [&] { return rig.fake.on_air_changes.back().on_air.at("questions").live.at("texts"); };
    CHECK(seen() == "Un\nDeux");
    const auto severe = [](const char* id) {
        return std::vector<Judged>{{id, {{{"insult", Severity::Severe, 0.9, "Insult: “nuls”"}}}}};
    };
    rig.core.flagged(severe("c1"));
    rig.commit();
    CHECK(seen() == "Deux");
    rig.core.approve("Inès", "c1"); // a person has looked at it
    rig.commit();
    CHECK(seen() == "Un\nDeux");
    REQUIRE(rig.core.release("Paul", "questions"));
    rig.core.flagged(severe("c2"));
    REQUIRE(rig.core.unqueue("Paul", "c1"));
    rig.commit();
    CHECK(rig.core.take("Paul", "questions").error().what ==
          "no comment waits for air: \"questions\" has nothing to show");
}

TEST_CASE("captions of a file are said on the show clock, typed ones at once, and end") {
    auto show = a_show_of({{"captions", "captions", {}, 0}});
    show.captions = {{1000, 2500, "Bonjour à tous"}, {2500, 4000, "et bienvenue"}};
    Rig rig(show);
    REQUIRE(rig.core.take("Inès", "captions"));
    run(rig, 0, 5000);
    CHECK(rig.fake.said == std::vector<std::pair<std::int64_t, std::string>>{
                               {1000, "Bonjour à tous"}, {2500, ""}, {2500, "et bienvenue"}, {4000, ""}});
    REQUIRE(rig.core.say("Paul", "En direct"));
    rig.commit();
    CHECK(rig.fake.on_air_changes.back().on_air.at("captions").live.at("said") == "En direct");
    run(rig, 5100, 9000);
    CHECK(rig.fake.said.back() == std::pair<std::int64_t, std::string>{7000, ""});
    CHECK(!rig.core.say("Paul", ""));
}

namespace {

/// What is on air of a caption file, looked at ten times a second.
std::vector<Caption> seen(const std::string& file, std::int64_t until_ms) {
    auto show = a_show_of({{"captions", "captions", {}, 0}});
    show.captions = read_caption_file(file).value().captions;
    Rig rig(show);
    REQUIRE(rig.core.take("Inès", "captions"));
    run(rig, 0, until_ms);
    std::vector<Caption> seen;
    for (std::int64_t ms = 0; ms <= until_ms; ms += 100) {
        std::string said;
        for (const auto& change : rig.fake.on_air_changes)
            if (change.from_ms <= ms)
                said = change.on_air.at("captions").live.at("said");
        if (!seen.empty() && seen.back().text == said && seen.back().to_ms == ms)
            seen.back().to_ms = ms + 100;
        else if (!said.empty())
            seen.push_back({ms, ms + 100, said});
    }
    return seen;
}

} // namespace

TEST_CASE("each caption of a file stands alone, from its beginning to its end") {
    CHECK(
        seen(
            "1\n0:00:01 --> 0:00:02\nUn\n\n2\n0:00:02 --> 0:00:03,5\nDeux\n\n3\n0:00:05 --> 0:00:06\nTrois\n",
            8000) == std::vector<Caption>{{1000, 2000, "Un"}, {2000, 3500, "Deux"}, {5000, 6000, "Trois"}});
    CHECK(seen("1\n0:00:01 --> 0:00:07\nUn long\n\n2\n0:00:02 --> 0:00:04\nDeux\n", 8000) ==
          std::vector<Caption>{
              {1000, 2000, "Un long"}, {2000, 4000, "Un long\nDeux"}, {4000, 7000, "Un long"}});
}

TEST_CASE("of captions that are more than two lines each word is on air, once") {
    const std::string long_one =
        "PREMIER mot de la maire, qui remercie les habitants venus nombreux ce soir pour la réouverture du "
        "musée et la fin des travaux, et qui salue toutes les équipes jusqu'au DERNIER";
    const auto pieces = seen("1\n0:00:01 --> 0:00:20\n" + long_one + "\n", 22'000);
    REQUIRE(pieces.size() > 1);
    CHECK(pieces.front().from_ms == 1000);
    CHECK(pieces.back().to_ms == 20'000);
    std::string words;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        CHECK(lines_of(pieces[i].text).size() <= 2);
        for (const auto& line : lines_of(pieces[i].text))
            words += (words.empty() ? "" : " ") + line;
        if (i > 0)
            CHECK(pieces[i].from_ms == pieces[i - 1].to_ms);
    }
    CHECK(words == long_one);
    const std::string one = "La maire ouvre la séance du conseil\net remercie les habitants venus ce soir",
                      other = "Le directeur présente le chantier\nqui a duré six années et deux bons mois";
    CHECK(seen("1\n0:00:01 --> 0:00:05\n" + one + "\n\n2\n0:00:03 --> 0:00:07\n" + other + "\n", 8000) ==
          std::vector<Caption>{{1000, 4000, one}, {4000, 7000, other}});
    CHECK(seen("1\n0:00:01 --> 0:00:03\n" + one + "\n\n2\n0:00:01 --> 0:00:03\n" + other + "\n", 8000) ==
          std::vector<Caption>{{1000, 2000, one}, {2000, 3000, other}});
}

TEST_CASE("what is typed rolls below a caption of the file, whose next one stands alone again") {
    auto show = a_show_of({{"captions", "captions", {}, 0}});
    show.captions = {{1000, 5000, "Du fichier"}, {5000, 6000, "Et la suite"}};
    Rig rig(show);
    REQUIRE(rig.core.take("Inès", "captions"));
    run(rig, 0, 3000);
    REQUIRE(rig.core.say("Paul", "En direct"));
    rig.commit();
    const auto said = [&] { return rig.fake.on_air_changes.back().on_air.at("captions").live.at("said"); };
    CHECK(said() == "Du fichier\nEn direct");
    run(rig, 3100, 5100);
    CHECK(said() == "Et la suite");
}
