#include "flagging/words.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace regie;

namespace {

// Whether any way to read `text` has `word` in it.
bool reads(const std::string& text, const std::string& word, Disguise disguise) {
    for (const auto& words : read_words(text))
        for (const auto& one : words)
            for (const auto& reading : one)
                if (reading.text == word && reading.disguise == disguise)
                    return true;
    return false;
}

} // namespace

TEST_CASE("plain words have one case and no accents") {
    using Words = std::vector<std::string>;
    CHECK(plain_words("Bande de…") == Words{"bande", "de"});
    CHECK(plain_words("C'est l'ÉTÉ à Nantes !") == Words{"c", "est", "l", "ete", "a", "nantes"});
    CHECK(plain_words("œuvre Œuvre cœur Straße") == Words{"oeuvre", "oeuvre", "coeur", "strasse"});
    CHECK(plain_words("ＮＵＬＳ 𝖓𝖚𝖑𝖘 ⓝⓤⓛⓢ") == Words{"nuls", "nuls", "nuls"});
    CHECK(plain_words("e\u0301te\u0301") == Words{"ete"});
    CHECK(plain_words("").empty());
    CHECK(plain_words("!!! 123 👏").empty());
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
        {"n*ls", "n*ls", Disguise::Starred},
        {"dé-bi-les", "debiles", Disguise::Split},
        {"n u l s", "nuls", Disguise::SpacedOut},
        {"N . U . L . S", "nuls", Disguise::SpacedOut},
        {"n u 1 s", "nuis", Disguise::SpacedOut},
        {"n.u.l.s", "nuls", Disguise::SpacedOut},
        {"n u l s n u l s n u l s", "nuls", Disguise::SpacedOut},
        {"l' a b r u t i", "abruti", Disguise::SpacedOut},
    }));
    INFO(row.text);
    CHECK(reads(row.text, row.word, row.disguise));
}

TEST_CASE("doubled letters are not squashed without a stretch") {
    CHECK_FALSE(reads("pousse", "pouse", Disguise::Stretched));
    CHECK_FALSE(reads("colle", "cole", Disguise::Stretched));
}

TEST_CASE("Russian and Greek words are not look-alikes") {
    for (const auto& words : read_words("Очень красиво, поздравляю вас! Συγχαρητήρια"))
        for (const auto& word : words)
            for (const auto& reading : word)
                CHECK(reading.disguise == Disguise::None);
}

TEST_CASE("figures that are figures stay") {
    for (const std::string text :
         {"A55", "15h30", "c'est 1 200 €", "2026", "11h-19h", "C1", "06 39 98 12 34"})
        for (const auto& words : read_words(text))
            for (const auto& word : words)
                for (const auto& reading : word) {
                    INFO(text << " → " << reading.text);
                    CHECK(reading.disguise != Disguise::Figures);
                }
}

TEST_CASE("hostile texts are read in bounded time") {
    const std::string stretched(500, 'a');
    std::string many_runs;
    for (int i = 0; i < 60; ++i)
        many_runs += "aaabbbccc";
    std::string spaced;
    for (int i = 0; i < 250; ++i)
        spaced += "a ";
    for (const auto& text : {stretched, many_runs, spaced, std::string(500, '1'), std::string(500, '*')})
        for (const auto& words : read_words(text))
            for (const auto& word : words)
                CHECK(word.size() <= 200);
}
