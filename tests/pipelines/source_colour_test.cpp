// The colours of a source are the canvas's: range and matrix, whatever it was made in. And its fields and its
// way up.

#include "pipelines/gst_setup.h"
#include "pipelines/sources/try_source.h"
#include "source_runner.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <gst/video/video.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

const Canvas kHd{1280, 720, {30}};

using Yuv = std::array<double, 3>;

enum class Codes { Studio, Full };

/// ITU-R BT.709 (3.3, 3.4) and BT.601 (2.5): R'G'B' of 8 bits to Y'CbCr; full range as JFIF has it.
Yuv yuv(int rgb, double kr, double kb, Codes range) {
    const double r = (rgb >> 16) / 255.0, g = (rgb >> 8 & 0xFF) / 255.0, b = (rgb & 0xFF) / 255.0;
    const double y = kr * r + (1 - kr - kb) * g + kb * b;
    const double cb = (b - y) / (2 - 2 * kb), cr = (r - y) / (2 - 2 * kr);
    if (range == Codes::Full)
        return {255 * y, 128 + 255 * cb, 128 + 255 * cr};
    return {16 + 219 * y, 128 + 224 * cb, 128 + 224 * cr};
}
Yuv bt709(int rgb) { return yuv(rgb, 0.2126, 0.0722, Codes::Studio); }
Yuv bt601(int rgb, Codes range) { return yuv(rgb, 0.299, 0.114, range); }

/// Five flat pictures of 720 x 576, planar 4:2:0: no converter of another program lies between the standard
/// and us.
void write_raw(const std::filesystem::path& file, const Yuv& colour) {
    std::ofstream out(file, std::ios::binary);
    constexpr std::size_t kPixels = 720 * 576;
    for (int picture = 0; picture < 5; ++picture)
        for (std::size_t plane = 0; plane < 3; ++plane)
            out << std::string(plane == 0 ? kPixels : kPixels / 4,
                               static_cast<char>(std::clamp(std::lround(colour[plane]), 0L, 255L)));
}

Yuv at(GstBuffer* picture, const Canvas& canvas, int x, int y) {
    const auto info = info_of(canvas);
    GstVideoFrame frame;
    gst_video_frame_map(&frame, &info, picture, GST_MAP_READ);
    Yuv result{};
    for (int plane = 0; plane < 3; ++plane) {
        const int half = plane > 0 ? 2 : 1;
        result[static_cast<std::size_t>(plane)] = static_cast<const std::uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(
            &frame, plane))[y / half * GST_VIDEO_FRAME_PLANE_STRIDE(&frame, plane) + x / half];
    }
    gst_video_frame_unmap(&frame);
    return result;
}

std::unique_ptr<OpenSource> open(const std::string& file, const Canvas& canvas) {
    auto source = std::make_unique<OpenSource>(source_at(file), canvas);
    source->keep_buffers = true;
    REQUIRE(source->wait_until_ready());
    REQUIRE(source->read_until([&] { return !source->buffers.empty(); }));
    return source;
}

/// A recording's name, its pixels and how ffmpeg encodes them.
struct Encoded {
    const char *file, *format, *options;
};

std::string write_encoded(const TemporaryFolder& folder, const char* picture, const Encoded& as) {
    const auto file = (folder / as.file).string();
    REQUIRE(std::system(fmt::format("ffmpeg -loglevel error -f lavfi -i {} -pix_fmt {} {} {}", picture,
                                    as.format, as.options, file)
                            .c_str()) == 0);
    return file;
}

} // namespace

