#include "desk/actor_words.h"
#include "desk/rules_panel.h"
#include "gui.h"
#include "museum.h"
#include "show/actors.h"

#include <QAbstractItemModelTester>
#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::desk;

namespace {

struct Fixture {
    QGuiApplication& app = test::application();
    std::vector<std::pair<std::string, nlohmann::json>> asked;
    std::function<void(const Result<nlohmann::json>&)> answer;
    RulesPanel panel{[this](const char* method, nlohmann::json params, auto done) {
        asked.emplace_back(method, std::move(params));
        answer = std::move(done);
    }};
    QAbstractItemModelTester tester{panel.rules(), QAbstractItemModelTester::FailureReportingMode::Fatal};

    Fixture() {
        panel.set_names({"insult", "scam", "shouting"});
        panel.set_holding(std::make_shared<const FlagSettings>(test::museum_flags()));
    }
    QVariant rule(int row, int role) { return panel.rules()->data(panel.rules()->index(row), role); }
};

} // namespace

TEST_CASE_METHOD(Fixture, "the panel begins with the rules that hold") {
    CHECK(panel.block() == "arnaque, à bas la mairie");
    CHECK(panel.share() == 0.05);
    CHECK_FALSE(panel.changed());
    CHECK(rule(1, RulesModel::WordsRole) == "Scams");
    CHECK(rule(1, RulesModel::OnRole) == true);
    CHECK(rule(2, RulesModel::OnRole) == false);
}

TEST_CASE_METHOD(Fixture, "what is changed is a draft until it is switched on") {
    panel.rules()->toggleHide(1);
    panel.rules()->nextSeverity(0);
    panel.set_allow("  nul ,, grand   prix ");
    CHECK(panel.changed());
    CHECK(panel.hides());
    CHECK(asked.empty());
    const auto draft = panel.draft();
    CHECK(draft.allow == std::vector<std::string>{"nul", "grand prix"});
    CHECK(draft.rules.at("scam").hide);
    CHECK(draft.rules.at("insult").severity == Severity::Info);

    panel.switchOn();
    CHECK(panel.busy());
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].first == "set_flag_rules");
    CHECK(asked[0].second["flags"].get<FlagSettings>() == draft);
    answer(nlohmann::json{{"seq", 7}});
    panel.set_holding(std::make_shared<const FlagSettings>(draft));
    CHECK_FALSE(panel.changed());
    CHECK_FALSE(panel.busy());
}

TEST_CASE_METHOD(Fixture, "a rule as usual is no part of the draft, and what is dropped is gone") {
    panel.rules()->toggleOn(0);
    panel.rules()->toggleOn(0);
    CHECK_FALSE(panel.changed());
    panel.rules()->toggleOn(0);
    panel.revert();
    CHECK_FALSE(panel.changed());
    CHECK(rule(0, RulesModel::OnRole) == true);
}

TEST_CASE_METHOD(Fixture, "severities go round") {
    QStringList all;
    for (int i = 0; i < 4; ++i) {
        panel.rules()->nextSeverity(0);
        all.append(rule(0, RulesModel::SeverityRole).toString());
    }
    CHECK(all == QStringList{"info", "notice", "severe", ""});
}

TEST_CASE_METHOD(Fixture, "another desk's change is taken up, but not over a draft") {
    auto other = test::museum_flags();
    other.share = 0.1;
    panel.set_holding(std::make_shared<const FlagSettings>(other));
    CHECK(panel.share() == 0.1);
    CHECK_FALSE(panel.changed());
    panel.set_block("bobo");
    panel.set_holding(std::make_shared<const FlagSettings>(test::museum_flags()));
    CHECK(panel.block() == "bobo");
    CHECK(panel.changed());
    panel.revert();
    CHECK(panel.block() == "arnaque, à bas la mairie");
    CHECK(panel.share() == 0.05);
}

