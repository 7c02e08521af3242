// Pictures in pictures.

#include "pipelines/gst_setup.h"
#include "pipelines/programme/layout.h"

#include <catch2/catch.hpp>

#include <array>

using namespace regie;
using namespace regie::pipelines;

namespace {

GstVideoInfo info_of(const Canvas& canvas) {
    ensure_gst();
    GstVideoInfo info;
    gst_video_info_from_caps(&info, canvas_caps(canvas).get());
    return info;
}

GstPtr<GstBuffer> grey(const GstVideoInfo& info, std::uint8_t level) {
    auto buffer = GstPtr<GstBuffer>::adopt(gst_buffer_new_allocate(nullptr, info.size, nullptr));
    gst_buffer_memset(buffer.get(), 0, level, info.size);
    return buffer;
}

int luma_at(const GstVideoInfo& info, const GstPtr<GstBuffer>& picture, int x, int y) {
    GstVideoFrame frame;
    REQUIRE(gst_video_frame_map(&frame, &info, picture.get(), GST_MAP_READ));
    const int luma = static_cast<const std::uint8_t*>(
        GST_VIDEO_FRAME_PLANE_DATA(&frame, 0))[y * GST_VIDEO_FRAME_PLANE_STRIDE(&frame, 0) + x];
    gst_video_frame_unmap(&frame);
    return luma;
}

} // namespace

TEST_CASE("Insets lie in their places and nowhere else") {
    const auto info = info_of({320, 180, {30}});
    const std::array places{Inset{{200, 20, 100, 60}}, Inset{{11, 101, 81, 41}}};
    Layout layout(info, places);
    const auto one = grey(info, 200), two = grey(info, 90);
    const std::array insets{one.get(), two.get()};
    const auto picture = layout.compose(grey(info, 40), insets);
    REQUIRE(picture);
    CHECK(luma_at(info, picture, 200, 20) == 200);
    CHECK(luma_at(info, picture, 299, 79) == 200);
    CHECK(luma_at(info, picture, 199, 20) == 40);
    CHECK(luma_at(info, picture, 300, 79) == 40);
    CHECK(luma_at(info, picture, 200, 80) == 40);
    CHECK(luma_at(info, picture, 10, 100) == 90);
    CHECK(luma_at(info, picture, 89, 139) == 90);
    CHECK(luma_at(info, picture, 90, 140) == 40);
}

TEST_CASE("A source that delivers nothing leaves its place to what is below") {
    const auto info = info_of({320, 180, {30}});
    const std::array places{Inset{{200, 20, 100, 60}}};
    Layout layout(info, places);
    const std::array<GstBuffer*, 1> insets{};
    CHECK(luma_at(info, layout.compose(grey(info, 40), insets), 240, 40) == 40);
}

TEST_CASE("A picture that others still show is copied, one that nobody has is not") {
    const auto info = info_of({320, 180, {30}});
    const std::array places{Inset{{0, 0, 160, 90}}};
    Layout layout(info, places);
    const auto inset = grey(info, 200);
    const std::array insets{inset.get()};
    const auto shown = grey(info, 40);
    const auto composed = layout.compose(shown, insets);
    CHECK(composed.get() != shown.get());
    CHECK(luma_at(info, shown, 10, 10) == 40);
    CHECK(luma_at(info, composed, 10, 10) == 200);
    CHECK(luma_at(info, composed, 200, 100) == 40);

    auto owned = grey(info, 40);
    const GstBuffer* before = owned.get();
    CHECK(layout.compose(std::move(owned), insets).get() == before);
}
