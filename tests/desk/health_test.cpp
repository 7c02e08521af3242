#include "desk/health.h"
#include "gui.h"
#include "log_builder.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::desk;
using regie::test::LogBuilder;

namespace {

protocol::Status running() {
    protocol::Status status;
    status.show_ms = 100'000;
    status.frames = 3000;
    status.outputs["recording"].sent_bytes = 100'000'000; // 1 MB/s
    status.free_bytes = 11'400'000'000;
    status.feeds["facebook"].comments_per_min = 18;
    return status;
}

std::string told(const ShowState& state, const protocol::Status& status, const protocol::Welcome& plan = {}) {
    test::application();
    std::string all;
    for (const auto& line : health_of(state, status, plan)) {
        const char* mark = line.tone == Tone::Urgent ? "!! " : line.tone == Tone::Wait ? "! " : "";
        all += (all.empty() ? "" : " | ") + std::string(mark) + line.words.toStdString();
    }
    return all;
}

} // namespace

TEST_CASE("health is told in words, what is wrong first") {
    LogBuilder log;
    auto status = running();
    CHECK(told(log.state, status) == "Comments · none yet | 0 frames lost");

    LogBuilder taken_over;
    taken_over.add(SessionStarted{"Essai", "live", 30, 1'764'000'000'000, {}});
    taken_over.add(EngineStarted{1, 0});
    taken_over.add(EngineStarted{2, 3600, {"killed"}});
    CHECK(told(taken_over.state, status).find("! Another engine took over once, at 02:00") == 0);
    auto later = status;
    later.show_ms = 600'000;
    CHECK(told(taken_over.state, later).find("! Another") == std::string::npos);

    log.add(SourceChanged{"cam1", "live", ""});
    log.add(OutputChanged{"recording", "running", "", 0, ""});
    log.add(FeedChanged{"facebook", "live", ""});
    CHECK(told(log.state, status) ==
          "Cam1 · live | Recording · 3 h 10 left | Comments · 18/min | 0 frames lost");

    log.add(FeedChanged{"facebook", "slow", "Facebook answered 500; trying again in 1 s"});
    status.dropped_frames = 1;
    CHECK(told(log.state, status) == "! Comments: Facebook answered 500; still trying | Cam1 · live | "
                                     "Recording · 3 h 10 left | 1 frame lost");

    log.add(FeedChanged{"facebook", "live", ""});
    log.add(OutputChanged{"recording", "failed", "the disk is full", 0, ""});
    status.dropped_frames = 60; // 2 %
    CHECK(told(log.state, status) ==
          "!! Recording: the disk is full | ! 60 frames lost | Cam1 · live | Comments · 18/min");

    log.add(FeedChanged{"facebook", "dead", "Facebook does not answer: nothing has come since 20:14:03"});
    CHECK(told(log.state, status).find("!! Comments: Facebook does not answer: nothing has come") !=
          std::string::npos);
    log.add(FeedChanged{"facebook", "quiet", "Facebook answers; nobody is writing"});
    log.add(FeedChanged{"youtube", "live", ""});
    status.feeds["youtube"].viewers = 240;
    CHECK(told(log.state, status).find("Facebook quiet | Youtube · 0/min · 240 watching") !=
          std::string::npos);

    status.log_ok = false;
    status.log_words = "the disk is full";
    CHECK(told(log.state, status).starts_with("!! Log: the disk is full"));
}

TEST_CASE("little room on the disk needs a look") {
    LogBuilder log;
    log.add(OutputChanged{"recording", "running", "", 0, ""});
    auto status = running();
    status.free_bytes = 600'000'000;
    CHECK(told(log.state, status).starts_with("! Recording · 10 min left"));
    status.show_ms = 2000; // too early to know the rate
    CHECK(told(log.state, status).starts_with("Recording · running"));
}

TEST_CASE("graphics that came late are told, and are a worry above one frame in a thousand") {
    const LogBuilder log;
    auto status = running();
    status.frames = 10'000;
    status.late_overlays = 1;
    CHECK(told(log.state, status) == "Comments · none yet | 0 frames lost | 1 late graphic");
    status.late_overlays = 11;
    CHECK(told(log.state, status) == "! 11 late graphics | Comments · none yet | 0 frames lost");
}

TEST_CASE("each output says where it stands, and what is being done") {
    LogBuilder log;
    auto status = running();
    protocol::Welcome plan;
    plan.outputs = {{{"id", "rtmp"}, {"kind", "rtmp"}, {"platform", "facebook"}},
                    {{"id", "backup"}, {"kind", "srt"}}};
    log.add(OutputChanged{"rtmp", "connecting", "", 0, ""});
    CHECK(told(log.state, status, plan).starts_with("! Facebook · connecting"));
    log.add(OutputChanged{"rtmp", "running", "", 0, ""});
    status.outputs["rtmp"] = {4480, 0, 3000, 0, 137'000, 12, 0};
    CHECK(told(log.state, status, plan).starts_with("Facebook · 4.5 Mb/s | "));
    CHECK(output_numbers(status.outputs["rtmp"]).toStdString() == "4.5 Mb/s · 12 ms · 0:02:17");
    status.outputs["rtmp"].affordable_kbps = 1200;
    CHECK(told(log.state, status, plan).starts_with("! Facebook · 4.5 Mb/s · slow line | "));
    status.outputs["rtmp"] = {4480, 0, 2900, 100, 137'000, 12, 0}; // 3 %
    CHECK(told(log.state, status, plan).starts_with("! Facebook · 4.5 Mb/s · 100 left out | "));
    status.outputs["rtmp"].dropped_frames = 300;
    CHECK(told(log.state, status, plan).starts_with("!! Facebook · 4.5 Mb/s · 300 left out | "));
    log.add(OutputChanged{"rtmp", "lost", "The connection broke. Trying again every 5 s", 0, ""});
    CHECK(told(log.state, status, plan)
              .starts_with("!! Facebook: The connection broke. Trying again every 5 s"));
    log.add(OutputChanged{"backup", "connecting", "", 0, ""});
    CHECK(output_name("backup", plan) == "Backup");
}

TEST_CASE("each reason why no comments come has its own words") {
    LogBuilder log;
    protocol::Welcome plan;
    CHECK(feed_trouble(log.state, plan) == "This show reads those of no platform.");
    plan.feeds = {{{"id", "fb"}, {"platform", "facebook"}}, {{"id", "yt"}, {"platform", "youtube"}}};
    CHECK(feed_trouble(log.state, plan) == "Facebook, YouTube: no answer yet.");
    log.add(FeedChanged{"fb", "quiet", "Facebook answers; nobody is writing"});
    log.add(FeedChanged{"yt", "ended", "YouTube says the broadcast is over"});
    CHECK(feed_trouble(log.state, plan).isEmpty());
    log.add(FeedChanged{"fb", "ended", ""});
    CHECK(feed_trouble(log.state, plan) == "The broadcast is over.");
    log.add(FeedChanged{"yt", "dead", "YouTube does not answer: nothing has come yet; still trying"});
    CHECK(feed_trouble(log.state, plan) == "YouTube does not answer: nothing has come yet; still trying");
}
