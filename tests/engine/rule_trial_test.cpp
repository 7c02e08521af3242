#include "core_rig.h"
#include "engine/rule_trial.h"
#include "written_log.h"

#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include <filesystem>

using namespace regie;
using namespace regie::test;

namespace fs = std::filesystem;

namespace {

struct TrialSessions {
    QTemporaryDir folder;
    std::atomic<bool> stop = false;

    fs::path root() const { return folder.path().toStdString(); }
    fs::path write(const std::string& name, std::size_t comments, const std::string& text) const {
        fs::create_directories(root() / name);
        std::vector<Event> events{{1, 0, 0, "engine", SessionStarted{}}};
        for (std::size_t i = 0; i < comments; ++i)
            events.push_back(
                {events.size() + 1, 0, 0, "fb", CommentCame{a_comment(name + std::to_string(i), text)}});
        write_log(root() / name / "log.sqlite", std::move(events));
        return root() / name;
    }
    Result<Trial> run(const std::vector<fs::path>& sessions, TrialBounds bounds = {}) {
        FlagSettings then;
        then.block = {"bobo"};
        return try_rules({}, then, sessions, stop, bounds);
    }
};

} // namespace

TEST_CASE("rules are tried on every comment of the sessions, page by page") {
    TrialSessions sessions;
    const auto one = sessions.write("one", 2500, "bobo"), two = sessions.write("two", 3, "Bonjour");
    const auto trial = sessions.run({one, two});
    REQUIRE(trial);
    CHECK(trial->tried.comments == 2503);
    CHECK(trial->tried.rules.at("blocked").newly == 2500);
    CHECK(trial->sessions == 2);
    CHECK_FALSE(trial->cut);
}

TEST_CASE("a trial ends at its bounds and says so") {
    TrialSessions sessions;
    const auto one = sessions.write("one", 50, "bobo"), two = sessions.write("two", 50, "bobo");
    const auto few = sessions.run({one, two}, {.comments = 20});
    REQUIRE(few);
    CHECK(few->tried.comments == 20);
    CHECK(few->cut);
    const auto short_of_time = sessions.run({one, two}, {.time = std::chrono::milliseconds(-1)});
    REQUIRE(short_of_time);
    CHECK(short_of_time->tried.comments == 0);
    CHECK(short_of_time->cut);
    CHECK_FALSE(sessions.run({sessions.root() / "nowhere"}));
}

TEST_CASE("a trial that is stopped is an error") {
    TrialSessions sessions;
    sessions.stop = true;
    CHECK_FALSE(sessions.run({sessions.write("one", 5, "bobo")}));
}

TEST_CASE("earlier sessions are the folders with a log beside this one, the newest first") {
    TrialSessions sessions;
    const auto now = sessions.write("now", 1, "a");
    const auto old = sessions.write("old", 1, "a"), older = sessions.write("older", 1, "a");
    const auto time = fs::last_write_time(now / "log.sqlite");
    fs::last_write_time(old / "log.sqlite", time - std::chrono::hours(1));
    fs::last_write_time(older / "log.sqlite", time - std::chrono::hours(2));
    fs::create_directories(sessions.root() / "no session");
    CHECK(earlier_sessions(now, 5) == std::vector<fs::path>{old, older});
    CHECK(earlier_sessions(now, 1) == std::vector<fs::path>{old});
    CHECK(earlier_sessions(sessions.root() / "nowhere" / "x", 5).empty());
}
