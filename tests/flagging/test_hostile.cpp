// Texts made to cost time: whatever the bytes, reading them takes as long as they are long.

#include "flagging/flagger.h"
#include "flagging/lexicon.h"
#include "flagging/verdict.h"
#include "show/text.h"

#include <catch2/catch.hpp>

#include <ctime>

using namespace regie;

namespace {

std::string repeated(std::string_view part, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes)
        text += part;
    return text;
}

// Some 0.2 s of a core, ten times that and more with sanitizers; what grew with the square took 15 s.
#ifdef __SANITIZE_ADDRESS__
constexpr double kPatience = 40;
#else
constexpr double kPatience = 8;
#endif

double core_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

} // namespace

TEST_CASE("a text of any bytes is read in time") {
    static const Lexicon lexicon{FlagSettings{}};
    const std::string part = GENERATE(values<std::string>({"a",
                                                           "\u0301",
                                                           "a\u0301",
                                                           "a ",
                                                           "n u l s ",
                                                           "*",
                                                           "c*",
                                                           "s*l*p*",
                                                           "1",
                                                           "! ",
                                                           "@",
                                                           "(1!|",
                                                           "🔥",
                                                           "c🔥",
                                                           "\u200D",
                                                           "merde ",
                                                           "pique-nique ",
                                                           "idiot ",
                                                           "va te faire ",
                                                           "c*0n-n@ r.d ",
                                                           "a.",
                                                           "ﷺ",
                                                           "\xFF\xC0",
                                                           "é",
                                                           "e ",
                                                           "a a idiot "}));
    INFO(part);
    const auto start = core_seconds();
    const FoldedText text(repeated(part, 300'000));
    const Verdict verdict(lexicon, text);
    CHECK(core_seconds() - start < kPatience);
}

TEST_CASE("a megabyte is flagged like any comment") {
    static const Flagger flagger{FlagSettings{}};
    for (const std::string& part :
         {std::string("a"), std::string("\u0301"), std::string("a "), std::string("*")}) {
        const auto start = core_seconds();
        flagger.judge({clean_text(repeated(part, 1'000'000)), 0, {}, {}});
        CHECK(core_seconds() - start < kPatience);
    }
}

TEST_CASE("nothing hides an insult behind work for the reader") {
    for (const auto* part : {"a ", "! ", "c* ", "a. "}) {
        INFO(part);
        const FoldedText text(repeated(part, 20'000) + "connard, c0nnard");
        const Verdict verdict(Lexicon{FlagSettings{}}, text);
        REQUIRE(verdict.insult());
        CHECK(verdict.insult()->spans.size() == 2);
    }
}

TEST_CASE("a text that is nothing but insults is marked in part") {
    const FoldedText text(repeated("connard ", 10'000));
    const Verdict verdict(Lexicon{FlagSettings{}}, text);
    REQUIRE(verdict.insult());
    CHECK(verdict.insult()->spans.size() == 100);
}

TEST_CASE("empty texts and texts without a letter say nothing") {
    for (const std::string text : {"", " ", "\u0301", "\u200D", "…", "0"}) {
        const FoldedText folded(text);
        const Verdict verdict(Lexicon{FlagSettings{}}, folded);
        CHECK_FALSE(verdict.insult());
        CHECK_FALSE(verdict.coarse());
    }
}
