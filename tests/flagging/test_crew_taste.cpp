#include "flagging/crew_taste.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <random>

using namespace regie;

namespace {

/// A show and what its crew's decisions taught so far.
struct Evening {
    ShowState state;
    CrewTaste taste;

    std::uint64_t log(EventBody body, const std::string& by = "Inès") {
        const Event event{state.last_seq() + 1, 0, 0, by, std::move(body)};
        state.apply(event);
        taste.apply(event, state);
        return event.seq;
    }
    void comes(const std::string& id, const std::string& text, const std::string& author = {}) {
        log(CommentCame{{id, "fb", "facebook", {author, "Somebody"}, text, 0}}, "fb");
    }
    double of(const std::string& id) const { return taste.of(*state.comment(id)); }
};

/// What nobody's rules flag, but this crew does not want: football under a museum's reopening.
std::string football(std::mt19937& random) {
    static const std::vector<std::string> who = {"l'OM",      "le PSG",       "Mbappé",
                                                 "l'arbitre", "le FC Nantes", "Lyon"};
    static const std::vector<std::string> does = {"a encore perdu",       "va gagner le match ce soir",
                                                  "n'a rien vu au match", "joue au foot comme un champion",
                                                  "mérite ce penalty",    "marque un but magnifique"};
    static const std::vector<std::string> and_so = {"",
                                                    "allez les bleus",
                                                    "quel match",
                                                    "3-0 au stade",
                                                    "la ligue 1 est finie",
                                                    "tous au stade dimanche"};
    return who[random() % who.size()] + " " + does[random() % does.size()] + " " +
           and_so[random() % and_so.size()];
}

std::string visitor(std::mt19937& random) {
    static const std::vector<std::string> what = {"La verrière", "L'exposition", "Le musée",
                                                  "La façade",   "La visite",    "L'équipe"};
    static const std::vector<std::string> is = {"est magnifique",        "est ouverte ce soir ?",
                                                "mérite le détour",      "a bien changé depuis 2011",
                                                "sera gratuite quand ?", "me rappelle mon enfance"};
    static const std::vector<std::string> and_so = {
        "", "bravo", "quel travail", "merci à tous", "on vient dimanche", "vivement l'ouverture"};
    return what[random() % what.size()] + " " + is[random() % is.size()] + " " +
           and_so[random() % and_so.size()];
}

/// The chance that one to go stands before one to stay.
double auc(const std::vector<double>& gone, const std::vector<double>& fine) {
    double won = 0;
    for (const auto a : gone)
        for (const auto b : fine)
            won += a > b ? 1 : a == b ? 0.5 : 0;
    return won / static_cast<double>(gone.size() * fine.size());
}

} // namespace

TEST_CASE("like comments come earlier or later after a crew's decisions") {
    std::mt19937 random(6);
    Evening evening;
    std::vector<std::pair<std::string, bool>> all;
    for (int i = 0; i < 600; ++i) {
        const bool goes = i % 2 == 0;
        all.emplace_back("c" + std::to_string(i), goes);
        evening.comes(all.back().first, goes ? football(random) : visitor(random), "u" + std::to_string(i));
    }
    const auto ranks = [&] {
        std::vector<double> gone, fine;
        for (std::size_t i = 400; i < all.size(); ++i)
            (all[i].second ? gone : fine).push_back(evening.of(all[i].first));
        return auc(gone, fine);
    };
    CHECK(ranks() == 0.5);
    const auto decide = [&](std::size_t from, std::size_t to) {
        for (auto i = from; i < to; ++i)
            all[i].second ? evening.log(CommentHidden{all[i].first})
                          : evening.log(CommentApproved{all[i].first});
    };
    decide(0, 50);
    CHECK(ranks() > 0.8);
    decide(50, 200);
    CHECK(ranks() > 0.9);
    CHECK(evening.taste.decisions() == 200);
}

TEST_CASE("what was decided and taken back leaves no trace") {
    Evening evening;
    evening.comes("c1", "allez les bleus");
    evening.comes("c2", "allez les verts");
    const auto before = evening.taste.kept();
    const auto hidden = evening.log(CommentHidden{"c1"});
    CHECK(evening.of("c2") > 0);
    evening.log(TakenBack{hidden});
    CHECK(evening.of("c2") == 0);
    CHECK(evening.taste.kept() == before);
}

TEST_CASE("a comment that was hidden and approved again is fine") {
    Evening evening;
    evening.comes("c1", "allez les bleus");
    evening.comes("c2", "allez les verts");
    evening.log(CommentHidden{"c1"});
    evening.log(CommentApproved{"c1"});
    CHECK(evening.taste.decisions() == 1);
    CHECK(evening.of("c2") < 0);
}

