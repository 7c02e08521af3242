#include "show/caption_file.h"
#include "show/cea608.h"

#include <catch2/catch.hpp>

#include <bit>

using namespace regie;

namespace {
Result<std::vector<Caption>> parse_captions(std::string_view text) {
    return read_caption_file(text).map([](CaptionFile&& file) { return std::move(file.captions); });
}
} // namespace

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
    CHECK(parse_captions("WEBVTT\n\n00:01.000 --> soon\nBefore\n").error().where == "line 3");
    CHECK(parse_captions("0:00:01.000,0:00:03.000\nBonjour\n").error().remedy.find("SubRip") !=
          std::string::npos);
    CHECK(parse_captions("WEBVTT\n\n00:xx.000 --> 00:01.000\nBefore\n").error().where == "line 3");
    CHECK(!parse_captions(""));
    CHECK(!parse_captions("Just words.\n\nMore."));
}

TEST_CASE("SubRip files are read as programs and people write them") {
    const auto words = [](const std::string& text) {
        INFO(text);
        const auto captions = parse_captions(text);
        REQUIRE(captions);
        std::vector<std::string> all;
        for (const auto& caption : *captions)
            all.push_back(caption.text);
        return all;
    };
    using Words = std::vector<std::string>;
    CHECK(words("1\n00:00:01,000 --> 00:00:04,000\nJe suis coincée,\n\nj'arrive.\n\n2\n00:00:05,000 --> "
                "00:00:07,000\n\n"
                "Le maire.\n\n3\n00:00:08,000 --> 00:00:10,000\n3\n") ==
          Words{"Je suis coincée,\nj'arrive.", "Le maire.", "3"});
    CHECK(words("1\n00:00:01,000 --> 00:00:03,000\nUn\n2\n00:00:03,000 --> "
                "00:00:05,000\nDeux\n3\n00:00:05,000 --> 00:00:07,000\n"
                "Trois\n") == Words{"Un", "Deux", "Trois"});
    CHECK(words("1\n00:00:01,000 --> 00:00:03,000\nSi 3 < 5 et 9 > 7, <3 <3 > merci\n\n2\n00:00:04,000 --> "
                "00:00:05,000\n"
                "111 << {important} {\\i1}penché{\\i0} <font color=red>rouge</font>\n") ==
          Words{"Si 3 < 5 et 9 > 7, <3 <3 > merci", "111 << {important} penché rouge"});
    CHECK(words("WEBVTT\n\nNOTES\n00:01.000 --> 00:02.000\nL&#39;&eacute;t&eacute; "
                "&laquo;&nbsp;oui&nbsp;&raquo; &ndash; &#x1F44F;\n") == Words{"L'été «\u00A0oui\u00A0» – 👏"});
    CHECK(words("WEBVTT\n\nNOTE\nnobody says this\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> "
                "00:02.000\nUn\n") == Words{"Un"});
}

TEST_CASE("times of captions have many forms") {
    const auto first = [](const std::string& times) {
        INFO(times);
        const auto captions = parse_captions("1\n" + times + "\nUn\n");
        REQUIRE(captions);
        REQUIRE(captions->size() == 1);
        return std::pair(captions->front().from_ms, captions->front().to_ms);
    };
    for (const auto* times :
         {"00:00:01,000 --> 00:00:03,500", "00:00:1,000 --> 00:00:3,500", "0:00:01.000 --> 0:00:03.500",
          "00:00:01,00 --> 00:00:03,50", "00:00:01 --> 00:00:03,5", "00:00:01, 000 --> 00:00:03, 500",
          "00:00:01,000 -> 00:00:03,500", "00:01.000-->00:03.500", "00:00:01.000000 --> 00:00:03.500000",
          "00:00:01,000 --> 00:00:03,500 X1:40 X2:600 Y1:20 Y2:50", "\t00:01.000 \t-->\t00:03.500 "})
        CHECK(first(times) == std::pair<std::int64_t, std::int64_t>(1000, 3500));
    CHECK(first("00:00:05,000 --> 00:00:05,000") == std::pair<std::int64_t, std::int64_t>(5000, 7000));
}

TEST_CASE("a caption that ends before it begins is left out, with its line") {
    const auto file =
        read_caption_file("1\n00:00:05,000 --> 00:00:03,000\nBonjour\n\n2\n0:0:7 -> 0:0:9\nSalut\n");
    REQUIRE(file);
    CHECK(file->captions == std::vector<Caption>{{7000, 9000, "Salut"}});
    REQUIRE(file->left_out.size() == 1);
    CHECK(file->left_out[0].where == "line 2");
    CHECK(file->left_out[0].what == "the caption \"Bonjour\" ends before it begins: it is left out");
    CHECK(read_caption_file("1\n00:00:05,000 --> 00:00:03,000\nBonjour\n").error().where == "line 2");
}

