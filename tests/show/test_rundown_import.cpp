#include "show/rundown_import.h"

#include <catch2/catch.hpp>

using namespace regie;

TEST_CASE("a spreadsheet becomes items, with semicolons or commas and lines in cells") {
    const auto items = rundown_from_csv("graphic;title;subtitle;at;start;seconds;group;lines\r\n"
                                        ";Hélène Kervadec;Directrice;00:24;timed;8;Discours;\r\n"
                                        "ticker;;;;;;;\"Entrée libre\nNocturne le jeudi\"\r\n"
                                        ";Hélène Kervadec;;;follow;8;Discours;\r\n",
                                        {}, {});
    REQUIRE(items);
    REQUIRE(items->size() == 3);
    CHECK((*items)[0].id == "helene-kervadec");
    CHECK((*items)[0].graphic == "lower-third");
    CHECK((*items)[0].at_ms == 24'000);
    CHECK((*items)[0].start == RundownItem::Start::Timed);
    CHECK((*items)[0].group == "Discours");
    CHECK((*items)[1].fields.at("lines") == "Entrée libre\nNocturne le jeudi");
    CHECK((*items)[2].id == "helene-kervadec-2");
    CHECK((*items)[2].start == RundownItem::Start::Follow);
}

TEST_CASE("a spreadsheet that cannot be planned is refused with its line") {
    CHECK(rundown_from_csv("title,seconds\nUn,8\nDeux,often\n", {}, {}).error().where == "line 3");
    const auto unknown = rundown_from_csv("title,colour\nUn,red\n", {}, {}).error();
    CHECK(unknown.what.find("colour") != std::string::npos);
    CHECK(unknown.remedy.find("seconds") != std::string::npos);
    CHECK(unknown.remedy.find("subtitle") != std::string::npos);
    CHECK(rundown_from_csv("title\nUn,8\n", {}, {}).error().where == "line 2");
    CHECK(rundown_from_csv("title,,\nUn,,8\n", {}, {}).error().what.find("no column") != std::string::npos);
    CHECK(rundown_from_csv("title,speech\nUn,perhaps\n", {}, {}).error().what.find("perhaps") !=
          std::string::npos);
    CHECK(!rundown_from_csv("title\n", {}, {}));
    CHECK(!rundown_from_csv("", {}, {}));
}

TEST_CASE("a cell that cannot be planned is named with its column and what it holds") {
    const auto refused = [](const std::string& text) {
        const auto items = rundown_from_csv(text, {}, {});
        return items ? std::string() : items.error().line();
    };
    CHECK(refused("Début;Titre\nbientôt;A\n") ==
          "line 2: \"bientôt\" in the column \"Début\" is no way to start. Write manual, timed or follow "
          "(manuel, à l'heure, suivre); the time goes into a column \"at\" (\"Heure\").");
    CHECK(refused("Début;Titre\nsuivre;A\n18:30;B\n").starts_with("line 3: \"18:30\" in the column"));
    CHECK(refused("Début;Titre\n18:30;A\nsuivre;B\n")
              .starts_with("line 3: \"suivre\" in the column \"Début\" is no time"));
    CHECK(refused("Début;Heure;Titre\n18:30;18:30;A\n").starts_with("line 1: the columns \"Début\" and"));
    CHECK(refused("Titre;Titre\nA;B\n")
              .starts_with("line 1: the columns \"Titre\" and \"Titre\" mean the same, \"title\""));
    CHECK(refused("Titre;at;title\nA;0:10;B\n")
              .starts_with("line 1: the columns \"Titre\" and \"title\" mean the same, \"title\""));
    CHECK(refused("Heure;Titre\n18h75;A\n")
              .starts_with("line 2: \"18h75\" in the column \"Heure\" is no time"));
    CHECK(refused("Titre;Durée\nA;0,75\n")
              .starts_with("line 2: \"0,75\" in the column \"Durée\" is no number"));
    CHECK(refused("Titre;Calque\nA;" + std::string(400, 'x') + "\n").find("column \"Calque\"") !=
          std::string::npos);
}

TEST_CASE("what may be meant otherwise is taken, and said with its line") {
    const auto said = [](const std::string& text) {
        std::vector<Error> all;
        const auto items = rundown_from_csv(text, {}, {}, &all);
        REQUIRE(items);
        std::string words;
        for (const auto& one : all)
            words += one.line() + "\n";
        return std::pair(items->front(), words);
    };
    const auto [item, words] = said("title;subtitle\nA;\"Directrice\nConservatrice\"\n");
    CHECK(item.fields.at("subtitle") == "Directrice Conservatrice");
    CHECK(words.starts_with("line 2: the lines of a cell in the column \"subtitle\" are one text"));
    CHECK(said("graphic;title;lines\nticker;A;\"Un\nDeux\"\n").first.fields.at("lines") == "Un\nDeux");

    CHECK(said("Heure;Titre\n18:30:00;A\n18:45:00;B\n").second ==
          "line 2: \"18:30:00\" in the column \"Heure\" is taken as the time since the show's beginning, not "
          "as a "
          "time of day. If times of day are meant, write 0:00 for the show's beginning and the others after "
          "it.\n");
    CHECK_FALSE(said("Heure;Titre\n18:30;A\n").second.empty());
    CHECK_FALSE(said("at;title\n18:30:00;A\n").second.empty());
    CHECK(said("at;title\n18:30;A\n").second.empty());
    CHECK(said("Heure;Titre\n0:30;A\n2:00:00;B\n").second.empty());
}

TEST_CASE("a spreadsheet is read as Excel, Numbers and LibreOffice write it") {
    const auto check = [](const char* text) {
        INFO(text);
        const auto items = rundown_from_csv(text, {}, {});
        REQUIRE(items);
        REQUIRE(items->size() == 2);
        CHECK((*items)[0].fields.at("title") == "Un");
        CHECK((*items)[1].fields.at("title") == "Deux");
        CHECK((*items)[0].seconds == 8);
    };
    check("sep=;\ntitle;seconds\nUn;8\nDeux;\n");
    check("sep=|\ntitle|seconds\nUn|8\nDeux|\n");
    check("title\tseconds\nUn\t8\nDeux\t\n");
    check("title;seconds;;\nUn;8;;\nDeux;;;\n;;;\n\n;;;\n");
    check("title,subtitle,seconds\nUn,,8\nDeux\n");
    check(" Titre ;DURÉE\n Un ;8\nDeux;12\n");
    check("Title,Seconds\n\"Un\",8\n\"Deux\",\n");
}

TEST_CASE("what spreadsheets make of yes, no and numbers is understood or refused") {
    const auto speech = [](const std::string& cell) {
        const auto items = rundown_from_csv("title;speech\nUn;" + cell + "\n", {}, {});
        REQUIRE(items);
        return items->front().speech;
    };
    for (const auto* yes : {"VRAI", "TRUE", "1", "oui", "Yes"})
        CHECK(speech(yes));
    for (const auto* no : {"FAUX", "FALSE", "0", "Non", "NO", " ", "\u00A0", ""})
        CHECK_FALSE(speech(no));
    const auto seconds = [](const std::string& cell) {
        const auto items = rundown_from_csv("title;seconds\nUn;" + cell + "\n", {}, {});
        return items ? items->front().seconds : -1;
    };
    CHECK(seconds("8,0") == 8);
    CHECK(seconds("8.0") == 8);
    CHECK(seconds(" 8 s") == 8);
    CHECK(seconds("8 sec") == 8);
    CHECK(seconds("1:30") == 90);
    CHECK(seconds("00:01:30") == 90);
    CHECK(seconds("8,5") == 9);
    CHECK(seconds("8,4") == 8);
    CHECK(seconds("2 min") == 120);
    CHECK(seconds("1 min 30") == 90);
    CHECK(seconds("1 min 30 s") == 90);
    CHECK(seconds("1h") == 3600);
    for (const auto* refused : {"0,5", "1:5", "1:75", "1 200", "1 200 s", "8 x", "5 s 2", "30 s 1 min",
                                "1:30,5", ",", "eight", "-8", "1:00:00:00", ":", "8:"})
        CHECK(seconds(refused) == -1);
}

TEST_CASE("a letter and its accent are one, however a Mac writes them") {
    const auto items = rundown_from_csv("title\nHe\u0301le\u0300ne Kervadec\n", {}, {});
    REQUIRE(items);
    CHECK(items->front().id == "helene-kervadec");
}

TEST_CASE("a rundown is the same when it was written and read") {
    Rundown items{{"a",
                   "ticker",
                   {{"lines", "Un\nDeux"}, {"title", "Infos"}},
                   8,
                   "now",
                   "both",
                   90'000,
                   RundownItem::Start::Timed,
                   "Discours",
                   "other",
                   true,
                   {"rtmp"},
                   {"srt"}}};
    CHECK(rundown_from_json(rundown_to_json(items, Templates()), Templates()).value() == items);
}

TEST_CASE("a French column of beginnings holds times, or how items start") {
    const auto items = [](const std::string& text) {
        const auto read = rundown_from_csv(text, {}, {});
        if (!read)
            FAIL(read.error().line());
        return *read;
    };
    for (const auto* heading : {"Début", "Heure de début", "Start", "Départ"}) {
        INFO(heading);
        const auto timed = items(std::string("Titre;") + heading + "\nA;18:00:00\nB;\nC;20:00:00\n");
        CHECK(timed[0].at_ms == 18 * 3'600'000);
        CHECK(timed[0].start == RundownItem::Start::Manual);
        CHECK(timed[1].at_ms == -1);
        CHECK(timed[2].at_ms == 20 * 3'600'000);
        const auto started = items(std::string("Titre;Heure;") + heading +
                                   "\nA;;\nB;;suivre\nC;;Manuel\nD;0:10;À l’heure\nE;;SUIVRE\n"
                                   "F;0:20;à l'heure\nG;;à suivre\nH;;à la main\n");
        using Start = RundownItem::Start;
        std::vector<Start> starts;
        for (const auto& item : started)
            starts.push_back(item.start);
        CHECK(starts == std::vector{Start::Manual, Start::Follow, Start::Manual, Start::Timed, Start::Follow,
                                    Start::Timed, Start::Follow, Start::Manual});
    }
}

TEST_CASE("times are read as French spreadsheets hold them") {
    const auto at = [](const std::string& cell) {
        const auto items = rundown_from_csv("Titre;Heure\nA;" + cell + "\n", {}, {});
        return items ? items->front().at_ms / 1000 : -2;
    };
    for (const auto* time : {"18h10", "18 h 10", "18H10", "18\u00A0h\u00A010", "18 h 10 min", "18:10:00"})
        CHECK(at(time) == 18 * 3600 + 600);
    CHECK(at("18H") == 18 * 3600);
    CHECK(at("0,75") == 18 * 3600);
    CHECK(at("0.75") == 18 * 3600);
    CHECK(at("0,7569444444") == 18 * 3600 + 600);
    CHECK(at("5 min") == 300);
    CHECK(at("0:10.5") == 10);
    for (const auto* none : {"18h75", "h10", "18h10h", "18x10", "0,7x", "midi", "18 h 10 h", "1,75"})
        CHECK(at(none) == -2);
}

TEST_CASE("columns are found by what French crews call them") {
    const auto items = rundown_from_csv("Habillage;Titre;Lien;Légende;Prise de parole\n"
                                        "QR code;;https://a.example;Réservez;non\n"
                                        "Lower third;A;;;oui\nlower_third;B;;;\nLOWER-THIRD;C;;;\n",
                                        {}, {});
    if (!items)
        FAIL(items.error().line());
    CHECK((*items)[0].graphic == "qr-code");
    CHECK((*items)[0].fields.at("link") == "https://a.example");
    CHECK((*items)[0].fields.at("caption") == "Réservez");
    CHECK((*items)[1].speech);
    for (int i : {1, 2, 3})
        CHECK((*items)[static_cast<std::size_t>(i)].graphic == "lower-third");
    CHECK(rundown_from_csv("GRAPHIQUE;Titre;Passage\nLower third;A;18h\n", {}, {})->front().at_ms ==
          18 * 3'600'000);
    CHECK(rundown_from_csv("Nom;Fonction\nHélène;Directrice\n", {}, {})->front().fields ==
          Fields{{"title", "Hélène"}, {"subtitle", "Directrice"}});

    const auto remedy = [](const std::string& text) { return rundown_from_csv(text, {}, {}).error().remedy; };
    CHECK(remedy("Titre;Couleur\nA;B\n").find("prise de parole") != std::string::npos);
    CHECK(remedy("Couleur\nA\n").find("sous-titre") != std::string::npos);
    CHECK(remedy("title;colour\nA;B\n").find("sous-titre") == std::string::npos);
    CHECK(remedy("graphic;title\nLower thrid;A\n") == "Did you mean \"lower-third\"?");
    CHECK(remedy("graphic;title\nevent;A\n") == "Did you mean \"event-card\"?");
    CHECK(remedy("graphic;title\nBandeau;A\n").starts_with("Known are"));
}

TEST_CASE("a crew's own field is called as it calls it, whatever others mean by that") {
    auto crew = *parse_template(
        R"({"name": "own", "place": "lower third", "fields": [{"name": "texte", "type": "text", "most": 40}]})",
        "Own", "/tmp/Own.qml");
    const auto items = rundown_from_csv("graphic;Texte\nown;A\n", {}, Templates({crew}));
    REQUIRE(items);
    CHECK(items->front().fields.at("texte") == "A");
}

TEST_CASE("a part of a second is rounded, which is said") {
    std::vector<Error> said;
    REQUIRE(rundown_from_csv("Titre;Durée\nA;8\nB;8,5\n", {}, {}, &said));
    REQUIRE(said.size() == 1);
    CHECK(said.front().line() == "line 3: \"8,5\" in the column \"Durée\" is taken as 9 seconds. If minutes "
                                 "are meant, write 8:30.");
}
