#include "flagging/dry_run.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace regie;

namespace {

FlagSettings blocking(const std::vector<std::string>& words) {
    FlagSettings flags;
    flags.block = words;
    return flags;
}

void say(DryRun& run, const std::string& id, const std::string& text, std::int64_t at_ms = 0) {
    run.add({id, "fb", "facebook", {"u" + id, "Karim"}, text, 0}, at_ms);
}

} // namespace

TEST_CASE("a dry run tells what other rules would flag, and what they would not any more") {
    DryRun run(blocking({"tomate"}), blocking({"carotte", "navet"}));
    say(run, "1", "une tomate mûre");
    say(run, "2", "une carotte");
    say(run, "3", "un navet et une tomate");
    say(run, "4", "Bonjour");
    const auto& result = run.result();
    CHECK(result.comments == 4);
    const auto& blocked = result.rules.at("blocked");
    CHECK(blocked.now == 2);
    CHECK(blocked.then == 2);
    CHECK(blocked.newly == 1);
    CHECK(blocked.no_longer == 1);
    REQUIRE(blocked.newly_flagged.size() == 1);
    CHECK(blocked.newly_flagged[0].text == "une carotte");
    CHECK(blocked.newly_flagged[0].reason.find("carotte") != std::string::npos);
    REQUIRE(blocked.no_longer_flagged.size() == 1);
    CHECK(blocked.no_longer_flagged[0].text == "une tomate mûre");
    CHECK(result.any.now == 2);
}

TEST_CASE("a question is counted for its rule, and is nothing that wants a look") {
    DryRun run({}, {});
    say(run, "1", "À quelle heure fermez-vous ?");
    CHECK(run.result().rules.at("question").then == 1);
    CHECK(run.result().any.then == 0);
}

TEST_CASE("examples are few, drawn from everywhere, and the same in every run") {
    const auto examples = [] {
        DryRun run({}, blocking({"tomate"}));
        for (int i = 0; i < 500; ++i)
            say(run, std::to_string(i), "tomate " + std::to_string(i));
        return to_json(run.result()).at("rules").at("blocked");
    };
    const auto first = examples();
    CHECK(first["newly"] == 500);
    REQUIRE(first["newly_flagged"].size() == DryRun::kExamples);
    CHECK(first == examples());
    int late = 0;
    for (const auto& example : first["newly_flagged"])
        late += std::stoi(example["text"].get<std::string>().substr(7)) >= 250 ? 1 : 0;
    CHECK(late > 0);
    CHECK(late < 10);
}

TEST_CASE("a long comment is shown around what was marked, cut at characters, its spans with it") {
    FlagSettings settings;
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "é ";
    const auto start = text.size();
    text += "tomate";
    for (int i = 0; i < 100; ++i)
        text += " é";
    DryRun run({}, blocking({"tomate"}));
    say(run, "1", text);
    const auto& example = run.result().rules.at("blocked").newly_flagged.at(0);
    CHECK(example.text.size() < 220);
    CHECK(nlohmann::json(example.text).dump().size() > 0); // throws on half a character
    for (const auto& span : example.spans)
        CHECK(example.text.substr(span.start, span.end - span.start) == "tomate");
    CHECK(start > 0);
}

TEST_CASE("another session begins with nobody having said anything") {
    DryRun run({}, {});
    const auto repeat = [&] {
        for (int i = 0; i < 3; ++i)
            run.add({std::to_string(i), "fb", "facebook", {"u", "Karim"}, "Regardez ma belle chaîne", 0},
                    i * 1000);
    };
    repeat();
    const auto once = run.result().rules.at("repeat").then;
    CHECK(once > 0);
    run.next_session();
    repeat();
    CHECK(run.result().rules.at("repeat").then == 2 * once);
}
