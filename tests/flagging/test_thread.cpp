// What a comment answers, who wrote it, and what habits mark.

#include "flagging/author_history.h"
#include "flagging/flagger.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

struct Thread {
    Flagger flagger{FlagSettings{}};
    AuthorHistory history;

    std::vector<Flag> says(const std::string& id, const std::string& text, const std::string& parent = {},
                           bool by_us = false) {
        Comment comment{id, "fb", "facebook", {"u-" + id, "Nom"}, text, 0};
        comment.parent = parent;
        comment.by_us = by_us;
        return flagger.judge(history.next(comment, 0)).flags;
    }
};

bool has(const std::vector<Flag>& flags, const std::string& rule) {
    return std::any_of(flags.begin(), flags.end(), [&](const Flag& flag) { return flag.rule == rule; });
}

std::string first_marked(const std::string& text, const std::string& rule) {
    FlagInput input;
    input.text = text;
    for (const auto& flag : Flagger{FlagSettings{}}.judge(input).flags)
        if (flag.rule == rule && !flag.spans.empty())
            return text.substr(flag.spans.front().start, flag.spans.front().end - flag.spans.front().start);
    return {};
}

} // namespace

TEST_CASE("a question to somebody else in the thread is none for the institution") {
    Thread thread;
    thread.says("c1", "Quelle belle façade, vraiment");
    CHECK(has(thread.says("c2", "Vous avez vraiment aimé ça ?"), "question"));
    CHECK_FALSE(has(thread.says("c3", "Vous avez vraiment aimé ça ?", "c1"), "question"));
    CHECK(has(thread.says("c4", "Et les horaires du mardi ?", "c1"), "question")); // it names a topic of ours
    thread.says("us", "Le musée rouvre demain", {}, true);
    CHECK(has(thread.says("c5", "Vous avez vraiment aimé ça ?", "us"), "question"));
    CHECK(has(thread.says("c6", "Vous avez vraiment aimé ça ?", "never came"), "question"));
}

TEST_CASE("a word said in reply to somebody is said to them") {
    Thread thread;
    thread.says("c1", "J'adore ce musée");
    thread.says("us", "Le musée rouvre demain", {}, true);
    CHECK_FALSE(has(thread.says("c2", "nul"), "insult")); // an opinion
    CHECK_FALSE(has(thread.says("c3", "nul", "us"), "insult"));
    CHECK(has(thread.says("c4", "con", "c1"), "insult"));
}

TEST_CASE("nothing of the institution's own words is flagged") {
    Thread thread;
    for (int i = 0; i < 10; ++i)
        CHECK(thread
                  .says("us" + std::to_string(i), "Réservation au 02 40 12 34 56, https://bit.ly/musee", {},
                        true)
                  .empty());
    CHECK(has(thread.says("c1", "Réservation au 02 40 12 34 56, https://bit.ly/musee"), "link"));
}

TEST_CASE("habits mark what they are about") {
    CHECK(
        first_marked("Bonjour, C'EST SCANDALEUX CE MUSEE, merci", "shouting").empty()); // not mostly capitals
    CHECK(first_marked("ah C'EST UN SCANDALE CE MUSEE !!", "shouting") == "C'EST UN SCANDALE CE MUSEE");
    std::string wall;
    for (int i = 0; i < 30; ++i)
        wall += "🔥";
    CHECK(first_marked("ok " + wall + " !", "emoji-wall") == wall);
}
