// The show thread's whole world, with pipelines that are not there.

#include "../intake/canned_server.h"
#include "../store/held_log.h"
#include "application.h"
#include "core_rig.h"
#include "engine/show_runner.h"
#include "engine/takeover.h"

#include <QTemporaryDir>
#include <QThread>
#include <catch2/catch.hpp>

#include <atomic>
#include <mutex>
#include <optional>
#include <stdexcept>

using namespace regie;
using namespace regie::test;

namespace {

constexpr const char* kOneComment =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
    R"({"result":{"comments":[{"key":"1","words":"Bonjour","by":{"key":"u1","name":"Zoé"}}],"cursor":"1"}})";

struct Show {
    QTemporaryDir folder;
    std::mutex mutex; // of what the show thread tells
    protocol::Status status;
    std::optional<std::string> finished; // the reason for status 1
    int graphics = 0;
    bool start_throws = false;

    QThread thread;
    std::unique_ptr<ShowRunner> runner;
    std::map<std::string, std::string> standins;

    Show() { application(); }
    ~Show() { end(); }

    std::filesystem::path log() const {
        return std::filesystem::path(folder.path().toStdString()) / "log.sqlite";
    }

    Result<ShowRunner::Doors> begin() {
        auto show = a_show();
        for (const auto& [id, url] : standins)
            show.feeds.push_back(a_feed(id, {}));
        ShowRunnerConfig config;
        config.show = std::move(show);
        config.mode = "rehearse";
        config.session = folder.path().toStdString();
        config.config = folder.path().toStdString() + "/config";
        config.standins = standins;
        config.past = read_past(log()).value();
        config.now = moment_now();
        const auto& session = config.past.state.session();
        config.epoch_ms = session ? session->epoch_ms : config.now.wall_ms;
        auto told = outlets();
        if (start_throws) {
            config.epoch_ms -= 3'600'000; // a clock that was stepped, of which start() tells
            told.clock_stepped = [](std::int64_t) { throw std::runtime_error("thrown by a test"); };
        }
        runner = std::make_unique<ShowRunner>(std::move(config), std::move(told));
        runner->moveToThread(&thread);
        thread.start();
        return runner->start();
    }
    void start() { REQUIRE(begin()); }
    ShowRunnerOutlets outlets() {
        ShowRunnerOutlets outlets;
        outlets.on_air = [this](const OnAirChange&) {
            const std::lock_guard lock(mutex);
            ++graphics;
        };
        outlets.scene = [](const SceneAt&) {};
        outlets.adjust = [](const std::string&, const SourceSettings&) {};
        outlets.caption = [](std::int64_t, const std::string&) {};
        outlets.reconnect = [](const std::string&) {};
        outlets.stop_output = [](const std::string&, const std::string&) {};
        outlets.set_monitoring = [](bool) {};
        outlets.stats = [] { return pipelines::PlayoutStats{}; };
        outlets.ending = [](const std::string&) {};
        outlets.clock_stepped = [](std::int64_t) {};
        outlets.stop_playout = [this] { runner->post([this] { runner->playout_ended(); }); };
        outlets.progress = [this](const protocol::Status& now, std::size_t) {
            const std::lock_guard lock(mutex);
            status = now;
        };
        outlets.finished = [this](const std::string& failure) {
            const std::lock_guard lock(mutex);
            finished = failure;
        };
        return outlets;
    }
    void end() {
        if (!runner)
            return;
        QMetaObject::invokeMethod(
            runner.get(),
            [&] {
                runner->close();
                runner.reset();
            },
            Qt::BlockingQueuedConnection);
        thread.quit();
        thread.wait();
    }
    template<typename Condition>
    bool comes(Condition condition) {
        return wait([&] {
            const std::lock_guard lock(mutex);
            return condition();
        });
    }
    /// As a person says it; the reason for status 1.
    std::string stop() {
        runner->post([this] { runner->stop("stopped"); });
        REQUIRE(wait([&] {
            const std::lock_guard lock(mutex);
            return finished.has_value();
        }));
        return *finished;
    }
    void mark(const std::string& name) {
        runner->post([this, name] { runner->source_changed("cam1", pipelines::SourceHealth::Live, name); });
    }
    std::vector<std::string> logged() const {
        std::vector<std::string> kinds;
        std::uint64_t seq = 0;
        const auto events = store::read_log(log());
        REQUIRE(events);
        for (const auto& event : *events) {
            CHECK(event.seq == ++seq);
            kinds.emplace_back(kind_of(event.body));
        }
        return kinds;
    }
    bool has_logged(const char* kind) const {
        const auto kinds = logged();
        return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    }
};

} // namespace

