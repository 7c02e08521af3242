#include "show/clock.h"

#include <catch2/catch.hpp>

using namespace regie;

TEST_CASE("a frame's time names that frame again") {
    for (const int fps : {25, 30, 50, 60}) {
        const FrameRate rate{fps};
        const std::int64_t day = 24LL * 3600 * fps;
        for (const std::int64_t start : {std::int64_t{0}, day, 30 * day})
            for (auto frame = start; frame < start + 3 * fps + 7; ++frame) {
                INFO(fps << " fps, frame " << frame);
                REQUIRE(rate.ns_to_frame(rate.frame_to_ns(frame)) == frame);
                REQUIRE(rate.ms_to_frame(rate.frame_to_ms(frame)) == frame);
                REQUIRE(rate.ns_to_frame(rate.frame_to_ns(frame + 1) - 1) == frame);
                REQUIRE(rate.frame_to_ns(frame + 1) > rate.frame_to_ns(frame));
            }
    }
}

TEST_CASE("whole seconds are whole frames") {
    for (const int fps : {25, 30, 50, 60}) {
        const FrameRate rate{fps};
        CHECK(rate.ms_to_frame(12'000) == 12 * fps);
        CHECK(rate.frame_to_ms(12 * fps) == 12'000);
        CHECK(rate.ns_to_frame(12'000'000'000) == 12 * fps);
        CHECK(rate.ns_to_frame(12'000'000'000 - 1) == 12 * fps - 1);
        CHECK(rate.ns_to_frame(0) == 0);
    }
}

TEST_CASE("show times are read") {
    struct Row {
        std::string text;
        std::int64_t ms;
    };
    const auto row = GENERATE(values<Row>({
        {"12", 12'000},
        {"00:12", 12'000},
        {"0:12", 12'000},
        {"00:12.5", 12'500},
        {"00:00.040", 40},
        {"00:59.999", 59'999},
        {"1:02:03", 3'723'000},
        {"100:00", 6'000'000},
        {"90", 90'000},
    }));
    INFO(row.text);
    const auto ms = parse_show_time_ms(row.text);
    REQUIRE(ms);
    CHECK(*ms == row.ms);
}

TEST_CASE("what is not a show time is refused") {
    for (const std::string text :
         {"",      ":",     "soon",   "00:60",   "00:99",          "1:60:00", "-5",
          "00:-5", "-0:12", "1.5:00", "1:2:3:4", "00:12 ",         " 00:12",  "00:12s",
          "nan",   "inf",   "inf:00", "1e3",     "99999999999:00", "00:"}) {
        INFO(text);
        const auto ms = parse_show_time_ms(text);
        REQUIRE_FALSE(ms);
        CHECK(ms.error().remedy == "Write it as 00:12, 1:02:03 or 00:12.5.");
    }
}

TEST_CASE("show times are written") {
    CHECK(format_show_time(0) == "00:00");
    CHECK(format_show_time(12'999) == "00:12");
    CHECK(format_show_time(3'599'000) == "59:59");
    CHECK(format_show_time(3'600'000) == "1:00:00");
    CHECK(format_show_time(3'723'000) == "1:02:03");
}
