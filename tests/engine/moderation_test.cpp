#include "application.h"
#include "core_rig.h"
#include "engine/moderation.h"
#include "task_thread.h"

#include <QTemporaryDir>
#include <catch2/catch.hpp>
using namespace regie;
using namespace regie::test;

namespace {

struct ModerationRig {
    Thread thread;
    QTemporaryDir folder;
    Rig core;
    int told = 0;
    std::unique_ptr<Moderation> moderation;

    explicit ModerationRig(const std::vector<Event>& history = {}) : core(a_show(), history) {
        application();
        moderation = std::make_unique<Moderation>(
            ModerationPlan{{}, folder.path().toStdString(), {}},
            ModerationOutlets{[this](auto task) { thread.post(std::move(task)); },
                              [this](const auto&) { ++told; }});
        moderation->start(core.core, history.empty());
    }
    void come(int count) {
        std::vector<Comment> comments;
        for (int i = 0; i < count; ++i)
            comments.push_back(
                a_comment("c" + std::to_string(i), "allez tous vous faire voir bande de nuls"));
        core.core.comments_came("fb", comments);
        for (const auto& comment : comments)
            moderation->judge(comment, 0);
    }
    bool is_flagged(const std::string& comment) const {
        return !core.core.state().comment(comment)->flags.empty();
    }
};

} // namespace

TEST_CASE("comments are flagged, and those that an engine before this one left are too") {
    ModerationRig first;
    first.come(3);
    const auto before = first.core.fake.written; // it died before it had flags
    REQUIRE(first.thread.run_until([&] { return first.is_flagged("c2"); }));

    ModerationRig second(before);
    CHECK_FALSE(second.is_flagged("c2"));
    REQUIRE(second.thread.run_until([&] { return second.is_flagged("c2"); }));
    CHECK(second.core.fake.to_flag.empty());
}

TEST_CASE("moderation may end with everything under way") {
    Thread thread;
    for (int run = 0; run < 60; ++run) {
        ModerationRig rig;
        rig.come(300);
        std::vector<std::string> answers;
        const auto answer = [&](const Result<nlohmann::json>& given) {
            answers.push_back(given ? "yes" : given.error().what);
        };
        CHECK(rig.moderation->question("Inès", "earlier", {{"platform", "facebook"}, {"author", "u-c1"}},
                                       answer));
        CHECK(rig.moderation->question("Inès", "try_flag_rules",
                                       {{"flags", nlohmann::json::object()}, {"sessions", 3}}, answer));
        if (run % 2 == 0)
            rig.moderation->wait();
        if (run % 3 == 0)
            rig.thread.run_all();
        rig.moderation.reset();
        rig.thread.run_all();
    }
}