TEST_CASE("a show that ends has logged all that came before its end") {
    const intake::CannedServer server(kOneComment);
    Show show;
    show.standins = {{"guests", server.url()}};
    show.start();
    show.mark("a source");
    REQUIRE(wait([&] { return show.has_logged("comment.came"); }));
    CHECK(show.stop().empty());
    CHECK(show.logged().back() == "session.ended");
}

TEST_CASE("who was first to end the show is said to have ended it") {
    Show show;
    show.start();
    show.runner->post([&] {
        show.runner->stop("ended by Inès");
        show.runner->stop("ended by Paul");
    });
    REQUIRE(show.comes([&] { return show.finished.has_value(); }));
    const auto events = store::read_log(show.log());
    REQUIRE(events);
    const auto said = [&](const char* kind) {
        std::vector<std::string> reasons;
        for (const auto& event : *events)
            if (kind_of(event.body) == std::string(kind))
                reasons.push_back(data_of(event.body).at("reason"));
        return reasons;
    };
    CHECK(said("session.ending") == std::vector<std::string>{"ended by Inès"});
    CHECK(said("session.ended") == std::vector<std::string>{"ended by Inès"});
}

TEST_CASE("shows start and end, and go on after each other, with comments under way") {
    const intake::CannedServer server(kOneComment);
    for (int run = 0; run < 20; ++run) {
        Show show;
        show.standins = {{"guests", server.url()}, {"others", server.url()}};
        show.start();
        if (run % 4 == 0)
            REQUIRE(wait([&] { return show.has_logged("comment.came"); }));
        if (run % 2 == 0)
            CHECK(show.stop().empty());
        show.end(); // without an end, too: a main thread that gives up
        CHECK(show.logged().front() == "session.started");
    }
}

TEST_CASE("a show whose start throws has not begun, and ends in order") {
    Show show;
    show.start_throws = true;
    const auto doors = show.begin();
    REQUIRE_FALSE(doors);
    CHECK_THAT(doors.error().line(), Catch::Contains("thrown by a test"));
}

TEST_CASE("an exception in a task costs that task") {
    Show show;
    show.start();
    show.runner->post([] { throw std::runtime_error("thrown by a test"); });
    show.mark("caf\xE9");
    CHECK(wait([&] { return show.has_logged("source.changed"); }));
    CHECK(show.stop().empty());
}

TEST_CASE("when the log's disk hangs the show goes on and says so, and nothing is lost") {
    Show show;
    show.start();
    REQUIRE(wait([&] { return show.has_logged("engine.started"); }));
    {
        const HeldLog held(show.log());
        show.runner->post([&] { show.runner->frame_due(0); });
        show.mark("one");
        REQUIRE(show.comes([&] { return !show.status.log_ok; }));
        CHECK(show.status.log_words == "The log's disk does not answer; the show goes on, and what happened "
                                       "is written when it answers.");
        show.mark("two");
    }
    REQUIRE(show.comes([&] { return show.status.log_ok && show.status.log_words.empty(); }));
    CHECK(show.stop().empty());
    const auto kinds = show.logged();
    CHECK(std::count(kinds.begin(), kinds.end(), "source.changed") == 2);
    CHECK(kinds.back() == "session.ended");
}

TEST_CASE("a log that cannot be written to its end is the reason for status 1") {
    Show show;
    show.start();
    REQUIRE(wait([&] { return show.has_logged("engine.started"); }));
    const HeldLog held(show.log());
    const auto reason = show.stop();
    CHECK_THAT(reason, Catch::Contains("the log"));
    CHECK_FALSE(show.has_logged("session.ended"));
}
