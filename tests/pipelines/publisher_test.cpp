// Publishers and real peers: nginx with its RTMP module, srt-live-transmit, and a proxy that spoils the line.

#include "peer_process.h"
#include "pipelines/lone_pipeline.h"
#include "publisher_run.h"
#include "test_media.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <thread>

using namespace regie::pipelines;
using namespace regie::pipelines::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* kKey = "test-stream-key";

PublisherSettings to_rtmp(int port) {
    return {.id = "rtmp",
            .name = "the ingest",
            .url = "rtmp://127.0.0.1:" + std::to_string(port) + "/live",
            .key = kKey,
            .video_kbps = 1500,
            .canvas = {.width = 320, .height = 180}};
}

PublisherSettings to_srt(int port, const std::string& passphrase = "") {
    auto settings = to_rtmp(port);
    settings.url = "srt://127.0.0.1:" + std::to_string(port);
    settings.key = passphrase;
    return settings;
}

template<typename Condition>
bool wait_until(Condition condition, int seconds = 15) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > deadline)
            return false;
        std::this_thread::sleep_for(10ms); // between two looks at another process
    }
    return true;
}

bool wait_for_pictures(PublisherRun& run, int more) {
    const int from = run.pictures_given();
    return wait_until([&] { return run.pictures_given() >= from + more; });
}

struct NginxIngest {
    TemporaryFolder folder;
    PeerProcess process{"ingest.py", {"nginx", (folder / "nginx").string()}};

    /// What it recorded, a file for each connection, oldest first.
    std::vector<std::filesystem::path> recordings() {
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(folder / "nginx" / "recorded"))
            files.push_back(entry.path());
        std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) {
            return std::filesystem::last_write_time(a) < std::filesystem::last_write_time(b);
        });
        return files;
    }
    std::string log() {
        std::stringstream text;
        text << std::ifstream(folder / "nginx" / "error.log").rdbuf();
        return text.str();
    }
    /// Clients that said the broadcast is over; nginx logs deleteStream also when a client has gone.
    int clients_that_said_goodbye() {
        int count = 0;
        std::istringstream lines(log());
        std::vector<std::string> gone;
        for (std::string line; std::getline(lines, line);) {
            const auto at = line.find('*');
            const std::string client =
                at == std::string::npos ? "" : line.substr(at, line.find(' ', at) - at);
            if (line.find("disconnect") != std::string::npos)
                gone.push_back(client);
            else if (line.find(" publish:") != std::string::npos)
                std::erase(gone, client);
            else if (line.find("deleteStream") != std::string::npos &&
                     std::find(gone.begin(), gone.end(), client) == gone.end())
                ++count;
        }
        return count;
    }
};

void check_in_order(const SeenMedia& seen) {
    CHECK(seen.error.empty());
    const auto numbers = seen.numbers();
    for (std::size_t i = 1; i < numbers.size(); ++i)
        REQUIRE(numbers[i] == numbers[i - 1] + 1);
}

void check_sound_with_picture(const SeenMedia& seen) {
    const auto flashes = seen.flash_seconds(), beeps = seen.beep_seconds();
    REQUIRE(flashes.size() >= 2);
    // The first beep may be cut: a connection begins with a keyframe, which is a flash, and the sound after
    // it.
    for (std::size_t i = 1; i < flashes.size(); ++i) {
        const double flash = flashes[i];
        const auto near = std::min_element(beeps.begin(), beeps.end(), [flash](double a, double b) {
            return std::abs(a - flash) < std::abs(b - flash);
        });
        REQUIRE(near != beeps.end());
        CHECK(std::abs(*near - flash) < 0.020);
    }
}

} // namespace

