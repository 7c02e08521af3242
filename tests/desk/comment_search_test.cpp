#include "comment_rig.h"
#include "desk/comment_search.h"
#include "gui.h"

#include <QElapsedTimer>
#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace regie;
using namespace regie::desk;
using namespace regie::test;
using Found = std::vector<std::uint32_t>;

namespace {

Comment comment(const std::string& text, const std::string& author = "Hana") {
    return {"c", "fb", "facebook", {"u", author}, text, 0};
}

Found find(CommentSearch& search, const char* typed) { return search.find(CommentSearch::words_of(typed)); }

} // namespace

TEST_CASE("words are found as they are typed, whatever their case and accents") {
    application();
    CommentSearch search;
    search.put(0, comment("Où est l'entrée du MUSÉE ?"));
    search.put(1, comment("Superbe façade", "Amélie Roux"));
    search.put(2, comment("L'entree des artistes"));
    CHECK(find(search, "entr") == Found{2, 0});
    CHECK(find(search, "mus") == Found{0});
    CHECK(find(search, "musée entree") == Found{0});
    CHECK(find(search, "roux sup") == Found{1});
    CHECK(find(search, "usee").empty()); // words, and how they begin
    search.put(1, comment("J'ai tout changé", "Amélie Roux"));
    CHECK(find(search, "façade").empty());
    CHECK(find(search, "chang") == Found{1});
    search.clear();
    CHECK(find(search, "entr").empty());
}

TEST_CASE("what people type is never read as a query") {
    application();
    CommentSearch search;
    search.put(0, comment("a OR b NEAR c"));
    for (const auto* typed :
         {"\"", "a\" OR \"b", "words : a", "a*", "NOT a", "-a", "(a", "a^b", "'; DROP TABLE said"})
        CHECK_NOTHROW(find(search, typed));
    CHECK(find(search, "or near") == Found{0});
    CHECK(CommentSearch::words_of("👏").isEmpty());
    CHECK(CommentSearch::words_of("!?").isEmpty());
    CHECK(CommentSearch::words_of("美術館").isEmpty());
}

TEST_CASE_METHOD(CommentRig,
                 "a search finds signs, emoji and languages without spaces, too, and follows what comes") {
    application();
    log.comment("c1", "Hana", "Bravo 👏👏");
    log.comment("c2", "Ken", "東京の美術館から");
    log.comment("c3", "Zoé", "Bravo à tous");
    model.set_search("👏");
    CHECK(ids() == "c1");
    model.set_search("美術館");
    CHECK(ids() == "c2");
    model.set_search("bravo");
    CHECK(ids() == "c3 c1");
    log.comment("c4", "Bravo Martin", "Bonsoir");
    log.comment("c5", "Léa", "Bonsoir");
    CHECK(ids() == "c4 c3 c1");
    log.add(CommentEdited{"c5", "bravo !"}, "facebook");
    CHECK(ids() == "c5 c4 c3 c1");
    model.set_search("bravo m");
    CHECK(ids() == "c4");
}

TEST_CASE("a million comments are searched while somebody types", "[.measure]") {
    application();
    CommentSearch search;
    const char* const words[] = {"musée", "ouvert",   "mardi",   "gratuit", "façade",
                                 "bravo", "verrière", "enfants", "tarif",   "nuit"};
    QElapsedTimer clock;
    clock.start();
    for (std::size_t i = 0; i < 1'000'000; ++i)
        search.put(i, comment(fmt::format("Bonjour, {} {} {} numéro {} pour les {} ?", words[i % 10],
                                          words[i / 7 % 10], words[i / 13 % 10], i, words[i / 3 % 10]),
                              fmt::format("Auteur {}", i % 50'000)));
    fmt::print("1,000,000 comments: {:.1f} µs each\n", static_cast<double>(clock.nsecsElapsed()) / 1e9);
    for (const auto* typed : {"b", "bo", "bonjour mus", "musée gratuit tarif", "auteur 4711", "numéro 999"}) {
        clock.restart();
        const auto found = find(search, typed);
        fmt::print("“{}”: {} found in {} ms\n", typed, found.size(), clock.elapsed());
    }
}
