// Engines that start and end, whole: what their threads hold of each other at any moment.

#include "../store/held_log.h"
#include "desk_server_rig.h"
#include "engine/engine.h"
#include "engine/session_lock.h"
#include "engine/takeover.h"
#include "overlay_fixture.h"

#include <QGuiApplication>
#include <QTimer>

#include <csignal>
#include <optional>
#include <random>

using namespace regie;
using namespace regie::test;

namespace {

/// Two sources, graphics and a recording; small enough for sanitizers.
ShowFile small_show() {
    const auto show = parse_show_file(R"({
        "name": "Small", "canvas": {"width": 320, "height": 180, "fps": 25},
        "sources": [{"id": "ball", "uri": "pattern:ball?tone=440"}, {"id": "blue", "uri": "color:#102040"}],
        "outputs": [{"kind": "recording"}],
        "rundown": [{"id": "host", "graphic": "lower-third", "fields": {"title": "Inès Martin"}},
                    {"id": "now", "graphic": "clock", "fields": {"title": "Nantes"}}]})",
                                      "show.json");
    INFO((show ? std::string() : show.error().line()));
    REQUIRE(show);
    return *show;
}

/// Desks that come, ask for whatever moves threads, and go without a word; then one of them, or a signal,
/// ends the show.
class Visitors {
  public:
    Visitors(std::filesystem::path session, unsigned seed) : session_(std::move(session)), random_(seed) {
        steps_ = 10 + static_cast<int>(random_() % 60);
        QObject::connect(&timer_, &QTimer::timeout, [this] { step(); });
        timer_.start(20);
    }

  private:
    struct Desk : Client {
        using Client::Client;
        bool said_hello = false;
    };

    void step() {
        const auto engine = running_engine(session_);
        if (!engine || engine->url.empty())
            return;
        if (--steps_ <= 0)
            return end();
        switch (random_() % 4) {
        case 0:
            desks_.push_back(std::make_unique<Desk>(QUrl(QString::fromStdString(engine->url))));
            break;
        case 1:
            if (!desks_.empty())
                desks_.erase(desks_.begin() + static_cast<std::ptrdiff_t>(random_() % desks_.size()));
            break;
        default:
            for (auto& desk : desks_)
                talk(*desk);
        }
    }
    void talk(Desk& desk) {
        if (!desk.connected || desk.closed)
            return;
        if (!std::exchange(desk.said_hello, true))
            return desk.hello("hello", "Inès");
        const std::vector<Request> requests{{"1", method::kTake, {{"item", "host"}}},
                                            {"2", method::kRelease, {{"key", "host"}}},
                                            {"3", method::kScene, {{"scene", "blue"}, {"mix", true}}},
                                            {"4", method::kScene, {{"scene", "ball"}}},
                                            {"5", method::kReplay, {{"seconds", 5}}},
                                            {"6", method::kMark, {{"name", "here"}}},
                                            {"7", method::kAdjust, {{"source", "ball"}, {"gain_db", -6}}}};
        desk.send(requests[random_() % requests.size()]);
    }
    void end() {
        const auto in = std::find_if(desks_.begin(), desks_.end(),
                                     [](const auto& desk) { return !desk->closed && desk->answer("hello"); });
        if (in == desks_.end())
            std::raise(SIGTERM);
        else
            (*in)->send({"end", method::kStop, {}});
        timer_.stop();
    }

    const std::filesystem::path session_;
    std::mt19937 random_;
    int steps_ = 0;
    std::vector<std::unique_ptr<Desk>> desks_;
    QTimer timer_;
};

} // namespace

TEST_CASE("an engine whose log's disk hangs at the end waits for it a while, then ends with that reason") {
    overlay::test::need_application();
    auto& app = *qobject_cast<QGuiApplication*>(QCoreApplication::instance());
    qputenv("XDG_CONFIG_HOME", QByteArray::fromStdString(config().string()));
    const QTemporaryDir folder;
    EngineOptions options;
    options.show = small_show();
    options.session = folder.path().toStdString();
    std::optional<HeldLog> held;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, [&] {
        const auto engine = running_engine(options.session);
        if (!engine || engine->url.empty())
            return;
        timer.stop();
        held.emplace(options.session / "log.sqlite");
        std::raise(SIGTERM);
    });
    timer.start(100);
    CHECK(run_engine(options, app) == 1); // a watchdog would end this process
}

TEST_CASE("engines start and end while desks come and go at any moment") {
    overlay::test::need_application();
    auto& app = *qobject_cast<QGuiApplication*>(QCoreApplication::instance());
    qputenv("XDG_CONFIG_HOME", QByteArray::fromStdString(config().string()));
    for (unsigned round = 0; round < 10; ++round) {
        CAPTURE(round);
        const QTemporaryDir folder;
        EngineOptions options;
        options.show = small_show();
        options.session = folder.path().toStdString();
        options.seconds = 60; // where nobody is heard
        const Visitors visitors(options.session, 21 + round);
        CHECK(run_engine(options, app) == 0);
        CHECK(std::filesystem::exists(options.session / "recording.mp4"));
        CHECK_FALSE(begin_session(options.session, {})); // which has ended
    }
}
