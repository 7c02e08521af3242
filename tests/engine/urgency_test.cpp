#include "core_rig.h"
#include "engine/urgency.h"

#include <catch2/catch.hpp>

#include <map>

using namespace regie;
using namespace regie::test;

namespace {

struct Queue {
    ShowState state;
    CrewTaste taste;
    Urgency urgency;

    void log(EventBody body) {
        const Event event{state.last_seq() + 1, 0, 0, "Inès", std::move(body)};
        state.apply(event);
        taste.apply(event, state);
    }
    void comes(const std::string& id, const std::string& text, Judgement judgement = {}) {
        log(CommentCame{a_comment(id, text)});
        urgency.judged({id, std::move(judgement)}, state);
    }
    /// What is told until nothing is new any more.
    std::map<std::string, double> told() {
        std::map<std::string, double> all;
        for (int i = 0; i < 200; ++i)
            for (const auto& [id, need] : urgency.step(state, taste))
                all[id] = need;
        return all;
    }
};

} // namespace

TEST_CASE("what flagging says and what the crew decided both move how soon a comment wants a look") {
    Queue queue;
    queue.comes("plain", "La verrière est belle");
    queue.comes("rude", "nuls", {{a_flag("insult", Severity::Severe)}, 0.9, 0});
    queue.comes("goal", "quel but ce soir au stade");
    auto told = queue.told();
    CHECK(told.at("rude") == Approx(0.9));
    CHECK(told.at("plain") == 0);
    CHECK(queue.told().empty());

    queue.comes("match", "un but de plus au stade");
    queue.log(CommentHidden{"match"});
    queue.urgency.learnt();
    told = queue.told();
    CHECK(told.at("goal") > 0.05);
    CHECK_FALSE(told.contains("match")); // it is decided
}

TEST_CASE("somebody who knows nothing is told all that is undecided, the newest of very many") {
    Queue queue;
    for (std::size_t i = 0; i < Urgency::kMost + 10; ++i)
        queue.comes("c" + std::to_string(i), "Bonjour");
    CHECK(queue.told().size() == Urgency::kMost);
    queue.urgency.tell_all();
    const auto told = queue.told();
    CHECK(told.size() == Urgency::kMost);
    CHECK_FALSE(told.contains("c9"));
    CHECK(told.contains("c10"));
}
