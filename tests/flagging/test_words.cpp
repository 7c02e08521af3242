#include "flagging/fold.h"
#include "flagging/lexicon.h"
#include "flagging/words.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace regie;

namespace {

// "nuls, spaced out": what of the crew's list is found in `text`, the plainest reading of each place.
std::string found(const std::string& text, const std::vector<std::string>& list) {
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
    CHECK(found(row.text, {row.word}) == row.word + std::string(words_for(row.disguise)));
}

TEST_CASE("Russian and Greek words are not look-alikes") {
    CHECK(found("вас. Очень красиво, поздравляю вас! Συγχαρητήρια", {"bac"}).empty());
}
