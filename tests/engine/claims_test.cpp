#include "engine/claims.h"

#include <catch2/catch.hpp>

using namespace regie;
using Ids = std::vector<std::string>;

TEST_CASE("a desk is at one comment at a time, and keeps those it claims") {
    Claims claims;
    claims.at("Inès", "c1", 0);
    claims.at("Paul", "c1", 0); // soft: two may be at one
    claims.at("Inès", "c2", 0);
    CHECK(claims.of("Inès") == Ids{"c2"});
    CHECK(claims.of("Paul") == Ids{"c1"});
    claims.keep("Inès", "c2", 0);
    claims.at("Inès", "c3", 0);
    CHECK(claims.of("Inès") == Ids{"c3", "c2"});
    claims.keep("Inès", "c2", 10); // said again: no longer
    CHECK(claims.of("Inès") == Ids{"c3"});
    claims.left("Inès");
    CHECK(claims.of("Inès").empty());
}

TEST_CASE("a claim ends after a minute in which nobody touched the desk") {
    Claims claims;
    claims.at("Inès", "c1", 0);
    claims.keep("Inès", "c2", 30'000);
    CHECK_FALSE(claims.expire(59'999));
    claims.at("Inès", "c1", 40'000); // said again: it goes on
    CHECK(claims.expire(90'000));
    CHECK(claims.of("Inès") == Ids{"c1"});
    CHECK(claims.expire(100'000));
    CHECK(claims.of("Inès").empty());
    CHECK_FALSE(claims.expire(200'000));
}

TEST_CASE("no desk claims without end") {
    Claims claims;
    for (int i = 0; i < 1000; ++i)
        claims.keep("Inès", "c" + std::to_string(i), 0);
    CHECK(claims.of("Inès").size() == Claims::kMostKept);
    CHECK(claims.of("Inès").back() == "c999");
}