TEST_CASE("Flat colours land within two codes of the standard's on a BT.709 canvas") {
    struct Row {
        const char* what;
        const char* file;
        const char* format;
        const char* options;
        Yuv (*colour)(int rgb);
    };
    const auto row = GENERATE(values<Row>({
        {"a BT.601 SD file", "sd.mp4", "yuv420p", "-c:v libx264 -qp 0 -colorspace smpte170m -color_range tv",
         [](int rgb) { return bt601(rgb, Codes::Studio); }},
        {"an SD file that says nothing", "plain.mp4", "yuv420p", "-c:v libx264 -qp 0",
         [](int rgb) { return bt601(rgb, Codes::Studio); }},
        {"a full-range BT.709 file, as action cameras write it", "full.mp4", "yuvj420p",
         "-c:v libx264 -qp 0 -colorspace bt709 -color_range pc",
         [](int rgb) { return yuv(rgb, 0.2126, 0.0722, Codes::Full); }},
        {"one in a container that says its colours too", "full-colr.mov", "yuvj420p",
         "-c:v libx264 -qp 0 -colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range pc "
         "-movflags +write_colr",
         [](int rgb) { return yuv(rgb, 0.2126, 0.0722, Codes::Full); }},
        {"the same in H.265", "full-colr-hevc.mp4", "yuvj420p",
         "-c:v libx265 -x265-params log-level=error:lossless=1:range=full:colorprim=bt709:transfer=bt709:"
         "colormatrix=bt709 -color_range pc -colorspace bt709 -color_primaries bt709 -color_trc bt709 -tag:v "
         "hvc1 "
         "-movflags +write_colr",
         [](int rgb) { return yuv(rgb, 0.2126, 0.0722, Codes::Full); }},
        {"a full-range file that says no more", "full-plain.mp4", "yuvj420p",
         "-c:v libx264 -qp 0 -color_range pc", [](int rgb) { return bt601(rgb, Codes::Full); }},
        {"a BT.709 file", "hd.mp4", "yuv420p", "-c:v libx264 -qp 0 -colorspace bt709 -color_range tv", bt709},
        {"full-range motion JPEG, as cameras send it", "camera.mkv", "yuvj420p", "-c:v mjpeg -q:v 1",
         [](int rgb) { return bt601(rgb, Codes::Full); }},
    }));
    const int rgb = GENERATE(0xFFFFFF, 0x000000, 0x808080, 0xC03020, 0x20A040, 0x2040C0);
    TemporaryFolder folder;
    const auto file = (folder / row.file).string();
    INFO(row.what << fmt::format(" in #{:06X}", rgb));
    write_raw(folder / "raw.yuv", row.colour(rgb));
    REQUIRE(
        std::system(
            fmt::format("ffmpeg -loglevel error -f rawvideo -pix_fmt {} -video_size 720x576 -framerate 5 -i "
                        "{} {} {}",
                        row.format, (folder / "raw.yuv").string(), row.options, file)
                .c_str()) == 0);
    const auto source = open(file, kHd);
    const Yuv seen = at(source->buffers.front().buffer.get(), kHd, 640, 360), right = bt709(rgb);
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(std::abs(seen[i] - std::round(right[i])) <= 2);
}

TEST_CASE("What cameras and editors write is shown in its colours, whatever its pixels are") {
    struct Row {
        const char* file;
        const char* format;
        const char* options;
    };
    const auto row = GENERATE(values<Row>({
        {"h264.mp4", "yuv422p", "-c:v libx264 -qp 0"},
        {"h264-10.mp4", "yuv422p10le", "-c:v libx264 -qp 0"},
        {"xdcam.mxf", "yuv422p", "-c:v mpeg2video -q:v 1"},
        {"fields.mpg", "yuv422p", "-c:v mpeg2video -q:v 1 -flags +ildct+ilme -top 1"},
        {"fields.mov", "yuv422p10le", "-c:v prores_ks -flags +ildct -top 1"},
        {"dv.avi", "yuv411p", "-c:v dvvideo -s 720x480 -r 30000/1001"},
        {"small.mkv", "yuv410p", "-c:v ffv1"},
        {"alpha.mov", "yuva444p10le", "-c:v prores_ks -profile:v 4444"},
        {"planes.mkv", "gbrp", "-c:v libx264rgb -qp 0"},
        {"animation.mov", "rgba", "-c:v qtrle"},
        {"pictures.mov", "rgb24", "-c:v png"},
    }));
    constexpr int kRgb = 0xC03020;
    TemporaryFolder folder;
    const auto file = (folder / row.file).string();
    INFO(row.file << " in " << row.format);
    REQUIRE(std::system(fmt::format("ffmpeg -loglevel error -f lavfi -i "
                                    "color=0x{:06X}:s=720x576:r=25:d=0.4,format=rgb24 -vf "
                                    "scale=out_color_matrix=bt601:out_range=tv,format={} {} {} {}",
                                    kRgb, row.format,
                                    row.format[0] == 'y' ? "-color_range tv -colorspace smpte170m" : "",
                                    row.options, file)
                            .c_str()) == 0);
    const auto source = open(file, kHd);
    const Yuv seen = at(source->buffers.front().buffer.get(), kHd, 640, 360), right = bt709(kRgb);
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(std::abs(seen[i] - std::round(right[i])) <= 3);
}

