// The element regieoverlay in a GstHarness.

#include "pipelines/gst_setup.h"
#include "pipelines/overlay/regieoverlay.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <gst/check/gstharness.h>
#include <gst/video/video.h>

#include <algorithm>
#include <memory>
#include <numeric>

using namespace regie::pipelines;

namespace {

constexpr int kWidth = 128, kHeight = 64;

struct Harness {
    explicit Harness(const char* caps = "video/x-raw,format=I420,width=128,height=64,framerate=30/1") {
        ensure_gst();
        harness = gst_harness_new("regieoverlay");
        set_overlay_mailbox(harness->element, mailbox);
        gst_harness_set_src_caps_str(harness, caps);
    }
    ~Harness() { gst_harness_teardown(harness); }

    /// Grey, numbered.
    static GstPtr<GstBuffer> picture(std::int64_t frame) {
        auto buffer =
            GstPtr<GstBuffer>::adopt(gst_buffer_new_allocate(nullptr, kWidth * kHeight * 3 / 2, nullptr));
        gst_buffer_memset(buffer.get(), 0, 100, kWidth * kHeight * 3 / 2);
        GST_BUFFER_OFFSET(buffer.get()) = static_cast<guint64>(frame);
        return buffer;
    }
    GstPtr<GstBuffer> through(GstPtr<GstBuffer> buffer) {
        return GstPtr<GstBuffer>::adopt(gst_harness_push_and_pull(harness, buffer.release()));
    }
    void publish(std::uint32_t argb, std::int64_t frame) {
        const std::vector<std::uint32_t> pixels(kWidth * kHeight, argb);
        const Rect all{0, 0, kWidth, kHeight};
        mailbox->publish(converter.convert({pixels.data(), kWidth, kHeight, kWidth * 4}, {&all, 1}, frame));
    }

    GstHarness* harness = nullptr;
    std::shared_ptr<OverlayMailbox> mailbox = std::make_shared<OverlayMailbox>();
    OverlayConverter converter{kWidth, kHeight};
};

std::vector<std::uint8_t> bytes_of(const GstPtr<GstBuffer>& buffer) {
    std::vector<std::uint8_t> bytes(gst_buffer_get_size(buffer.get()));
    gst_buffer_extract(buffer.get(), 0, bytes.data(), bytes.size());
    return bytes;
}

const void* pixels_of(const GstPtr<GstBuffer>& buffer) {
    GstMapInfo map;
    gst_buffer_map(buffer.get(), &map, GST_MAP_READ);
    gst_buffer_unmap(buffer.get(), &map);
    return map.data;
}

} // namespace

TEST_CASE("regieoverlay passes pictures through untouched while nothing is on air") {
    Harness h;
    if (GENERATE(false, true))
        h.publish(0, 0); // an overlay that shows nothing
    const auto in = Harness::picture(0);
    const auto kept = in; // shared, so blending would have to copy
    const auto out = h.through(in);
    CHECK(out.get() == kept.get());
    CHECK(bytes_of(out) == bytes_of(Harness::picture(0)));
}

TEST_CASE("regieoverlay blends in place when it is the only owner") {
    Harness h;
    h.publish(0xFFFFFFFF, 0);
    auto in = Harness::picture(0);
    const void* pixels = pixels_of(in);
    const auto out = h.through(std::move(in));
    CHECK(pixels_of(out) == pixels);
    CHECK(bytes_of(out)[0] == 235);
}

TEST_CASE("regieoverlay leaves the pixels of a shared picture alone") {
    Harness h;
    h.publish(0xFFFFFFFF, 0);
    const auto in = Harness::picture(0);
    const bool share_memory_only = GENERATE(false, true);
    const auto kept = share_memory_only ? GstPtr<GstBuffer>::adopt(gst_buffer_copy(in.get())) : in;
    const auto out = h.through(in);
    CHECK(bytes_of(out)[0] == 235);
    CHECK(bytes_of(kept)[0] == 100);
}

TEST_CASE("regieoverlay takes the overlay of the buffer's frame and counts those that are late") {
    Harness h;
    h.publish(0xFF000000, 5);
    h.publish(0xFFFFFFFF, 6);
    h.publish(0xFF000000, 7);
    CHECK(bytes_of(h.through(Harness::picture(6)))[0] == 235);
    CHECK(late_overlays(h.harness->element) == 0);
    CHECK(bytes_of(h.through(Harness::picture(7)))[0] == 16);
    CHECK(bytes_of(h.through(Harness::picture(8)))[0] == 16);
    CHECK(late_overlays(h.harness->element) == 1);
}

TEST_CASE("regieoverlay ignores an overlay of another size") {
    Harness h("video/x-raw,format=I420,width=64,height=128,framerate=30/1");
    h.publish(0xFFFFFFFF, 0);
    CHECK(bytes_of(h.through(Harness::picture(0)))[0] == 100);
}

