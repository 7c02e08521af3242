#include "desk/window_place.h"

#include <catch2/catch.hpp>

using namespace regie::desk;

TEST_CASE("a window is as large on the screen at every text size") {
    const QRect made(0, 0, 1600, 1000);
    for (const double ratio : {1.0, 1.25, 1.5}) {
        const auto open = in_units(made, ratio);
        INFO(ratio);
        CHECK(open.width() * ratio == Approx(1600).margin(ratio));
        CHECK(open.height() * ratio == Approx(1000).margin(ratio));
        CHECK(in_pixels(open, ratio, made) == made);
        // A screen of that size has room for one unit less.
        CHECK(in_pixels({open.topLeft(), open.size() - QSize(1, 1)}, ratio, made) == made);
    }
}

TEST_CASE("a window that a person made smaller is kept so") {
    CHECK(in_pixels({10, 20, 800, 600}, 1.5, {0, 0, 1600, 1000}) == QRect(15, 30, 1200, 900));
    CHECK(in_units({15, 30, 1200, 900}, 1) == QRect(15, 30, 1200, 900));
    CHECK(in_pixels({10, 20, 800, 600}, 1, {}) == QRect(10, 20, 800, 600));
}
