// Pictures in pictures.

#include "pipelines/programme/layout.h"
#include "test_media.h"

#include <catch2/catch.hpp>

#include <array>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

TEST_CASE("Insets lie in their places and nowhere else") {
    const auto info = info_of(kTestCanvas);
    const std::array places{Inset{{200, 20, 100, 60}}, Inset{{11, 101, 81, 41}}};
    Layout layout(info, places);
    const auto one = grey(kTestCanvas, 200), two = grey(kTestCanvas, 90);
    const std::array insets{one.get(), two.get()};
    const auto picture = layout.compose(grey(kTestCanvas, 40), insets);
    REQUIRE(picture);
    CHECK(luma_at(kTestCanvas, picture, 200, 20) == 200);
    CHECK(luma_at(kTestCanvas, picture, 299, 79) == 200);
    CHECK(luma_at(kTestCanvas, picture, 199, 20) == 40);
    CHECK(luma_at(kTestCanvas, picture, 300, 79) == 40);
    CHECK(luma_at(kTestCanvas, picture, 200, 80) == 40);
    CHECK(luma_at(kTestCanvas, picture, 10, 100) == 90);
    CHECK(luma_at(kTestCanvas, picture, 89, 139) == 90);
    CHECK(luma_at(kTestCanvas, picture, 90, 140) == 40);
}

TEST_CASE("A source that delivers nothing leaves its place to what is below") {
    const auto info = info_of(kTestCanvas);
    const std::array places{Inset{{200, 20, 100, 60}}};
    Layout layout(info, places);
    const std::array<GstBuffer*, 1> insets{};
    CHECK(luma_at(kTestCanvas, layout.compose(grey(kTestCanvas, 40), insets), 240, 40) == 40);
}

TEST_CASE("A picture that others still show is copied, one that nobody has is not") {
    const auto info = info_of(kTestCanvas);
    const std::array places{Inset{{0, 0, 160, 90}}};
    Layout layout(info, places);
    const auto inset = grey(kTestCanvas, 200);
    const std::array insets{inset.get()};
    const auto shown = grey(kTestCanvas, 40);
    const auto composed = layout.compose(shown, insets);
    CHECK(composed.get() != shown.get());
    CHECK(luma_at(kTestCanvas, shown, 10, 10) == 40);
    CHECK(luma_at(kTestCanvas, composed, 10, 10) == 200);
    CHECK(luma_at(kTestCanvas, composed, 200, 100) == 40);

    auto owned = grey(kTestCanvas, 40);
    const GstBuffer* before = owned.get();
    CHECK(layout.compose(std::move(owned), insets).get() == before);
}
