#include "flagging/answer_match.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

const std::vector<AnswerEntry> kEntries = {
    {"hours",
     {"Quels sont vos horaires ?", "À quelle heure fermez-vous ?", "What are your opening hours?"},
     {{"fr", "…"}},
     "",
     "",
     {},
     {}},
    {"tuesday", {"Est-ce ouvert le mardi ?", "Are you open on Tuesdays?"}, {{"fr", "…"}}, "", "", {}, {}},
    {"price",
     {"Combien coûte l'entrée ?", "L'entrée est-elle gratuite ?", "How much is a ticket?"},
     {{"fr", "…"}},
     "",
     "",
     {},
     {}},
    {"parking",
     {"Où peut-on se garer ?", "Y a-t-il un parking ?", "Is there parking nearby?"},
     {{"fr", "…"}},
     "",
     "",
     {},
     {}},
    {"access",
     {"Le musée est-il accessible en fauteuil roulant ?", "Is it wheelchair accessible?"},
     {{"fr", "…"}},
     "",
     "",
     {},
     {}},
};

} // namespace

TEST_CASE("a question finds the answer it asks for, in other words and with mistakes") {
    const AnswerMatcher matcher(kEntries);
    const std::vector<std::pair<const char*, const char*>> asked = {
        {"Bonjour, vous fermez à quelle heure ce soir ?", "hours"},
        {"horaires svp", "hours"},
        {"C'est ouvert les mardis ??", "tuesday"},
        {"open on tuesday?", "tuesday"},
        {"l entree est gratuite pour les enfants ?", "price"},
        {"combien coute un billet d'entrée", "price"},
        {"il y a un parking à coté ?", "parking"},
        {"où se garer svp", "parking"},
        {"accesible aux fauteuils roulants ?", "access"},
        {"Is the museum wheelchair accessible?", "access"},
    };
    for (const auto& [question, wanted] : asked) {
        INFO(question);
        const auto match = matcher.best(question, [](std::size_t) { return true; });
        REQUIRE(match);
        CHECK(kEntries[match->entry].id == wanted);
        CHECK(match->sure >= 0.5);
    }
}

TEST_CASE("what asks for something else is not sure") {
    const AnswerMatcher matcher(kEntries);
    for (const char* other :
         {"Qui est la directrice ?", "Bravo à toute l'équipe pour cette belle réouverture !",
          "Who painted this?", "Quand est-ce que le maire parle ?", "On entend très mal le son",
          "Combien de tableaux y a-t-il dans la collection ?"}) {
        INFO(other);
        const auto match = matcher.best(other, [](std::size_t) { return true; });
        CHECK((!match || match->sure < 0.5));
    }
}

TEST_CASE("an entry that may not be proposed is not found, and hostile text ends") {
    const AnswerMatcher matcher(kEntries);
    CHECK(!matcher.best("ouvert le mardi ?", [](std::size_t entry) { return entry == 99; }));
    CHECK(!matcher.best(std::string(100'000, '?'), [](std::size_t) { return true; }));
    CHECK(!AnswerMatcher({}).best("?", [](std::size_t) { return true; }));
}

TEST_CASE("one of five hundred answers is found") {
    std::vector<AnswerEntry> many;
    for (int i = 0; i < 500; ++i) {
        AnswerEntry entry{std::to_string(i), {}, {{"fr", "…"}}, "", "", {}, {}};
        for (int form = 0; form < 10; ++form)
            entry.questions.push_back("mot" + std::to_string(i * 10 + form) + " ouvert salle" +
                                      std::to_string(i) + " ?");
        many.push_back(std::move(entry));
    }
    many.push_back({"parking", {"Où peut-on se garer ?"}, {{"fr", "…"}}, "", "", {}, {}});
    const AnswerMatcher matcher(many);
    const auto match = matcher.best("Bonjour, on peut se garer où svp ?", [](std::size_t) { return true; });
    REQUIRE(match);
    CHECK(many[match->entry].id == "parking");
}
