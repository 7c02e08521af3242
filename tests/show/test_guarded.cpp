#include "show/guarded.h"

#include <catch2/catch.hpp>

#include <stdexcept>

using namespace regie;

TEST_CASE("what is thrown is a value at a thread's top") {
    CHECK(guarded([] {}));
    const auto thrown = guarded([] { throw std::runtime_error("the cat walked over it"); });
    REQUIRE_FALSE(thrown);
    CHECK(thrown.error().what == "something went wrong that should not: the cat walked over it");
    CHECK_FALSE(guarded([] { throw 7; }));
}

TEST_CASE("what a task gives is given on, errors too") {
    CHECK(guarded([]() -> Result<int> { return 7; }) == 7);
    CHECK(guarded([]() -> Result<int> { return failure("no seven"); }).error().what == "no seven");
    CHECK_FALSE(guarded([]() -> Result<int> { throw std::runtime_error("x"); }));
}
