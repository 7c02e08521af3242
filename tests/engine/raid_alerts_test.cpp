#include "engine/raid_alerts.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

Raid a_raid(std::uint64_t id, std::size_t authors, std::vector<std::string> before = {}) {
    return {id, "Tous les mêmes", authors, authors, 500, std::move(before)};
}

} // namespace

TEST_CASE("a raid is told at once with all of it, then every few seconds what came since") {
    RaidAlerts alerts;
    CHECK(alerts.due(0).empty());
    alerts.seen("c5", a_raid(1, 5, {"c1", "c2"}));
    const auto first = alerts.due(10'000);
    REQUIRE(first.size() == 1);
    CHECK(first[0].id == "1");
    CHECK(first[0].authors == 5);
    CHECK(first[0].comments == std::vector<std::string>{"c1", "c2", "c5"});

    for (int i = 6; i < 300; ++i)
        alerts.seen("c" + std::to_string(i), a_raid(1, static_cast<std::size_t>(i)));
    CHECK(alerts.due(10'000 + RaidAlerts::kEveryMs - 1).empty());
    const auto second = alerts.due(10'000 + RaidAlerts::kEveryMs);
    REQUIRE(second.size() == 1);
    CHECK(second[0].authors == 299);
    CHECK(second[0].comments.size() == 294);
    CHECK(alerts.due(60'000).empty());
}

TEST_CASE("alerts are bounded, in what one names and in how many there are") {
    RaidAlerts alerts;
    for (std::size_t i = 0; i < 5000; ++i)
        alerts.seen("c" + std::to_string(i), a_raid(1, i));
    CHECK(alerts.due(0).at(0).comments.size() == RaidAlerts::kMostAtOnce);
    for (std::uint64_t id = 2; id < 1000; ++id)
        alerts.seen("x", a_raid(id, 5));
    CHECK(alerts.due(0).size() <= 50);
}
