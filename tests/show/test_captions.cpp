#include "show/captions.h"
#include "show/cea608.h"

#include <catch2/catch.hpp>

#include <bit>

using namespace regie;

TEST_CASE("WebVTT and SubRip are read, without their markup") {
    const auto vtt =
        parse_captions("\uFEFFWEBVTT - a title\r\n\r\nNOTE who speaks\r\nthe mayor\r\n\r\n1\r\n"
                       "00:01.000 --> 00:03.500 align:start\r\n<v Marc>Bonjour <i>à tous</i> &amp; merci\r\n"
                       "d'être là\r\n\r\n01:02:03.004 --> 01:02:05.000\r\nFin\r\n");
    REQUIRE(vtt);
    CHECK(*vtt == std::vector<Caption>{{1000, 3500, "Bonjour à tous & merci\nd'être là"},
                                       {3'723'004, 3'725'000, "Fin"}});
    const auto srt = parse_captions(
        "1\n00:00:01,000 --> 00:00:03,500\n{\\an8}Bonjour\n\n2\n00:00:04,000 --> 00:00:05,000\n<b>Fin</b>\n");
    REQUIRE(srt);
    CHECK(*srt == std::vector<Caption>{{1000, 3500, "Bonjour"}, {4000, 5000, "Fin"}});
}

TEST_CASE("what is no caption file is refused, with its line") {
    CHECK(parse_captions("WEBVTT\n\n00:03.000 --> 00:01.000\nBefore\n").error().where == "line 3");
    CHECK(parse_captions("WEBVTT\n\n00:xx.000 --> 00:01.000\nBefore\n").error().where == "line 3");
    CHECK(!parse_captions(""));
    CHECK(!parse_captions("Just words.\n\nMore."));
}

TEST_CASE("what is written as WebVTT is read as it was") {
    const std::vector<Caption> captions{{0, 2500, "Un < deux & trois > zéro"},
                                        {3'599'999, 3'601'000, "Sur\ndeux lignes"}};
    const auto file = webvtt_of(captions);
    CHECK(file.starts_with("WEBVTT\n"));
    CHECK(parse_captions(file).value() == captions);
}

TEST_CASE("how fast captions are is counted in words a minute") {
    CHECK(words_a_minute({0, 2000, "un deux trois\nquatre cinq six"}) == 180);
    CHECK(caption_ms("Oui") == 2000);
    CHECK(caption_ms("un deux trois quatre cinq six sept huit neuf dix") == 5000);
    CHECK(caption_lines("Bonjour à toutes et à tous, et bienvenue dans la galerie", 42) ==
          std::vector<std::string>{"Bonjour à toutes et à tous, et bienvenue", "dans la galerie"});
}

TEST_CASE("line 21 has odd parity, begins by rolling up, and says nothing when there is nothing") {
    Cea608 line21;
    CHECK(line21.next() == Cea608Pair{0x80, 0x80});
    line21.say("Déjà vu");
    std::vector<Cea608Pair> pairs;
    while (!line21.idle())
        pairs.push_back(line21.next());
    for (const auto& pair : pairs)
        for (const auto byte : pair)
            CHECK(std::popcount(byte) % 2 == 1);
    CHECK(pairs[0] == Cea608Pair{0x94, 0x25}); // RU2, with its parity
    CHECK(pairs[0] == pairs[1]);
    CHECK(pairs[2] == Cea608Pair{0x94, 0xAD}); // CR
}

TEST_CASE("a long text takes as many lines as it needs, and clearing erases what is shown") {
    Cea608 line21;
    line21.say("Un texte bien plus long que les trente-deux colonnes de la ligne vingt et une");
    int returns = 0;
    while (!line21.idle())
        returns += line21.next() == Cea608Pair{0x94, 0xAD} ? 1 : 0;
    CHECK(returns == 3 * 2); // each is sent twice
    line21.clear();
    CHECK(line21.next() == Cea608Pair{0x94, 0x2C});
}