TEST_CASE("A small recording that says nothing is BT.601, upright or turned") {
    const auto [size, turn] = GENERATE(table<std::string, std::string>(
        {{"480x848", ""}, {"848x480", "-metadata:s:v rotate=90"}, {"640x360", ""}}));
    constexpr int kRgb = 0xC03020;
    TemporaryFolder folder;
    const auto plain = (folder / "plain.mp4").string(), file = (folder / "phone.mp4").string();
    REQUIRE(std::system(fmt::format("ffmpeg -loglevel error -f lavfi -i "
                                    "color=0x{:06X}:s={}:r=5:d=1,format=rgb24 -vf "
                                    "scale=out_color_matrix=bt601:out_range=tv,format=yuv420p -c:v libx264 "
                                    "-qp 0 {} && ffmpeg -loglevel error -i {} -c copy {} {}",
                                    kRgb, size, plain, plain, turn, file)
                            .c_str()) == 0);
    const auto source = open(file, kHd);
    const Yuv seen = at(source->buffers.front().buffer.get(), kHd, 640, 360), right = bt709(kRgb);
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(std::abs(seen[i] - std::round(right[i])) <= 3);
}

TEST_CASE("HDR is brought to an ordinary screen: white is white, grey is grey, colours keep") {
    struct Row {
        const char* what;
        const char* transfer;
        std::array<int, 3> codes; ///< of ten bits, BT.2020
        int rgb;
    };
    // BT.2408: white, 203 nits, is 75 % in HLG and 58 % in PQ. BT.2100: 38 % and 41.6 % are 13 and 19 % of
    // it.
    const auto row = GENERATE(values<Row>({{"HLG white", "arib-std-b67", {721, 512, 512}, 0xFAFAFA},
                                           {"HLG grey", "arib-std-b67", {397, 512, 512}, 0x6D6D6D},
                                           {"HLG black", "arib-std-b67", {64, 512, 512}, 0x000000},
                                           {"PQ white", "smpte2084", {573, 512, 512}, 0xFAFAFA},
                                           {"PQ grey", "smpte2084", {428, 512, 512}, 0x7F7F7F}}));
    INFO(row.what);
    TemporaryFolder folder;
    const auto raw = (folder / "raw.yuv").string(), file = (folder / "hdr.mp4").string();
    std::ofstream out(raw, std::ios::binary);
    for (int picture = 0; picture < 5; ++picture)
        for (std::size_t plane = 0; plane < 3; ++plane)
            for (int pixel = 0; pixel < 640 * 360 / (plane == 0 ? 1 : 4); ++pixel)
                out << static_cast<char>(row.codes[plane] & 255) << static_cast<char>(row.codes[plane] >> 8);
    out.close();
    REQUIRE(std::system(fmt::format("ffmpeg -loglevel error -f rawvideo -pix_fmt yuv420p10le -video_size "
                                    "640x360 -framerate 5 -i {} -c:v libx264 -qp 0 -color_range tv "
                                    "-colorspace bt2020nc -color_primaries bt2020 -color_trc {} {}",
                                    raw, row.transfer, file)
                            .c_str()) == 0);
    const auto source = open(file, kHd);
    const Yuv seen = at(source->buffers.front().buffer.get(), kHd, 640, 360), right = bt709(row.rgb);
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(std::abs(seen[i] - std::round(right[i])) <= 4);
}

TEST_CASE("A colour of the show file is the standard's") {
    const auto source = open("color:#C03020", kHd);
    const Yuv seen = at(source->buffers.front().buffer.get(), kHd, 1, 1), right = bt709(0xC03020);
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(seen[i] == Approx(right[i]).margin(1));
}

