#include "flags_of.h"
#include "show/show_file.h"

#include <catch2/catch.hpp>

#include <thread>

using namespace regie;

namespace {

struct Row {
    std::string text, expected;
};

} // namespace

TEST_CASE("insults, and how they were hidden") {
    const auto row = GENERATE(values<Row>({
        {"connard celui qui filme", "Insult: “connard”"},
        {"CrÉtÌnS", "Insult: “crétins”"},
        {"shut up moron", "Insult: “moron”"},
        {"va te faire foutre", "Insult: “va te faire foutre”"},
        {"Stupid cow, learn to speak", "Insult: “stupid cow”"},
        {"fils de pute", "Insult: “fils de pute”"},
        {"encore nos impôts bande de n u l s", "Insult, spaced out: “nuls”"},
        {"s a l o p e", "Insult, spaced out: “salope”"},
        {"c.o.n.n.a.r.d", "Insult, spaced out: “connard”"},
        {"n u l s n u l s n u l s", "Insult, spaced out: “nuls”"},
        {"b a n d e d e c o n s", "Insult, spaced out: “bande de cons”"},
        {"saaaaalope", "Insult, stretched: “salope”"},
        {"ta gueuuuuule", "Insult, stretched: “ta gueule”"},
        {"enf01rés de politiciens", "Insult, with figures for letters: “enfoirés”"},
        {"$tup1d p30pl3", "Insult, with figures for letters: “stupid people”"},
        {"t'es un c0nn@rd", "Insult, with figures for letters: “connard”"},
        {"vous êtes n*ls", "Insult, starred out: “nuls”"},
        {"Cоnnards de bourgeois", "Insult, in look-alike letters: “connards”"},
        {"id\u200Diots", "Insult, with invisible characters: “idiots”"},
        {"dé-bi-les", "Insult, split up: “débiles”"},
        {"bandedenuls", "Insult, run together: “bande de nuls”"},
        {"#connard", "Insult: “connard”"},
    }));
    INFO(row.text);
    CHECK(reason_of(row.text, "insult") == row.expected);
    REQUIRE_FALSE(flags_of(row.text).empty());
    CHECK(flags_of(row.text).front().severity == Severity::Severe);
}

TEST_CASE("some words insult only when they are aimed at somebody") {
    struct Aim {
        std::string aimed, harmless;
    };
    const auto row = GENERATE(values<Aim>({
        {"vous êtes des nuls", "Nuls besoins de réserver alors ?"},
        {"Vous êtes tous vraiment nuls", "Ce n'est pas nul du tout"},
        {"bande d'incapables", "on est incapables de choisir un tableau préféré"},
        {"dégagez bande de clowns", "il y aura des clowns pour les enfants"},
        {"you are all idiots", "Les idiots utiles, c'est un livre"},
        {"gros débile va", "je trouve cette idée un peu débile"},
        {"t'es con ou quoi", "con mucho cariño desde Sevilla"},
        {"what a bunch of losers", "winners and losers of the budget"},
        {"bouffons", "les bouffons du roi étaient des comédiens"},
        {"c'est des voleurs", "le musée, c'est contre les voleurs"},
        {"espèce de demeuré", "une vieille demeure, une grosse demeure"},
        {"sale pute", "La pute n'y est pour rien, c'est Zola qui le dit dans Nana"},
        {"bande d'ordures", "le ramassage des ordures est en retard"},
        {"you stupid man", "a stupid question maybe, when does it open"},
    }));
    INFO(row.aimed << " / " << row.harmless);
    CHECK_FALSE(reason_of(row.aimed, "insult").empty());
    CHECK(reason_of(row.harmless, "insult").empty());
}

TEST_CASE("coarse words need a look, no more") {
    for (const std::string text :
         {"musée de merde", "this is shit", "sh1t show", "m3rde à ce musée", "mërdïqüe", "f*ck this"}) {
        INFO(text);
        REQUIRE(rules_of(flags_of(text)) == "coarse");
        CHECK(flags_of(text).front().severity == Severity::Notice);
    }
    CHECK(reason_of("s.h.i.t", "coarse") == "Coarse, spaced out: “shit”");
}

TEST_CASE("the show's own words") {
    const FlagSettings settings{{"pokéstop", "tour de magie"}, {"connard", "nantes.example", "sale type"}};
    CHECK(reason_of("un POKESTOP ici", "blocked", settings) == "On this show's list: “pokéstop”");
    CHECK(reason_of("quel beau tour de magie", "blocked", settings) ==
          "On this show's list: “tour de magie”");
    CHECK(reason_of("un p0kést0p ici", "blocked", settings) ==
          "On this show's list, with figures for letters: “pokéstop”");
    CHECK(rules_of(flags_of("un tour de piste", settings)).empty());
    CHECK(rules_of(flags_of("connard", settings)).empty());
    CHECK(rules_of(flags_of("c0nnard", settings)).empty());
    CHECK(rules_of(flags_of("enfoiré", settings)) == "insult");
    CHECK(rules_of(flags_of("voir musee.nantes.example", settings)).empty());
    CHECK(rules_of(flags_of("voir mechantnantes.example", settings)) == "link");
}