TEST_CASE("regieoverlay asks for overlays in the colours of its caps, and blends them") {
    struct Case {
        const char* caps;
        PictureFormat format;
        int white; ///< luma of white, as it is stored
    };
    constexpr auto kLeft = Siting::First, kMid = Siting::Midway;
    const auto [caps, format, white] = GENERATE(values<Case>({
        {"format=I420", {PixelLayout::I420, kBt601, Range::Limited, kLeft, kMid}, 235},
        {"format=NV12,colorimetry=bt709", {PixelLayout::Nv12, kBt709, Range::Limited, kLeft, kMid}, 235},
        {"format=I420,chroma-site=jpeg", {PixelLayout::I420, kBt601, Range::Limited, kMid, kMid}, 235},
        {"format=NV12,chroma-site=cosited", {PixelLayout::Nv12, kBt601, Range::Limited, kLeft, kLeft}, 235},
        {"format=I420,colorimetry=(string)1:3:5:1",
         {PixelLayout::I420, kBt709, Range::Full, kLeft, kMid},
         255},
        {"format=I420_10LE,colorimetry=bt709",
         {PixelLayout::I420Ten, kBt709, Range::Limited, kLeft, kMid},
         940},
        {"format=I420_10LE,colorimetry=bt2020-10",
         {PixelLayout::I420Ten, {0.2627, 0.0593}, Range::Limited, kLeft, kMid},
         940},
    }));
    INFO(caps);
    Harness h(fmt::format("video/x-raw,{},width=63,height=61,framerate=30/1", caps).c_str());
    const auto wanted = h.mailbox->format();
    REQUIRE(wanted);
    CHECK(wanted->layout == format.layout);
    CHECK(wanted->matrix == format.matrix);
    CHECK(wanted->range == format.range);
    CHECK(wanted->across == format.across);
    CHECK(wanted->down == format.down);

    const std::vector<std::uint32_t> pixels(63 * 61, 0xFFFFFFFF);
    h.mailbox->publish(OverlayConverter(63, 61, *wanted).convert({pixels.data(), 63, 61, 63 * 4}, {}, 0));
    GstVideoInfo info;
    const auto negotiated = GstPtr<GstCaps>::adopt(gst_pad_get_current_caps(h.harness->srcpad));
    REQUIRE(gst_video_info_from_caps(&info, negotiated.get()));
    auto buffer = GstPtr<GstBuffer>::adopt(gst_buffer_new_allocate(nullptr, info.size, nullptr));
    gst_buffer_memset(buffer.get(), 0, 0, info.size);
    GST_BUFFER_OFFSET(buffer.get()) = 0;
    const auto out = bytes_of(h.through(std::move(buffer)));
    for (int y = 0; y < 61; ++y)
        for (int x = 0; x < 63; ++x) {
            const auto* row = out.data() + y * GST_VIDEO_INFO_PLANE_STRIDE(&info, 0);
            REQUIRE((format.bits() == 8 ? row[x] : row[2 * x] | row[2 * x + 1] << 8) == white);
        }
}

TEST_CASE("regieoverlay follows caps that change in flight") {
    Harness h;
    h.publish(0xFFFFFFFF, 0);
    CHECK(bytes_of(h.through(Harness::picture(0)))[0] == 235);
    gst_harness_set_src_caps_str(h.harness, "video/x-raw,format=NV12,width=128,height=64,framerate=30/1");
    CHECK(bytes_of(h.through(Harness::picture(1)))[0] == 100); // still in the old format
    h.converter = {kWidth, kHeight, *h.mailbox->format()};
    h.publish(0xFFFFFFFF, 2);
    const auto out = bytes_of(h.through(Harness::picture(2)));
    CHECK(std::count(out.begin(), out.begin() + kWidth * kHeight, 235) == kWidth * kHeight);
    CHECK(std::count(out.begin() + kWidth * kHeight, out.end(), 128) == kWidth * kHeight / 2);
}

TEST_CASE("regieoverlay goes back and forth between blending and passing through") {
    Harness h;
    for (std::int64_t frame = 0; frame < 20; ++frame) {
        h.publish(frame % 2 ? 0xFFFFFFFF : 0, frame);
        REQUIRE(bytes_of(h.through(Harness::picture(frame)))[0] == (frame % 2 ? 235 : 100));
    }
}

TEST_CASE("regieoverlay accepts I420 and padded rows, and refuses other formats") {
    ensure_gst();
    GstHarness* h = gst_harness_new("regieoverlay");
    const auto accepted = GstPtr<GstCaps>::adopt(gst_pad_query_caps(GST_PAD_PEER(h->srcpad), nullptr));
    const auto rgb =
        GstPtr<GstCaps>::adopt(gst_caps_from_string("video/x-raw,format=RGB,width=64,height=64"));
    const auto i420 =
        GstPtr<GstCaps>::adopt(gst_caps_from_string("video/x-raw,format=I420,width=63,height=61"));
    CHECK_FALSE(gst_caps_can_intersect(accepted.get(), rgb.get()));
    CHECK(gst_caps_can_intersect(accepted.get(), i420.get()));

    gst_harness_set_src_caps_str(h, "video/x-raw,format=I420,width=64,height=64,framerate=30/1");
    const auto caps = GstPtr<GstCaps>::adopt(gst_pad_get_current_caps(h->srcpad));
    const auto query = GstPtr<GstQuery>::adopt(gst_query_new_allocation(caps.get(), true));
    CHECK(gst_pad_peer_query(h->srcpad, query.get()));
    CHECK(gst_query_find_allocation_meta(query.get(), GST_VIDEO_META_API_TYPE, nullptr));
    gst_harness_teardown(h);
}
