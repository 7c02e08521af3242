// What a comment leads to and gives away, and where in it.

#include "flagging/crew_patterns.h"
#include "flags_of.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace regie;

namespace {

/// "card: “4970 …”": the rule and what of the text it is about.
std::string found(const std::string& text, const std::string& rule, const FlagSettings& settings = {}) {
    for (const auto& flag : flags_of(text, settings))
        if (flag.rule == rule) {
            REQUIRE_FALSE(flag.spans.empty());
            const auto& span = flag.spans.front();
            return text.substr(span.start, span.end - span.start);
        }
    return "none";
}

} // namespace

TEST_CASE("numbers that should not stand in public are found, with their places") {
    struct Row {
        const char *text, *rule, *expected;
    };
    const auto row = GENERATE(values<Row>({
        {"ma carte 4970 1012 3456 7890 c'est tout", "card", "none"}, // its check digit is wrong
        {"ma carte 4539 1488 0343 6467 c'est tout", "card", "4539 1488 0343 6467"},
        {"carte 4539148803436467.", "card", "4539148803436467"},
        {"amex 3782-822463-10005", "card", "3782-822463-10005"},
        {"virement sur FR76 3000 6000 0112 3456 7890 189 merci", "iban", "FR76 3000 6000 0112 3456 7890 189"},
        {"iban fr7630006000011234567890189", "iban", "fr7630006000011234567890189"},
        {"DE89 3704 0044 0532 0130 00", "iban", "DE89 3704 0044 0532 0130 00"},
        {"FR76 3000 6000 0112 3456 7890 188", "iban", "none"},
        {"ISBN 978-2-07-036822-8", "card", "none"},
        {"commande 12345678901234567", "card", "none"},
        {"appelez le 02 40 41 90 00 vite", "phone", "02 40 41 90 00"},
        {"+33 (0)6 12 34 56 78", "phone", "+33 (0)6 12 34 56 78"},
        {"0 805 123 456", "phone", "0 805 123 456"},
        {"le ０６ １２ ３４ ５６ ７８", "phone", "０６ １２ ３４ ５６ ７８"},
        {"le 25/11/2026 à 20 h 30", "phone", "none"},
        {"du 01 02 2026 au 05 03 2026", "phone", "none"},
        {"score 3-2, salle 104, 12 500 visiteurs", "phone", "none"},
        {"elle habite 12 rue des Lilas, 44000 Nantes", "address", "12 rue des Lilas, 44000 Nantes"},
        {"12 bis, avenue Jean Jaurès", "address", "12 bis, avenue Jean Jaurès"},
        {"il vit au 3 place Royale", "address", "3 place Royale"},
        {"12 Baker Street please", "address", "12 Baker Street"},
        {"il reste 10 places assises", "address", "none"},
        {"3 cours de dessin par semaine", "address", "none"},
        {"2 place de parking", "address", "none"},
        {"la rue de Strasbourg est fermée", "address", "none"},
        {"5 chemins possibles", "address", "none"},
        {"écrire à jean.dupont@exemple.fr svp", "email", "jean.dupont@exemple.fr"},
        {"jean.dupont (at) exemple (point) fr", "email", "jean.dupont (at) exemple (point) fr"},
    }));
    INFO(row.text);
    CHECK(found(row.text, row.rule) == row.expected);
}

TEST_CASE("links are found however they are written, with their places") {
    struct Row {
        const char *text, *expected;
    };
    const auto row = GENERATE(values<Row>({
        {"voir https://exemple.fr/page ici", "exemple.fr"},
        {"voir exemple (point) com vite", "exemple (point) com"},
        {"exemple . com", "exemple . com"},
        {"exemple[.]net", "exemple[.]net"},
        {"hxxps://exemple.org", "exemple.org"},
        {"exemple．com", "exemple．com"},
        {"w w w exemple.fr", "exemple.fr"},
        {"exem\xE2\x80\x8Dple.com ici", "exem\xE2\x80\x8Dple.com"},
        {"bit.ly/abc", "bit.ly"},
        {"c'est fini.Bravo", "none"},
        {"à 20.30", "none"},
        {"M. Dupont est là", "none"},
    }));
    INFO(row.text);
    CHECK(found(row.text, "link") == row.expected);
}

TEST_CASE("the crew's hosts are welcome, those that imitate them are not") {
    FlagSettings settings;
    settings.hosts = {"metropole.nantes.fr", "museedarts.fr"};
    CHECK(rules_of(flags_of("https://metropole.nantes.fr/musee", settings)).empty());
    CHECK(rules_of(flags_of("billets.museedarts.fr", settings)).empty());
    CHECK(rules_of(flags_of("voir https://metropole.nantes.fr.", settings)).empty());
    CHECK(rules_of(flags_of("(metropole.nantes.fr:443), merci", settings)).empty());
    CHECK(flags_of("https://metropole.nantes.fr@evil.example/", settings)[0].rule == "link");
    CHECK(found("https://metropole.nantes.fr@evil.example/", "link", settings) == "evil.example");
    for (const auto* text : {"museedart.fr", "rnuseedarts.fr.evil.example",
                             "mus\xC3\xA9"
                             "edarts.fr",
                             "museedarts.fr.gagner.example", "metropole-nantes-fr.example",
                             "museed\xD0\xB0rts.fr", "musee-darts.fr"}) {
        INFO(text);
        const auto flags = flags_of(text, settings);
        REQUIRE_FALSE(flags.empty());
        CHECK(flags[0].rule == "link");
        CHECK((flags[0].severity == Severity::Severe || std::string(text) == "rnuseedarts.fr.evil.example"));
    }
    CHECK(flags_of("museum.fr", settings)[0].severity == Severity::Notice);
    settings.hosts = {"art.fr", "musée.fr"};
    CHECK(rules_of(flags_of("xn--muse-dpa.fr", settings)).empty());
    CHECK(flags_of("smart-fridge.com", settings)[0].severity == Severity::Notice);
}