TEST_CASE("Interlaced pictures lose their comb") {
    TemporaryFolder folder;
    const auto file = (folder / "fields.ts").string();
    // A white box that moves: in a woven picture its edge is a comb, row by row.
    REQUIRE(
        std::system(
            fmt::format(
                "ffmpeg -loglevel error -f lavfi -i color=black:size=720x576:rate=50:duration=1 -f lavfi -i "
                "color=white:size=100x400:rate=50:duration=1 -filter_complex "
                "\"overlay=x=n*12:y=88,tinterlace=interleave_top\" -c:v mpeg2video -q:v 2 -flags +ildct+ilme "
                "-top 1 {}",
                file)
                .c_str()) == 0);
    const Canvas sd{720, 576, {25}};
    const auto source = open(file, sd);
    REQUIRE(source->read_until([&] { return source->buffers.size() >= 10; }));
    GstBuffer* picture = source->buffers[8].buffer.get();
    int combed = 0;
    for (int y = 150; y < 400; y += 2)
        for (int x = 4; x < 716; ++x)
            combed += std::abs(at(picture, sd, x, y)[0] - at(picture, sd, x, y + 1)[0]) > 100;
    CHECK(combed < 50);
}

TEST_CASE("A phone's recording stands upright") {
    TemporaryFolder folder;
    const auto flat = (folder / "flat.mp4").string(), turned = (folder / "turned.mp4").string();
    // The left half is white; turned by 90°, that is the upper or the lower half.
    REQUIRE(
        std::system(
            fmt::format("ffmpeg -loglevel error -f lavfi -i color=black:size=320x320:rate=5:duration=1 -vf "
                        "drawbox=w=160:h=320:color=white:t=fill -c:v libx264 -pix_fmt yuv420p {0} && ffmpeg "
                        "-loglevel error -display_rotation 90 -i {0} -c copy {1} 2>/dev/null || ffmpeg "
                        "-loglevel error -i {0} -c copy -metadata:s:v rotate=90 {1}",
                        flat, turned)
                .c_str()) == 0);
    const Canvas square{320, 320, {30}};
    const auto source = open(turned, square);
    GstBuffer* picture = source->buffers.front().buffer.get();
    CHECK(std::abs(at(picture, square, 160, 40)[0] - at(picture, square, 160, 280)[0]) > 150);
    CHECK(std::abs(at(picture, square, 40, 60)[0] - at(picture, square, 280, 60)[0]) < 20);
}

TEST_CASE("Pixels that nothing here takes are refused in words, and end no process") {
    const auto row = GENERATE(values<Encoded>({
        {"grey.mkv", "gray10le", "-c:v ffv1"},
        {"deep.mkv", "yuv420p16le", "-c:v ffv1"},
        {"planes.mkv", "gbrp16le", "-c:v ffv1"},
        {"grey.mp4", "gray10le", "-c:v libx265 -x265-params log-level=error"},
    }));
    INFO(row.file << " in " << row.format);
    TemporaryFolder folder;
    const auto file = write_encoded(folder, "testsrc2=s=320x180:r=25:d=0.4", row);
    const auto tried = try_source(source_at(file), kHd, {});
    REQUIRE_FALSE(tried);
    CHECK_THAT(tried.error().what, Catch::Contains("pixels"));
    CHECK_THAT(tried.error().remedy, Catch::Contains("Convert it"));
}

TEST_CASE("What can be seen through is shown on black, as a still is") {
    const auto row = GENERATE(values<Encoded>({
        {"alpha.mov", "yuva444p10le", "-c:v prores_ks -profile:v 4444"},
        {"animation.mov", "rgba", "-c:v qtrle"},
        {"alpha.mkv", "bgra", "-c:v ffv1"},
        {"alpha.webm", "yuva420p", "-c:v libvpx-vp9 -b:v 2M -deadline realtime -cpu-used 8"},
    }));
    INFO(row.file << " in " << row.format);
    TemporaryFolder folder;
    const auto file = write_encoded(folder, "color=0xFFFFFF@0.5:s=320x180:r=25:d=0.4,format=rgba", row);
    const auto source = open(file, kHd);
    const Yuv seen = at(source->buffers.front().buffer.get(), kHd, 640, 360), right = bt709(0x808080);
    for (std::size_t i = 0; i < 3; ++i)
        CHECK(std::abs(seen[i] - std::round(right[i])) <= 3);
}
