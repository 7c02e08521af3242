#include "flagging/fold.h"
#include "flagging/lexicon.h"
#include "flagging/words.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace regie;

namespace {

// "nuls, spaced out": what of the crew's list is found in `text`, the plainest reading of each place.
std::string found_words(const std::string& text, const std::vector<std::string>& list) {
    const Lexicon lexicon{FlagSettings{list}};
    std::string out;
    for (const auto& hit : lexicon.find(FoldedText(text)))
        if (hit.entry->level == Level::Blocked)
            return hit.entry->shown + std::string(words_for(hit.disguise));
    return out;
}

} // namespace

TEST_CASE("folded text has one case and no accents") {
    const auto folded = [](std::string_view text) {
        std::u32string out;
        for (const auto& one : fold(text))
            out += one.c;
        return out;
    };
    CHECK((folded("l'ÉTÉ à Nantes !") == U"l'ete a nantes !"));
    CHECK((folded("œuvre Straße") == U"oeuvre strasse"));
    CHECK((folded("ＮＵＬＳ 𝖓𝖚𝖑𝖘 ⓝⓤⓛⓢ") == U"nuls nuls nuls"));
    CHECK((folded("e\u0301te\u0301") == U"ete"));
    CHECK(folded("").empty());
}

TEST_CASE("disguised words are read") {
    struct Row {
        std::string text, word;
        Disguise disguise;
    };
    const auto row = GENERATE(values<Row>({
        {"nuls", "nuls", Disguise::None},
        {"nuuuuls", "nuls", Disguise::Stretched},
        {"connnard", "connard", Disguise::Stretched},
        {"cooooonnnnnaaaard", "connard", Disguise::Stretched},
        {"n\u200Duls", "nuls", Disguise::Invisible},
        {"nulѕ", "nuls", Disguise::LookAlike},
        {"Cоnnаrd", "connard", Disguise::LookAlike},
        {"ıdiots", "idiots", Disguise::LookAlike},
        {"ldiots", "idiots", Disguise::LookAlike},
        {"nuIs", "nuls", Disguise::LookAlike},
        {"ɴᴜʟs", "nuls", Disguise::LookAlike},
        {"ꜱʜɪᴛ", "shit", Disguise::LookAlike},
        {"ѕһіт", "shit", Disguise::LookAlike},
        {"c0nn@rd", "connard", Disguise::Figures},
        {"nu1s", "nuls", Disguise::Figures},
        {"1d10ts", "idiots", Disguise::Figures},
        {"nul$ !", "nuls", Disguise::Figures},
        {"n*ls", "nuls", Disguise::Starred},
        {"dé-bi-les", "debiles", Disguise::Split},
        {"n u l s", "nuls", Disguise::SpacedOut},
        {"N . U . L . S", "nuls", Disguise::SpacedOut},
        {"n u 1 s", "nuls", Disguise::SpacedOut},
        {"n.u.l.s", "nuls", Disguise::SpacedOut},
        {"n u l s n u l s n u l s", "nuls", Disguise::SpacedOut},
        {"l' a b r u t i", "abruti", Disguise::SpacedOut},
    }));
    INFO(row.text);
    CHECK(found_words(row.text, {row.word}) == row.word + std::string(words_for(row.disguise)));
}

TEST_CASE("two disguises at once") {
    for (const std::string text :
         {"s 4 l 0 p 3", "s.а.l.о.p.е", "saaaal0000pe", "s\u200Ba\u200Bl0pe", "ＳАＬ０ＰＥ", "SÂL-ÔPE",
          "sa|ope", "s a a l o p p e", "ⓢ-ⓐ-ⓛ-ⓞ-ⓟ-ⓔ", "s🔥4🔥l🔥o🔥p🔥e", "S A L O P E !", "sal ope", "5@l0pe"}) {
        INFO(text);
        CHECK(found_words(text, {"salope"}).starts_with("salope"));
    }
}

TEST_CASE("a word within another is another") {
    for (const std::string text : {"salopette", "resalope", "salop", "s a l o p e t t e", "sal-opette",
                                   "s.a.l.o.p.e.t.t.e", "la sale opération", "sal, ope", "sa lo"}) {
        INFO(text);
        CHECK(found_words(text, {"salope"}).empty());
    }
}

TEST_CASE("the crew's words are found in the plural, and theirs to allow as well") {
    CHECK(found_words("des pigeons", {"pigeon"}) == "pigeon");
    FlagSettings settings;
    settings.block = {"pigeons"};
    settings.allow = {"pigeon"};
    CHECK(Lexicon{settings}.find(FoldedText("des pigeons")).empty());
}

TEST_CASE("a word of one language counts where it is spoken") {
    const auto hits = [](const std::string& text, std::vector<std::string> languages) {
        FlagSettings settings;
        settings.languages = std::move(languages);
        return Lexicon{settings}.find(FoldedText(text)).size();
    };
    CHECK(hits("elle a mangé sa bite au lit", {}) > 0);
    CHECK(hits("a small bite for the people", {}) == 0);
    CHECK(hits("bite", {}) == 0);
    CHECK(hits("bite", {"fr"}) > 0);
    CHECK(hits("bite", {"en"}) == 0);
    CHECK(hits("b1te", {}) > 0);
    CHECK(hits("a b1te for the people", {}) == 0);
    CHECK(hits("el negro del barrio", {"fr"}) == 0);
    CHECK(hits("you are such retards", {}) > 0);
    CHECK(hits("les retards de la SNCF", {}) == 0);
}

TEST_CASE("some letters insult within any word") {
    CHECK_FALSE(Lexicon{FlagSettings{}}.find(FoldedText("scumf*ckery")).empty());
    const FoldedText text("what a motherfuckingly bad day");
    const auto hits = Lexicon{FlagSettings{}}.find(text);
    REQUIRE_FALSE(hits.empty());
    CHECK(span_of(text, hits[0]) == TextSpan{7, 22});
}

TEST_CASE("Russian and Greek words are not look-alikes") {
    CHECK(found_words("вас. Очень красиво, поздравляю вас! Συγχαρητήρια", {"bac"}).empty());
    CHECK(found_words("вас", {"bac"}).empty());
    CHECK(found_words("вас", {"вас"}) == "вас");
}
