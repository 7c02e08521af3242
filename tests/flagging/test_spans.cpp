// What a flag of the word lists is about, to the byte: the marked parts are the hidden words and nothing
// else.

#include "flags_of.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

// "nuls|connard": the parts that `rule` marks in `text` as the desk has it, cleaned.
std::string marked(const std::string& text, const std::string& rule, const FlagSettings& settings = {}) {
    const auto shown = clean_text(text);
    std::string parts;
    for (const auto& flag : flags_of(text, settings))
        if (flag.rule == rule)
            for (const auto& span : flag.spans)
                parts += (parts.empty() ? "" : "|") + shown.substr(span.start, span.end - span.start);
    return parts;
}

struct MarkedRow {
    std::string text, expected;
};

} // namespace

TEST_CASE("a flag marks the insult") {
    const auto row = GENERATE(values<MarkedRow>({
        {"connard celui qui filme", "connard"},
        {"quel CONNÄRD !", "CONNÄRD"},
        {"tu es une salope", "salope"},
        {"encore vous, bande de n.u.l.s.", "n.u.l.s"},
        {"b a n d e  d e  n.u.l.s voilà", "b a n d e d e n.u.l.s"},
        {"ah ! b a n d e d e c o n s", "b a n d e d e c o n s"},
        {"gros c 0 n n @ r d va", "c 0 n n @ r d"},
        {"va te   faire… foutre", "va te faire… foutre"},
        {"bande d'id\u200Diots", "id\u200Diots"},
        {"e\u0301nculé\u0301 !", "e\u0301nculé\u0301"},
        {"Cоnnards de bourgeois", "Cоnnards"},
        {"𝖈𝖔𝖓𝖓𝖆𝖗𝖉 et ⓢⓐⓛⓞⓟⓔ", "𝖈𝖔𝖓𝖓𝖆𝖗𝖉|ⓢⓐⓛⓞⓟⓔ"},
        {"🇨🇴🇳🇳🇦🇷🇩 🇫🇷", "🇨🇴🇳🇳🇦🇷🇩"},
        {"saaaalope!!!", "saaaalope"},
        {"é é é s-a-l-o-p-e é", "s-a-l-o-p-e"},
        {"s🔥a🔥l🔥o🔥p🔥e🔥", "s🔥a🔥l🔥o🔥p🔥e"},
        {"sal*pe et conn*rd", "sal*pe|conn*rd"},
        {"bandedenuls", "bandedenuls"},
        {"toi 🖕🏽 là", "🖕🏽"},
        {"espèce de 🐷", "🐷"},
        {"ﬁls de pute", "ﬁls de pute"},
    }));
    INFO(row.text);
    CHECK(marked(row.text, "insult") == row.expected);
}

TEST_CASE("the other lists mark theirs") {
    FlagSettings settings;
    settings.block = {"pokéstop", "tour de magie", "88", "сука"};
    settings.suspect = {"parking payant", "🍆"};
    CHECK(marked("un p0kést0p et des POKÉSTOPS", "blocked", settings) == "p0kést0p|POKÉSTOPS");
    CHECK(marked("quel tour  de   magie", "blocked", settings) == "tour de magie");
    CHECK(marked("le groupe 88, 1988 non", "blocked", settings) == "88");
    CHECK(marked("вот сука", "blocked", settings) == "сука");
    CHECK(marked("encore un p4rking payant", "suspect", settings) == "p4rking payant");
    CHECK(marked("mange 🍆🍆", "suspect", settings) == "🍆|🍆");
    CHECK(reason_of("parking payant", "suspect", settings) ==
          "Suspect, on this show's list: “parking payant”");
    CHECK(marked("c'est de la m3rde 💩", "coarse") == "m3rde|💩");
    CHECK(marked("f🤬ck this", "coarse") == "f🤬ck");
    CHECK(marked("🔥 claim now at lucky-draw.example", "scam") == "claim now|lucky-draw");
}

TEST_CASE("suspect phrases want a look, no more") {
    FlagSettings settings;
    settings.suspect = {"parking"};
    REQUIRE(rules_of(flags_of("le parking", settings)) == "suspect");
    CHECK(flags_of("le parking", settings)[0].severity == Severity::Notice);
}