TEST_CASE("the institution's own numbers may be repeated") {
    FlagSettings settings;
    settings.allow = {"02 40 41 90 00", "contact@museedarts.fr"};
    CHECK(rules_of(flags_of("appelez le 02.40.41.90.00", settings)).empty());
    CHECK(rules_of(flags_of("+33 2 40 41 90 00", settings)).empty());
    CHECK(rules_of(flags_of("contact@museedarts.fr", settings)).empty());
    CHECK(rules_of(flags_of("02 40 41 90 01", settings)) == "phone");
}

TEST_CASE("a hundred greedy patterns find what each of them finds") {
    std::vector<CrewPattern> patterns;
    for (int i = 0; i < 100; ++i)
        patterns.push_back(
            {fmt::format("x{{1,40}}[a-z ]{{0,60}}nr{}\\b", i), fmt::format("nr {}", i), Severity::Notice});
    REQUIRE(CrewPatterns::check(patterns));
    const CrewPatterns all(patterns);
    for (int i = 0; i < 100; i += 7) {
        const auto flag = all.find(fmt::format("bien xxxx de tout, xx un nr{} !", i));
        REQUIRE(flag);
        CHECK(flag->reason == fmt::format("nr {}", i));
    }
    CHECK_FALSE(all.find("bien xxxx de tout, xx un nr100 !"));
    CHECK_FALSE(all.find(std::string(100'000, 'x')));
}

TEST_CASE("the crew's patterns") {
    FlagSettings settings;
    settings.patterns = {{"\\bgratuit\\b", "Promet du gratuit", Severity::Notice},
                         {"tract(s)?", "", Severity::Severe}};
    CHECK(reason_of("C'est GRATUIT et gratuit", "pattern", settings) == "Promet du gratuit");
    CHECK(reason_of("des tracts gratuits", "pattern", settings) == "Matches tract(s)?");
    CHECK(found("des tracts", "pattern", settings) == "tracts");
    CHECK(CrewPatterns::check(settings.patterns).has_value());

    settings.patterns.push_back({"(?=x)a", "", Severity::Notice});
    CHECK(CrewPatterns::check(settings.patterns).error().where == "/flags/patterns/2/pattern");
    settings.patterns.back().pattern = "a(b";
    CHECK(CrewPatterns::check(settings.patterns).error().what ==
          "this is no regular expression: missing ): a(b, at “a(b”");
    settings.patterns.back().pattern = "x*";
    CHECK(CrewPatterns::check(settings.patterns).error().what == "this pattern matches every comment");
    settings.patterns.back().pattern = "((a{1,100}){1,100}){1,100}";
    CHECK_FALSE(CrewPatterns::check(settings.patterns).has_value());
    CHECK(reason_of("un tract", "pattern", settings) == "Matches tract(s)?"); // the others hold
}

TEST_CASE("names that could be taken for the institution's") {
    FlagSettings settings;
    settings.institution = "Ville de Nantes";
    settings.staff = {"Inès Martin"};
    const Flagger flagger(settings);
    const auto flagged = [&](const std::string& author) {
        FlagInput input{"Bonjour à tous", 0, {}};
        input.author = author;
        return rules_of(flagger.judge(input).flags) == "impersonation";
    };
    for (const auto* author : {"Ville de Nantes", "VILLE DE NANTES", "Vi11e de Nantes", "Ville de Nantes ✓",
                               "Ville de Nantes Officiel", "V\xD1\x96lle de N\xD0\xB0ntes", "Ines Martin",
                               "Support Ville de Nantes", "Ville_de_Nantes"}) {
        INFO(author);
        CHECK(flagged(author));
    }
    for (const auto* author : {"Ville de Rezé", "Martin Inès", "Nantes", "Inès Martinez", "Karim B.", ""}) {
        INFO(author);
        CHECK_FALSE(flagged(author));
    }
}

TEST_CASE("another language than those spoken here") {
    FlagSettings settings;
    settings.languages = {"fr", "en"};
    const auto rules = [&](const char* text) { return rules_of(flags_of(text, settings)); };
    CHECK(rules("Hola a todos, gracias por el concierto, muy bonito y con mucha gente") == "off-language");
    CHECK(rules("Das ist ein sehr schönes Museum und ich bin auch dabei") == "off-language");
    CHECK(rules("Очень красивый музей, спасибо большое") == "off-language");
    CHECK(rules("شكرا جزيلا على هذا العرض الجميل") == "off-language");
    CHECK(rules("Merci pour ce beau concert, c'est très joli et on est bien") == "");
    CHECK(rules("What a lovely museum, thanks for the tour of it").empty());
    CHECK(rules("Super concert !").empty());
    CHECK(rules("Viva Nantes, olé olé").empty());
    CHECK(rules_of(flags_of("Hola a todos, gracias por el concierto, muy bonito y con mucha gente")).empty());
}
