// Many people with nearly the same text are a raid; applause is none.

#include "flagging/raid_watch.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <random>

using namespace regie;

namespace {

Comment comment(int author, const std::string& text) {
    return {fmt::format("c{}", author),
            "fb",
            "facebook",
            {fmt::format("u{}", author), fmt::format("Nom {}", author)},
            text,
            0};
}

const char* const kSlogans[] = {"Stop au bétonnage des quais, la mairie ment aux habitants, rejoignez notre "
                                "rassemblement samedi à 15 h devant l'hôtel de ville",
                                "This museum is a waste of our taxes, ask your mayor where the money for the "
                                "schools went, share this everywhere",
                                "Gagnez 500 € par semaine depuis chez vous, écrivez à notre conseillère, "
                                "places limitées, offre sérieuse"};

/// A copy as people and programmes make them: a word less, another sign, a name in front, a link behind, a
/// typo.
std::string edited(std::string text, std::mt19937& random) {
    const auto pick = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    for (int edits = 0; edits < 2; ++edits) {
        switch (pick(5)) {
        case 0:
            text = fmt::format("@nom{} {}", pick(1000), text);
            break;
        case 1:
            text += fmt::format(" https://x{}.example", pick(1000));
            break;
        case 2:
            if (const auto space = text.find(' ', pick(text.size())); space != std::string::npos)
                text.erase(space, text.find(' ', space + 1) - space);
            break;
        case 3:
            text += "!!! 😡";
            break;
        default:
            for (auto& c : text)
                c = pick(40) == 0 && c == 'e' ? 'a' : c;
        }
    }
    return text;
}

} // namespace

TEST_CASE("copies with small edits by many people are one raid, from its fifth author on") {
    std::mt19937 random(7);
    for (const auto* slogan : kSlogans) {
        RaidWatch watch;
        int seen = 0, after = 0;
        for (int i = 0; i < 200; ++i) {
            const auto raid = watch.next(comment(i, i % 2 ? edited(slogan, random) : slogan), i * 250);
            CHECK_FALSE((raid && i < 4));
            seen += raid ? 1 : 0;
            after += i >= 10 ? 1 : 0;
            if (raid) {
                CHECK(raid->id == 1);
                CHECK(raid->before.size() <= 10);
            }
        }
        INFO(slogan);
        CHECK(seen >= after * 95 / 100);
    }
}

TEST_CASE("the comment that makes it a raid names those before it") {
    RaidWatch watch;
    for (int i = 0; i < 4; ++i)
        CHECK_FALSE(watch.next(comment(i, kSlogans[0]), i * 1000));
    const auto raid = watch.next(comment(4, kSlogans[0]), 5000);
    REQUIRE(raid);
    CHECK(raid->authors == 5);
    CHECK(raid->before == std::vector<std::string>{"c0", "c1", "c2", "c3"});
    CHECK(watch.next(comment(5, kSlogans[0]), 6000)->before.empty());
}

TEST_CASE("one author who says the same again, and copies far apart, are no raid") {
    RaidWatch watch;
    for (int i = 0; i < 50; ++i)
        CHECK_FALSE(watch.next(comment(1, kSlogans[0]), i * 1000));
    RaidWatch slow;
    for (int i = 0; i < 20; ++i)
        CHECK_FALSE(slow.next(comment(i, kSlogans[1]), i * (RaidWatch::kWindowMs + 1000)));
    RaidWatch trickle; // four within any minute
    for (int i = 0; i < 50; ++i)
        CHECK_FALSE(trickle.next(comment(i, kSlogans[1]), i * 16'000));
}

TEST_CASE("what comes late was written far apart, also from a raid that goes on") {
    RaidWatch watch;
    for (int i = 0; i < 4; ++i)
        CHECK_FALSE(watch.next(comment(i, kSlogans[0]), 3'600'000 + i));
    for (int i = 4; i < 20; ++i) // another feed is back after an hour: one each two minutes
        CHECK_FALSE(watch.next(comment(i, kSlogans[0]), i * 120'000));
    RaidWatch late; // a raid is one however late it comes, and out of order
    for (int i = 0; i < 4; ++i)
        CHECK_FALSE(late.next(comment(i, kSlogans[0]), 5'000 - i * 1000));
    CHECK(late.next(comment(4, kSlogans[0]), 1'500));
}

TEST_CASE("applause is no raid") {
    const auto* text =
        GENERATE("Bravo !", "Bravo à toute l'équipe !", "Magnifique 😍😍", "❤️❤️❤️", "👏👏👏👏👏👏👏👏",
                 "Bonjour de Nantes", "Bonjour à tous", "Merci", "Merci beaucoup !!!", "Superbe musée !",
                 "Vive Nantes !", "Hâte d'y aller 🎉", "C'est magnifique", "Trop beau 😍", "Allez Nantes !!!",
                 "Joyeux anniversaire !", "#NantesMuseum",
                 "#MuseeDArts #Nantes #Reouverture #Culture #Art #Exposition", "Wow amazing",
                 "Hello from London", "So beautiful!", "Congratulations to all", "Great job everyone!",
                 "Love this ❤️", "Happy to be here", "Coucou tout le monde", "On vous entend pas !",
                 "Pas de son", "No sound??", "Le son est coupé", "Ça coupe", "Présent !", "Première !",
                 "Bonne soirée à tous", "Bonne chance à vous", "Félicitations Madame la Maire");
    RaidWatch watch;
    for (int i = 0; i < 100; ++i) {
        INFO(text);
        CHECK_FALSE(watch.next(comment(i, text), i * 100));
    }
}

TEST_CASE("different comments on one subject are no raid, and what is kept is bounded") {
    RaidWatch watch;
    std::mt19937 random(3);
    const char* words[] = {"musée",     "quai",    "verrière", "visite",  "samedi", "enfants",  "tableau",
                           "ascenseur", "lumière", "entrée",   "guide",   "parc",   "tramway",  "école",
                           "travaux",   "maire",   "budget",   "culture", "photo",  "sculpture"};
    int raids = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string text = "Je trouve que";
        for (int k = 0; k < 8; ++k)
            text += fmt::format(" {}", words[random() % 20]);
        raids += watch.next(comment(i, text), i) ? 1 : 0;
    }
    CHECK(raids < 200); // of 20,000, all made of the same twenty words
}

TEST_CASE("short texts are a raid when they were flagged, and never else") {
    RaidWatch watch;
    for (int author = 0; author < 50; ++author)
        CHECK_FALSE(watch.next(comment(author, "Bravo !!"), 1000 * author));
    for (int author = 0; author < 4; ++author)
        CHECK_FALSE(watch.flagged(comment(author, "bande de nuls"), 60'000 + author));
    const auto raid = watch.flagged(comment(4, "Bande de NULS !!"), 61'000);
    REQUIRE(raid);
    CHECK(raid->authors == 5);
    CHECK(raid->before.size() == 4);
    CHECK_FALSE(watch.flagged(comment(5, "bande de clowns"), 61'500)); // another one
    for (int author = 10; author < 14; ++author)
        CHECK_FALSE(watch.flagged(comment(author, "tg"), 62'000));
    CHECK(watch.flagged(comment(14, "TG"), 62'000));
    CHECK_FALSE(watch.flagged(comment(20, "❤️"), 62'000));
    CHECK_FALSE(watch.flagged(comment(20, kSlogans[0]), 62'000)); // next() has seen it
    for (int again = 0; again < 20; ++again)                      // one author is no raid
        CHECK_FALSE(watch.flagged(comment(30, "allez vous faire voir"), 63'000));
}