TEST_CASE("links") {
    const auto row = GENERATE(values<Row>({
        {"voir https://exemple.fr/page", "Link: exemple.fr"},
        {"HTTP://EXEMPLE.FR", "Link: exemple.fr"},
        {"www.exemple.info", "Link: exemple.info"},
        {"c'est sur exemple.com.", "Link: exemple.com"},
        {"🔥 sexy-44.example", "Link: sexy-44.example"},
        {"bit.ly/xx-gr4tuit", "Link shortener: bit.ly"},
        {"rejoignez t.me/xx_pump", "Leads to a messenger: t.me"},
        {"contact telegram @crypto_xx", "Leads to telegram"},
        {"ask me how on WhatsApp +1 555 0142", "Leads to WhatsApp"},
        {"hxxps://bon-achat[.]example", "Link, disguised: bon-achat.example"},
        {"bit(point)ly/xx-cadeau", "Link shortener, disguised: bit.ly"},
        {"bon-achat dot com", "Link, disguised: bon-achat.com"},
        {"www point grand-cadeau point example", "Link, disguised: grand-cadeau.example"},
        {"w w w . replika . example", "Link, disguised: replika.example"},
        {"billets-vip . example", "Link, disguised: billets-vip.example"},
        {"C'est fini.Top !", ""},
        {"à 18.30 h", ""},
        {"J.-C. Monet, etc.", ""},
        {"Il y a un groupe WhatsApp des amis du musée ?", ""},
        {"un bon point pour le musée", ""},
        {"merci... bravo", ""},
        {"1.5 million", ""},
    }));
    INFO(row.text);
    CHECK(reason_of(row.text, "link") == row.expected);
}

TEST_CASE("telephone numbers") {
    for (const std::string text :
         {"Appelez moi au 06 39 98 45 67 pour le covoiturage", "0639987701", "06-39-98-33-22 vite",
          "01.99.00.12.34 standard", "+33 6 39 98 00 21", "+33(0)639980021", "0033 639 98 55 10",
          "+44 (0)7700 900 456", "0 6 3 9 9 8 4 5 6 7", "le 12 06 39 98 45 67", "0800 123 456",
          "555-123-4567", "(555) 123-4567"}) {
        INFO(text);
        CHECK(reason_of(text, "phone") == "Phone number");
    }
    for (const std::string text :
         {"ouvert de 10:00 à 19:00", "le 23/11/2026", "le 01.02.2026 10:30", "01.02.2026 10", "2026-11-23",
          "60 000 000 €", "12 345 678 visiteurs", "entre 1901 et 1939", "0.123456789", "salle 4, 5, 6, 7, 8",
          "de 11h00 à 19h00", "01/02/2026", "1 2 3 4 5 6 7 8 9 10", "IBAN FR76 3000"}) {
        INFO(text);
        CHECK(reason_of(text, "phone").empty());
    }
}

TEST_CASE("mail addresses") {
    CHECK(reason_of("écrivez à jean.dupont@example.org", "email") == "E-mail address");
    CHECK(rules_of(flags_of("écrivez à jean.dupont@example.org")) == "email"); // not a link as well
    CHECK(reason_of("my email is t.ashworth at example dot com", "email") == "E-mail address, disguised");
    CHECK(reason_of("contact (arobase) atelier-bois (point) example", "email") ==
          "E-mail address, disguised");
    CHECK(reason_of("@Karim tellement d'accord", "email").empty());
    CHECK(reason_of("rendez-vous at the museum", "email").empty());
}

TEST_CASE("scams") {
    const auto severity = [](const std::string& text) {
        for (const auto& flag : flags_of(text))
            if (flag.rule == "scam")
                return flag.severity;
        return Severity::Info;
    };
    for (const std::string text : {"Gagnez un iPhone !! cliquez ici bit.ly/xx-gr4tuit",
                                   "WhatsApp moi pour investir : +44 7700 900123, résultats garantis",
                                   "Free iPhone 15!!! http://free-phone.example/claim",
                                   "Grand voyant, retour de l'être aimé, 06 39 98 12 34",
                                   "Check out my channel http://yt-sub.example"}) {
        INFO(text);
        CHECK(severity(text) == Severity::Severe);
    }
    CHECK(severity("cliquez ici") == Severity::Notice);
    CHECK(reason_of("claim now at lucky-draw.example", "scam") == "Scam wording with a link: “claim now”");
    for (const std::string text :
         {"Gagnez deux places pour le concert", "Is it free? Any discount for students?",
          "mon iPhone coupe le son", "on a gagné le match"})
        CHECK(severity(text) == Severity::Info);
}

