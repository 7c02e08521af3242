#include "intake/iso_time.h"

#include <catch2/catch.hpp>

using regie::intake::parse_iso_time_ms;

TEST_CASE("times as platforms write them") {
    constexpr std::int64_t kNoon = 1661936979000;
    struct Row {
        const char* text;
        std::int64_t ms;
    };
    const auto row = GENERATE(values<Row>({
        {"2022-08-31T09:09:39+0000", kNoon}, // Facebook
        {"2022-08-31T11:09:39+0200", kNoon},
        {"2022-08-31T05:39:39-0330", kNoon},
        {"2022-08-31T09:09:39Z", kNoon},
        {"2022-08-31t09:09:39z", kNoon},
        {"2022-08-31 09:09:39", kNoon},
        {"2022-08-31T10:09:39+01:00", kNoon},
        {"2022-08-31T10:09:39+01", kNoon},
        {"2022-08-31T09:09:39.645000Z", kNoon + 645}, // YouTube
        {"2022-08-31T09:09:39.5-00:00", kNoon + 500},
        {"2022-08-31T09:09:39.123456789Z", kNoon + 123}, // Owncast
        {"2022-08-31T09:09:39,999999999Z", kNoon + 999},
        {"2024-02-29T00:00:00+0000", 1709164800000},
        {"1970-01-01T00:00:00Z", 0},
        {"1969-12-31T23:59:59.250Z", -750},
        {"2016-12-31T23:59:60Z", 1483228800000}, // a leap second
    }));
    CAPTURE(row.text);
    CHECK(parse_iso_time_ms(row.text) == row.ms);
}

TEST_CASE("what is no time is none") {
    const auto* bad =
        GENERATE("", "2022-08-31", "2022-08-31T09:09", "2022-08-31T09:09:39 ", "2023-02-29T00:00:00Z",
                 "2022-13-01T00:00:00Z", "2022-08-31T24:00:00Z", "2022-08-31T09:60:39Z",
                 "2022-08-31T09:09:39.Z", "2022-08-31T09:09:39.1234567890Z", "2022-08-31T09:09:39+9900",
                 "2022-08-31T09:09:39+1", "2022-08-31T09:09:39+01:6", "2022-08-31T09:09:39+01:000",
                 "+022-08-31T09:09:39Z", "2022-08-3:T09:09:39Z", "yesterday", "1661936979");
    CAPTURE(bad);
    CHECK_FALSE(parse_iso_time_ms(bad));
}