TEST_CASE("A broadcast arrives whole, and its ingest is told when it ends") {
    // From 0, and across the end of FLV's 24 bits after 4 h 39 min 37.2 s.
    const std::int64_t start_ns = GENERATE(std::int64_t{0}, std::int64_t{16'776'000'000'000});
    NginxIngest ingest;
    PublisherRun run(to_rtmp(ingest.process.port()));
    run.feed(start_ns);
    const auto running = run.wait_for(OutputHealth::Running);
    REQUIRE(running);
    CHECK(running->first_pts_ns == start_ns);
    REQUIRE(wait_for_pictures(run, 75));
    const OutputStats stats = run.stats();
    CHECK(stats.sent_frames > 60);
    CHECK(stats.dropped_frames == 0);
    CHECK(stats.kbps > 20);
    CHECK(stats.sent_bytes > 10'000);
    CHECK(stats.running_ms > 1000);
    CHECK(stats.round_trip_ms.value_or(-1) >= 0);
    run.end();
    REQUIRE(run.wait_for(OutputHealth::Ended));
    CHECK(run.story() == std::vector{OutputHealth::Connecting, OutputHealth::Running, OutputHealth::Ended});
    REQUIRE(wait_until([&] { return ingest.log().find("disconnect") != std::string::npos; }));
    CHECK(ingest.clients_that_said_goodbye() == 1);
    REQUIRE(ingest.recordings().size() == 1);
    const SeenMedia seen = read_media(ingest.recordings().front());
    check_in_order(seen);
    REQUIRE(!seen.frames.empty());
    CHECK(seen.frames.front().number == 0);
    CHECK(static_cast<int>(seen.frames.size()) == run.pictures_given());
    check_sound_with_picture(seen);
}

TEST_CASE("A broadcast waits for its ingest, survives its death, and never ends it by itself") {
    NginxIngest ingest;
    ingest.process.tell("kill");
    PublisherRun run(to_rtmp(ingest.process.port()));
    run.feed();
    REQUIRE(wait_until([&] { return run.words().find("Nobody takes the broadcast") != std::string::npos; }));
    ingest.process.tell("start");
    const auto back = std::chrono::steady_clock::now();
    const auto running = run.wait_for(OutputHealth::Running);
    REQUIRE(running);
    CHECK(running->when - back < 3s);
    REQUIRE(wait_for_pictures(run, 30));

    ingest.process.tell("kill");
    const auto died = std::chrono::steady_clock::now();
    const auto lost = run.wait_for(OutputHealth::Lost);
    REQUIRE(lost);
    CHECK(lost->when - died < 5s);
    ingest.process.tell("start");
    const auto back_again = std::chrono::steady_clock::now();
    const auto running_again = run.wait_for(OutputHealth::Running, 2);
    REQUIRE(running_again);
    CHECK(running_again->when - back_again < 3s);
    CHECK(running_again->first_pts_ns % 1'000'000'000 == 0); // a keyframe: there is one each second
    REQUIRE(wait_for_pictures(run, 30));
    CHECK(ingest.clients_that_said_goodbye() == 0);
    run.end();
    REQUIRE(run.wait_for(OutputHealth::Ended));
    CHECK(ingest.clients_that_said_goodbye() == 1);

    const auto recordings = ingest.recordings();
    REQUIRE(recordings.size() == 2);
    const SeenMedia seen = read_media(recordings.back());
    check_in_order(seen);
    check_sound_with_picture(seen);
    CHECK(seen.frames.front().number == running_again->first_pts_ns * 30 / 1'000'000'000);
}

TEST_CASE("A broadcast that is stopped says goodbye, stays away, and begins again when wanted") {
    NginxIngest ingest;
    PublisherRun run(to_rtmp(ingest.process.port()));
    run.feed();
    REQUIRE(run.wait_for(OutputHealth::Running));
    REQUIRE(wait_for_pictures(run, 30));
    run.stop("Stopped by Inès.");
    REQUIRE(run.wait_for(OutputHealth::Stopped));
    CHECK(run.words() == "Stopped by Inès.");
    CHECK(wait_until([&] { return ingest.clients_that_said_goodbye() == 1; }));
    const auto sent = run.stats().sent_frames;
    const auto given = run.pictures_given();
    REQUIRE(wait_until([&] { return run.pictures_given() > given + 90; })); // longer than between attempts
    CHECK(run.stats().sent_frames == sent);

    run.reconnect_now();
    const auto again = run.wait_for(OutputHealth::Running, 2);
    REQUIRE(again);
    CHECK(again->first_pts_ns % 1'000'000'000 == 0);
    REQUIRE(wait_for_pictures(run, 60));
    CHECK(run.stats().dropped_frames == 0); // nobody waited for them
    run.end();
    REQUIRE(run.wait_for(OutputHealth::Ended));
    CHECK(run.story() == std::vector{OutputHealth::Connecting, OutputHealth::Running, OutputHealth::Stopped,
                                     OutputHealth::Connecting, OutputHealth::Running, OutputHealth::Ended});
    CHECK(ingest.clients_that_said_goodbye() == 2);
    CHECK(ingest.recordings().size() == 2);
}

TEST_CASE("A broadcast that was stopped before stays away until it is wanted, and ends with its show") {
    NginxIngest ingest;
    auto settings = to_rtmp(ingest.process.port());
    settings.stopped = "Stopped by Inès.";
    PublisherRun run(settings);
    run.feed();
    REQUIRE(run.wait_for(OutputHealth::Stopped));
    REQUIRE(wait_until([&] { return run.pictures_given() > 90; }));
    CHECK(ingest.recordings().empty());
    run.end();
    REQUIRE(run.wait_for(OutputHealth::Ended));
    CHECK(run.story() == std::vector{OutputHealth::Stopped, OutputHealth::Ended});
}

TEST_CASE("A refused key stops retrying, and reconnecting tries again") {
    const std::string code =
        GENERATE("NetStream.Publish.BadName", "NetStream.Publish.Rejected", "NetStream.Publish.Denied");
    CAPTURE(code);
    PeerProcess ingest("ingest.py", {"refusing", "-", code, "No such stream key"});
    PublisherRun run(to_rtmp(ingest.port()));
    run.feed();
    const auto failed = run.wait_for(OutputHealth::Failed);
    REQUIRE(failed);
    CHECK_THAT(failed->words, Catch::Contains("refuses the stream key") && !Catch::Contains(kKey));
    CHECK(ingest.tell("times_asked") == "1");
    run.reconnect_now();
    REQUIRE(run.wait_for(OutputHealth::Failed, 2));
    CHECK(ingest.tell("times_asked") == "2");
}

TEST_CASE("An ingest that still holds the last connection is asked again") {
    PeerProcess ingest("ingest.py", {"refusing", "-", "NetStream.Publish.BadName", "Already publishing"});
    PublisherRun run(to_rtmp(ingest.port()));
    run.feed();
    REQUIRE(wait_until([&] { return ingest.tell("times_asked") >= "2"; }));
    CHECK_THAT(run.words(), Catch::Contains("still holds an earlier connection"));
    CHECK(run.story() == std::vector{OutputHealth::Connecting});
}

TEST_CASE("SRT: a broadcast waits for its receiver, and arrives encrypted") {
    TemporaryFolder folder;
    PeerProcess receiver("ingest.py", {"srt", folder.path().string(), "correct-horse"});
    receiver.tell("kill");
    PublisherRun run(to_srt(receiver.port(), "correct-horse"));
    run.feed();
    REQUIRE(wait_until([&] { return run.words().find("tried again every") != std::string::npos; }));
    receiver.tell("start");
    const auto back = std::chrono::steady_clock::now();
    const auto running = run.wait_for(OutputHealth::Running);
    REQUIRE(running);
    CHECK(running->when - back < 5s);
    REQUIRE(wait_for_pictures(run, 75));
    CHECK(run.stats().round_trip_ms.has_value());
    CHECK(run.stats().kbps > 20);
    run.end();
    REQUIRE(run.wait_for(OutputHealth::Ended));
    const SeenMedia seen = read_media(folder / "received.ts");
    REQUIRE(seen.frames.size() > 60);
    check_in_order(seen);
    check_sound_with_picture(seen);
}

TEST_CASE("SRT: a receiver that dies is noticed within 5 s, and found again") {
    TemporaryFolder folder;
    PeerProcess receiver("ingest.py", {"srt", folder.path().string()});
    PublisherRun run(to_srt(receiver.port()));
    run.feed();
    REQUIRE(run.wait_for(OutputHealth::Running));
    receiver.tell("kill");
    const auto died = std::chrono::steady_clock::now();
    const auto lost = run.wait_for(OutputHealth::Lost);
    REQUIRE(lost);
    CHECK(lost->when - died < 5s);
    receiver.tell("start");
    REQUIRE(run.wait_for(OutputHealth::Running, 2));
}

TEST_CASE("SRT: a passphrase that is refused stops retrying, and reconnecting tries again") {
    TemporaryFolder folder;
    PeerProcess receiver("ingest.py", {"srt", folder.path().string(), "correct-horse"});
    const auto [passphrase, words] = GENERATE(table<std::string, std::string>(
        {{"another-horse", "refuses the passphrase"}, {"", "wants a passphrase, and this output has none"}}));
    PublisherRun run(to_srt(receiver.port(), passphrase));
    run.feed();
    const auto failed = run.wait_for(OutputHealth::Failed);
    REQUIRE(failed);
    CHECK_THAT(failed->words, Catch::Contains(words) && !Catch::Contains("horse"));
    run.reconnect_now();
    REQUIRE(run.wait_for(OutputHealth::Failed, 2));
    CHECK(run.story() == std::vector{OutputHealth::Connecting, OutputHealth::Failed, OutputHealth::Connecting,
                                     OutputHealth::Failed});
}

TEST_CASE("Starting and stopping at any moment leaves nothing behind and never waits") {
    NginxIngest ingest;
    PeerProcess proxy("proxy.py", {std::to_string(ingest.process.port())});
    for (int round = 0; round < 40; ++round) {
        const bool nobody = round % 4 == 3, stalled = round % 8 == 5;
        if (stalled)
            proxy.tell("stall");
        PublisherSettings settings = round % 5 == 4 ? to_srt(9) : to_rtmp(nobody ? 9 : proxy.port());
        if (!settings.key.empty())
            settings.key += std::to_string(round); // nginx may not have let go of the last one
        const auto began = std::chrono::steady_clock::now();
        {
            PublisherRun run(settings);
            run.feed();
            wait_for_pictures(run, 1 + round % 7);
        }
        CHECK(std::chrono::steady_clock::now() - began < 2s);
        if (stalled)
            proxy.tell("resume");
    }
    CHECK(wait_until([] { return LonePipeline::running() == 0; }));
}
