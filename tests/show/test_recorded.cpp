// Where recordings and marks lie on the show clock.

#include "show/recorded.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

std::vector<Event> log_of(const std::vector<std::pair<std::int64_t, EventBody>>& bodies) {
    std::vector<Event> events;
    for (const auto& [show_ms, body] : bodies)
        events.push_back({events.size() + 1, 1764000000000 + show_ms, show_ms, "engine", body});
    return events;
}

const std::vector<Event> kInterrupted = log_of({
    {0, SessionStarted{"A show", "live", 25, 1764000000000}},
    {40, OutputChanged{"recording", "running", "Recording.", 1, "recording.mp4"}},
    {45, OutputChanged{"clean", "running", "Recording.", 2, "clean.mp4"}},
    {50, OutputChanged{"facebook", "running", "On air.", 0, ""}},
    {5'000, MarkSet{"Ouverture"}},
    {9'000, OutputChanged{"recording", "running", "room for about 4 more minutes", 1, "recording.mp4"}},
    {20'000, OutputChanged{"recording", "lost", "the disk is full", 1, "recording.mp4"}},

    {40'000, OutputChanged{"recording", "running", "Recording again.", 1000, "recording-2.mp4"}},
    {41'000, MarkSet{"12"}},
    {50'000, OutputChanged{"recording", "ended", "", 1000, "recording-2.mp4"}},
});

} // namespace

TEST_CASE("A session's recording files and marks are found in its log") {
    const auto files = recorded_files(kInterrupted);
    CHECK(files == std::vector<RecordedFile>{{"recording.mp4", 40}, {"recording-2.mp4", 40'000}});
    CHECK(recorded_files(kInterrupted, kCleanOutput) == std::vector<RecordedFile>{{"clean.mp4", 80}});
    CHECK(file_at(files, 39) == nullptr);
    CHECK(file_at(files, 40)->file == "recording.mp4");
    CHECK(file_at(files, 39'999)->file == "recording.mp4");
    CHECK(file_at(files, 40'000)->file == "recording-2.mp4");
    CHECK(file_at({}, 0) == nullptr);
    CHECK(recorded_files({}).empty());

    const auto set = marks(kInterrupted);
    REQUIRE(set.size() == 2);
    CHECK(set[0].name == "Ouverture");
    CHECK(set[0].show_ms == 5'000);
    CHECK(set[1].name == "12");
}

TEST_CASE("A moment is a show time, a mark's name or its number") {
    const auto set = marks(kInterrupted);
    const auto [text, ms] =
        GENERATE(table<std::string, std::int64_t>({{"00:05", 5'000},
                                                   {"1:02:03", 3'723'000},
                                                   {"Ouverture", 5'000},
                                                   {"12", 41'000}, // the mark of that name
                                                   {"13", 13'000},
                                                   {"#1", 5'000},
                                                   {"#2", 41'000}}));
    CHECK(find_moment_ms(set, text) == ms);
    for (const char* wrong : {"", "#0", "#3", "#", "#1x", "ouverture", "12:", "-1"}) {
        const auto moment = find_moment_ms(set, wrong);
        REQUIRE_FALSE(moment);
        CHECK_THAT(moment.error().line(), Catch::Contains("neither a show time nor a mark"));
    }
}