TEST_CASE("a line of any length is whole, and words behind an empty line of WebVTT are told") {
    std::string words;
    for (int i = 0; i < 100; ++i)
        words += "mot" + std::to_string(i) + " ";
    words += "DERNIER";
    const auto captions = parse_captions("1\n00:00:01,000 --> 00:01:00,000\n" + words + "\n");
    REQUIRE(captions);
    CHECK(captions->back().text.ends_with("DERNIER"));
    const auto endless =
        read_caption_file("1\n00:00:01,000 --> 00:01:00,000\n" + std::string(2500, 'x') + "\n");
    REQUIRE(endless);
    REQUIRE(endless->left_out.size() == 1);
    CHECK(endless->left_out[0].what ==
          "a line of a caption has more than 2000 characters: its end is left out");
    CHECK(endless->left_out[0].where == "line 3");

    const auto file =
        read_caption_file("WEBVTT\n\nNOTE of the head\n\n00:01.000 --> 00:02.000\nUn,\n\ndeux\net trois\n\n"
                          "NOTE this\nis none\n\nstory\n00:03.000 --> 00:04.000\nQuatre\n\ncinq\n");
    REQUIRE(file);
    CHECK(file->captions == std::vector<Caption>{{1000, 2000, "Un,"}, {3000, 4000, "Quatre"}});
    REQUIRE(file->left_out.size() == 1);
    CHECK(file->left_out[0].what ==
          "2 texts stand behind an empty line and belong to no caption: \"deux\" is left out");
    CHECK(file->left_out[0].where == "line 8");
}

TEST_CASE("what stands alone and is not read is no word") {
    CHECK(count_words("- Oui ?\n– Non !") == 2);
    CHECK(count_words("« Ah … »  — ♪") == 1);
    CHECK(count_words("5 € à 18 h 30, 1 + 1") == 9);
    CHECK(count_words("l’été, c'est loin") == 3);
    CHECK(count_words("नमस्ते 山口 👏") == 2);
    CHECK(count_words("") == 0);
}

TEST_CASE("an author's lines stand where both have room, and a dialogue's always") {
    using Lines = std::vector<std::string>;
    CHECK(caption_lines("- Oui ?\n- Non !", 42) == Lines{"- Oui ?", "- Non !"});
    CHECK(caption_lines("Bonjour à tous,\net bienvenue", 42) == Lines{"Bonjour à tous,", "et bienvenue"});
    const std::string more = "Bonjour à toutes et à tous, et bienvenue dans la galerie";
    CHECK(caption_lines(more + "\ndu musée", 42) ==
          Lines{"Bonjour à toutes et à tous, et bienvenue", "dans la galerie du musée"});
    CHECK(caption_lines(more + "\n— Merci", 42) ==
          Lines{"Bonjour à toutes et à tous, et bienvenue", "dans la galerie", "— Merci"});
    CHECK(caption_lines("Un\nDeux\nTrois", 42) == Lines{"Un Deux Trois"});
    CHECK(caption_lines("", 42).empty());
    CHECK(caption_lines("Voir " + std::string(50, 'x') + " ici", 42) ==
          Lines{"Voir", std::string(42, 'x'), std::string(8, 'x') + " ici"});
}

TEST_CASE("captions that overlap are all shown, and the long one stays") {
    const auto captions = parse_captions(
        "3\n00:00:08,000 --> 00:00:10,000\nTrois\n\n1\n00:00:01,000 --> 00:00:07,000\nUn long\n\n2\n"
        "00:00:02,000 --> 00:00:04,000\nDeux\n");
    REQUIRE(captions);
    CHECK(*captions == std::vector<Caption>{{1000, 2000, "Un long"},
                                            {2000, 4000, "Un long\nDeux"},
                                            {4000, 7000, "Un long"},
                                            {8000, 10000, "Trois"}});
}

TEST_CASE("of captions that roll each word is said once") {
    const auto captions = parse_captions(
        "WEBVTT\nKind: captions\n\n00:00:00.160 --> 00:00:03.429 align:start\n \n"
        "Bonjour<00:00:00.960><c> et</c><00:00:01.520><c> bienvenue</c>\n\n"
        "00:00:03.429 --> 00:00:03.439\nBonjour et bienvenue\n \n\n"
        "00:00:03.439 --> 00:00:05.749\nBonjour et bienvenue\nnous<00:00:03.760><c> allons</c>\n\n"
        "00:00:05.749 --> 00:00:05.759\nnous allons\n \n");
    REQUIRE(captions);
    CHECK(*captions ==
          std::vector<Caption>{{160, 3429, "Bonjour et bienvenue"}, {3439, 5749, "nous allons"}});
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

TEST_CASE("line 21 keeps as many lines as a caption needs, up to four") {
    const auto begins = [](const std::string& text) {
        Cea608 line21;
        line21.say(text);
        return line21.next();
    };
    CHECK(begins("Bonjour") == Cea608Pair{0x94, 0x25});
    CHECK(begins("Un texte bien plus long que les trente-deux colonnes de la ligne vingt et une") ==
          Cea608Pair{0x94, 0x26});
    CHECK(begins("La maire ouvre la séance extraordinaire du\nconseil et remercie les habitants nombreux, "
                 "venus de loin") == Cea608Pair{0x94, 0xA7});
}
