// What the machine has: asked, listed, watched.

#include "peer.h"
#include "pipelines/control_thread.h"
#include "pipelines/devices.h"
#include "source_runner.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

/// A sound server of this test's own, that hears an empty room; a line input comes and goes.
class SoundServer {
  public:
    SoundServer() {
        setenv("PULSE_SERVER", ("unix:" + socket_).c_str(), 1);
        server_.emplace(std::vector<std::string>{
            "/bin/sh", "-c",
            fmt::format(
                "(until [ -S {0} ]; do sleep 0.05; done; echo ready) & exec pulseaudio -n --daemonize=no "
                "--use-pid-file=no --exit-idle-time=-1 --disable-shm --log-level=error "
                "-L 'module-native-protocol-unix auth-anonymous=1 socket={0}' "
                "-L 'module-null-sink sink_name=room'",
                socket_)});
    }
    ~SoundServer() { unsetenv("PULSE_SERVER"); }

    static void plug_in() {
        REQUIRE(
            std::system(
                "pactl load-module module-remap-source source_name=line master=room.monitor >/dev/null") ==
            0);
    }

  private:
    TemporaryFolder folder_;
    const std::string socket_ = (folder_ / "native").string();
    std::optional<Peer> server_;
};

} // namespace

TEST_CASE("A microphone delivers sound without a gap, and no picture is missed") {
    const SoundServer server;
    OpenSource source(source_at("pulse:room.monitor"));
    REQUIRE(source.wait_until_ready());
    const bool heard = source.read_until([&] { return source.samples_heard > 3 * 48'000; });
    INFO(source.samples_heard << " samples, " << source.sound_gaps << " missing");
    REQUIRE(heard);
    CHECK(source.pictures.empty());
    CHECK(source.sound_gaps == 0);
}

TEST_CASE("A microphone that is plugged in later is seen, and used as soon as it is there") {
    std::optional<SoundServer> server(std::in_place);
    SupervisedRun run(source_at("pulse:line"));
    REQUIRE(run.wait_for(regie::pipelines::SourceHealth::Lost));
    CHECK_THAT(run.words(), Catch::StartsWith("Microphone line is not there. Plug it in"));
    std::mutex mutex;
    std::condition_variable seen;
    std::vector<std::string> added;
    regie::pipelines::ControlThread control;
    const DeviceWatch watch(control, [&](DeviceWatch::Change change, const Device& device) {
        std::lock_guard lock(mutex);
        if (change == DeviceWatch::Change::Added)
            added.push_back(device.uri);
        seen.notify_all();
    });
    SoundServer::plug_in();
    REQUIRE(run.wait_for(SourceHealth::Live));
    CHECK(run.words() == "Microphone line delivers sound.");
    std::unique_lock lock(mutex);
    CHECK(seen.wait_for(lock, std::chrono::seconds(10),
                        [&] { return std::find(added.begin(), added.end(), "pulse:line") != added.end(); }));
    lock.unlock();
    const auto devices = list_devices();
    CHECK(std::count_if(devices.begin(), devices.end(), [](const Device& device) {
              return device.kind == DeviceKind::Microphone && !device.sound.empty();
          }) == 1);
    server.reset(); // what is only unplugged, Pulse replaces by another input
    REQUIRE(run.wait_for(SourceHealth::Lost));
}

TEST_CASE("Devices are listed in order, each with what a show file needs") {
    const auto devices = list_devices(); // a build machine mostly has none
    for (std::size_t i = 0; i < devices.size(); ++i) {
        CHECK_FALSE(devices[i].name.empty());
        CHECK_FALSE(devices[i].uri.empty());
        if (i > 0)
            CHECK(devices[i - 1].kind <= devices[i].kind);
    }
}

TEST_CASE("Watching for devices begins and ends at any moment") {
    ControlThread control;
    for (int i = 0; i < 5; ++i)
        DeviceWatch watch(control, [](DeviceWatch::Change, const Device&) {});
}