TEST_CASE_METHOD(Fixture, "a trial is shown with counts and marked examples, and goes with the next change") {
    panel.set_block("impôts, billets");
    panel.tryOut(5);
    CHECK(asked[0].first == "try_flag_rules");
    CHECK(asked[0].second["sessions"] == 5);
    answer(test::museum_trial());
    CHECK(panel.words() == "These rules flag 71 of 1,204 comments (5.9 %)");
    REQUIRE(panel.tried().size() == 3);
    const auto blocked = panel.tried()[1].toMap();
    CHECK(blocked["words"] == "Words on this show's list");
    CHECK(blocked["counts"] == "18, now 3");
    const auto example = blocked["examples"].toList()[0].toMap();
    const auto mark = example["marks"].toList()[0].toMap();
    CHECK(example["said"].toString().mid(mark["start"].toInt(),
                                         mark["end"].toInt() - mark["start"].toInt()) == "impôts");
    CHECK(example["newly"] == true);
    panel.set_block("impôts");
    CHECK(panel.tried().isEmpty());
}

TEST_CASE_METHOD(Fixture, "a refusal and an answer nobody can read are said in words") {
    panel.tryOut(0);
    answer(failure("this must be a text in quotes", "/flags/block/0", "Give a word."));
    CHECK(panel.words() == "/flags/block/0: this must be a text in quotes. Give a word.");
    panel.tryOut(0);
    answer(nlohmann::json{{"comments", "many"}});
    CHECK(panel.words().contains("another version"));
    panel.keepLearning();
    answer(nlohmann::json{{"decisions", 1213}});
    CHECK(panel.words().contains("1,213 decisions"));
    panel.forgetLearning();
    answer(nlohmann::json{{"decisions", 0}});
    CHECK(panel.words().startsWith("Nothing of earlier shows"));
}

TEST_CASE("who hid a comment is told, a rule by what it is about") {
    CHECK(actor_words("Inès") == "Inès");
    CHECK(actor_words("rule:scam") == "the rule “Scams”");
    CHECK(actor_words("rule:<b>x</b>") == "the rule “<b>x</b>”");
    CHECK(actor_words("cue 2") == "cue 2");
    CHECK(actor_words("cue ball") == "cue ball"); // a person's
    for (const std::string ours : actor::kAll)
        CHECK(actor_words(ours).startsWith("the "));
    CHECK(with_actor_words("the comment is hidden already, by rule:scam. Choose another one.") ==
          "the comment is hidden already, by the rule “Scams”. Choose another one.");
    CHECK(with_actor_words("Stopped by Clock.") == "Stopped by Clock.");
}

TEST_CASE("hosts, names, languages and patterns are edited as they are written") {
    RulesPanel panel([](auto&&...) {});
    FlagSettings holding;
    holding.patterns = {{"(?i)manif", "Call to rally", Severity::Severe}};
    holding.institution = "Ville de Nantes";
    panel.set_holding(std::make_shared<const FlagSettings>(holding));
    CHECK(panel.patterns() == "(?i)manif # Call to rally");
    panel.set_patterns("(?i)manif # Rally\n\n a,b # c # d \nx{1,3}");
    REQUIRE(panel.draft().patterns.size() == 3);
    CHECK(panel.draft().patterns[0] == CrewPattern{"(?i)manif", "Rally", Severity::Severe});
    CHECK(panel.draft().patterns[1] == CrewPattern{"a,b # c", "d", Severity::Notice});
    CHECK(panel.draft().patterns[2].pattern == "x{1,3}");
    CHECK(panel.names() == "Ville de Nantes");
    panel.set_protected_names("Musée d'arts, Inès Martin");
    CHECK(panel.draft().institution == "Musée d'arts");
    CHECK(panel.draft().staff == std::vector<std::string>{"Inès Martin"});
    panel.set_protected_names("");
    CHECK(panel.draft().institution.empty());
    panel.set_hosts("nantes.fr, museedartsdenantes.fr");
    panel.set_languages("fr,en");
    CHECK(panel.draft().hosts.size() == 2);
    CHECK(panel.draft().languages == std::vector<std::string>{"fr", "en"});
    CHECK(panel.changed());
}