TEST_CASE("pins and answers say that it is fine, bans and deletions that it is not") {
    const auto body = [](int kind) -> EventBody {
        switch (kind) {
        case 0:
            return GraphicTaken{{kPinKey, "pinned-comment", {}, -1, "c1"}};
        case 1:
            return CommentAnswered{"c1", "Bienvenue"};
        case 2:
            return CommentDeleted{"c1"};
        default:
            return AuthorBanned{"fb", {"u1", "Karim"}, "c1"};
        }
    };
    const auto kind = GENERATE(0, 1, 2, 3);
    Evening evening;
    evening.comes("c1", "allez les bleus", "u1");
    evening.comes("c2", "allez les verts", "u2");
    const auto decided = evening.log(body(kind));
    CHECK((evening.of("c2") > 0) == (kind >= 2));
    CHECK(evening.of("c2") != 0);
    evening.log(TakenBack{decided});
    CHECK(evening.of("c2") == 0);
}

TEST_CASE("rules and cues teach nothing") {
    Evening evening;
    evening.comes("c1", "allez les bleus");
    evening.comes("c2", "allez les verts");
    evening.log(CommentHidden{"c1"}, "rule:insult");
    evening.log(GraphicTaken{{kPinKey, "pinned-comment", {}, -1, "c2"}}, "cue 2");
    CHECK(evening.taste.decisions() == 0);
}

TEST_CASE("somebody whose comments were taken down comes earlier, whatever they say") {
    Evening evening;
    evening.comes("c1", "allez les bleus", "u1");
    evening.comes("c2", "bonjour Nantes", "u1");
    evening.comes("c3", "bonjour Nantes", "u2");
    evening.log(CommentHidden{"c1"});
    CHECK(evening.of("c2") > evening.of("c3"));
}

TEST_CASE("an engine that reads the log has learnt the same") {
    std::mt19937 random(7);
    Evening evening;
    std::vector<Event> log;
    for (int i = 0; i < 60; ++i) {
        const auto id = "c" + std::to_string(i);
        evening.comes(id, football(random));
        if (const auto seq = evening.log(CommentHidden{id}); i % 7 == 0)
            evening.log(TakenBack{seq});
    }
    Evening again;
    for (int i = 0; i < 60; ++i)
        again.comes("c" + std::to_string(i),
                    evening.state.comments()[static_cast<std::size_t>(i)].comment.text());
    for (int i = 59; i >= 0; --i) // in another order, at that
        if (i % 7 != 0)
            again.log(CommentHidden{"c" + std::to_string(i)});
    CHECK(again.taste.kept() == evening.taste.kept());
    CHECK(again.of("c0") == evening.of("c0"));
}

TEST_CASE("what is kept begins the next show, says nothing of who wrote what, and can be forgotten") {
    Evening evening;
    evening.comes("c1", "allez les bleus", "secret-author");
    evening.log(CommentHidden{"c1"});
    const auto kept = evening.taste.kept();
    CHECK(kept.dump().find("bleus") == std::string::npos);
    CHECK(kept.dump().find("secret-author") == std::string::npos);

    Evening next;
    next.comes("c1", "allez les verts", "secret-author");
    CHECK(next.of("c1") == 0);
    REQUIRE(next.taste.start_with(kept));
    CHECK(next.of("c1") > 0);
    CHECK(next.taste.earlier_decisions() == 1);
    CHECK(next.taste.decisions() == 0);
    next.comes("c2", "bravo au musée");
    next.log(CommentApproved{"c2"});
    CHECK(next.taste.kept()["fine"] == 1);
    CHECK(next.taste.kept()["gone"] == 1);
    next.taste.forget_earlier();
    CHECK(next.of("c1") == 0);
    CHECK(next.of("c2") < 0);
}

TEST_CASE("a file that is no learning changes nothing") {
    Evening evening;
    for (const char* text : {"null", "[]", "{}", R"({"version": 2, "gone": 1, "fine": 1, "counts": []})",
                             R"({"version": 1, "gone": 1, "fine": 1, "counts": [[65536, 1, 1]]})",
                             R"({"version": 1, "gone": 1, "fine": 1, "counts": [[3, -1, 1]]})",
                             R"({"version": 1, "gone": 1, "fine": 1, "counts": [[3, 2, 1]]})",
                             R"({"version": 1, "gone": 4000000000, "fine": 1, "counts": []})",
                             R"({"version": 1, "gone": "x", "fine": 1, "counts": [7]})"})
        CHECK_FALSE(evening.taste.start_with(nlohmann::json::parse(text)));
    CHECK(evening.taste.earlier_decisions() == 0);
}

TEST_CASE("any text costs a bounded time and is ranked") {
    Evening evening;
    evening.comes("c1", std::string(1'000'000, 'a'));
    evening.comes("c2", "");
    evening.log(CommentHidden{"c1"});
    evening.log(CommentApproved{"c2"});
    CHECK(evening.of("c1") > 0);
    CHECK(evening.of("c2") == 0);
}