TEST_CASE("questions, with what they ask about") {
    const auto row = GENERATE(values<Row>({
        {"Bonjour, le musée est-il ouvert le mardi ? Et c'est gratuit pour les étudiants ?",
         "Question: hours, prices"},
        {"vous fermez à quelle heure svp", "Question: hours"},
        {"tarif famille nombreuse svp ?", "Question: prices"},
        {"C'est accessible en fauteuil partout ?", "Question: access"},
        {"Où se garer près du musée ?", "Question: where, parking"},
        {"C'est où ?", "Question: where"},
        {"Fromage ou dessert ?", "Question"},
        {"What time do you close today?", "Question: hours"},
        {"How much is a ticket", "Question: prices, tickets"},
        {"Where is the entrance", "Question: where"},
        {"Est-ce que le petit Watteau est toujours là ?", "Question"},
        {"今日は何時まで開いていますか？", "Question"},
        {"هل الدخول مجاني اليوم؟", "Question"},
        {"Sérieux ?", ""},
        {"Ah bon ?!", ""},
        {"Vous vous moquez de nous ?", ""},
        {"Le musée est ouvert !", ""},
        {"Magnifique", ""},
        // An insult asks nothing, and neither does a seller.
        {"vous êtes ouverts quand bande de nuls ?", ""},
        {"Vous voulez gagner de l'argent ? bit.ly/xx", ""},
        {"c'est quoi cette merde ?", ""},
    }));
    INFO(row.text);
    CHECK(reason_of(row.text, "question") == row.expected);
}

TEST_CASE("the worst comes first, each rule once") {
    // The classifiers may have something to say, too, after the rules.
    CHECK_THAT(rules_of(flags_of("connard connasse voir exemple.fr ou 06 39 98 45 67 merde")),
               Catch::StartsWith("insult, coarse, link, phone"));
}

TEST_CASE("a show file may name every rule, and no other") {
    for (const auto& rule : flag_rules()) {
        const std::string action = rule == "question" ? R"("pin": {"first": ")" : R"("hide": {"flagged": ")";
        const auto text = R"({"name": "a", "sources": [{"id": "a", "uri": "a"}], "cues": [{"at": "1", )" +
                          action + rule + "\"}}]}";
        INFO(text);
        CHECK(parse_show_file(text, "show.json").has_value());
        const auto used = R"({"name": "a", "sources": [{"id": "a", "uri": "a"}], "flags": {"rules": {")" +
                          rule + R"(": {"on": false}}}})";
        INFO(used);
        CHECK(parse_show_file(used, "show.json").has_value());
    }
    const auto misspelt = parse_show_file(
        R"({"name": "a", "sources": [{"id": "a", "uri": "a"}], "flags": {"rules": {"shoutings": {"on": false}}}})",
        "show.json");
    REQUIRE_FALSE(misspelt.has_value());
    CHECK(misspelt.error().where == "show.json: /flags/rules");
    CHECK(misspelt.error().what == "\"shoutings\" is not known here");
}

TEST_CASE("a rule is used as the crew wants: off, or with another severity") {
    FlagSettings settings;
    settings.rules["shouting"].on = false;
    settings.rules["link"].severity = Severity::Severe;
    CHECK(rules_of(flags_of("C'EST VRAIMENT UNE HONTE CE MUSEE", settings)).empty());
    const auto flags = flags_of("voir exemple.fr", settings);
    REQUIRE_FALSE(flags.empty());
    CHECK(flags[0].rule == "link");
    CHECK(flags[0].severity == Severity::Severe);
}

TEST_CASE("an insult spelled over several comments is put together") {
    const Flagger flagger{FlagSettings{}};
    FlagInput input{"nard", 4000, {{"con", 1000}}};
    input.earlier = {{"c", 1000}, {"o", 1500}, {"n", 2000}, {"n", 2500}, {"a", 3000}, {"r", 3500}};
    input.text = "d";
    CHECK(rules_of(flagger.judge(input).flags).starts_with("insult"));
    input.at_ms = 120'000;
    CHECK(rules_of(flagger.judge(input).flags).empty());
}

TEST_CASE("one flagger serves several threads") {
    const Flagger flagger{FlagSettings{}};
    const auto expected = flagger.judge({"bande de n u l s bit.ly/x ?", 0, {}}).flags;
    std::vector<int> wrong(4);
    {
        std::vector<std::jthread> threads;
        for (auto& count : wrong)
            threads.emplace_back([&] {
                for (int i = 0; i < 500; ++i)
                    count += flagger.judge({"bande de n u l s bit.ly/x ?", 0, {}}).flags == expected ? 0 : 1;
            });
    }
    CHECK(wrong == std::vector<int>(4));
}

TEST_CASE("hostile texts are flagged or not, but never crash") {
    for (const auto& text : {std::string(100'000, 'a'), std::string(100'000, '*'), std::string(50'000, '.'),
                             std::string("\xFF\xC0\x80"), std::string("\0\0", 2), std::string(20'000, '1'),
                             std::string("@@@@@@....://")})
        flags_of(text);
    flags_of("مرحبا 👨‍👩‍👧‍👦 <script>%s%n {{7*7}} ' OR 1=1 --");
    SUCCEED();
}
