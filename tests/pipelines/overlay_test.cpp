// The overlay's conversion and blend against a plain floating-point reference.

#include "pipelines/overlay/blend.h"
#include "pipelines/overlay/colour.h"
#include "pipelines/overlay_frame.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>

using namespace regie::pipelines;

namespace {

/// A picture of any format; samples are read and written as numbers.
struct Picture {
    Picture(int w, int h, std::ptrdiff_t padding = 0, PictureFormat f = {})
        : width(w), height(h), format(f), sample(f.bits() > 8 ? 2 : 1) {
        const bool nv12 = f.layout == PixelLayout::Nv12;
        for (std::size_t plane = 0; plane < (nv12 ? 2U : 3U); ++plane) {
            const int pw = plane ? (w + 1) / 2 * (nv12 ? 2 : 1) : w, ph = plane ? (h + 1) / 2 : h;
            strides[plane] = (pw + padding) * sample;
            planes[plane].resize(static_cast<std::size_t>(strides[plane]) * static_cast<std::size_t>(ph));
        }
        fill([](std::size_t, int, int) { return 77; });
    }
    template<typename Value>
    void fill(Value value) {
        for (std::size_t component = 0; component < 3; ++component)
            for (int y = 0; y < rows(component); ++y)
                for (int x = 0; x < columns(component); ++x)
                    put(component, x, y, value(component, x, y));
    }
    PictureView view() { return {{planes[0].data(), planes[1].data(), planes[2].data()}, strides}; }
    int columns(std::size_t component) const { return component ? (width + 1) / 2 : width; }
    int rows(std::size_t component) const { return component ? (height + 1) / 2 : height; }
    int at(std::size_t component, int x, int y) const {
        const auto [plane, index] = place(component, x, y);
        return sample == 1 ? planes[plane][index] : planes[plane][index] | planes[plane][index + 1] << 8;
    }
    void put(std::size_t component, int x, int y, int value) {
        const auto [plane, index] = place(component, x, y);
        planes[plane][index] = static_cast<std::uint8_t>(value);
        if (sample == 2)
            planes[plane][index + 1] = static_cast<std::uint8_t>(value >> 8);
    }
    std::pair<std::size_t, std::size_t> place(std::size_t component, int x, int y) const {
        const bool pairs = format.layout == PixelLayout::Nv12 && component > 0;
        const std::size_t plane = pairs ? 1 : component;
        const auto column = pairs ? 2 * x + static_cast<int>(component) - 1 : x;
        return {plane, static_cast<std::size_t>(y * strides[plane] + column * sample)};
    }
    int width, height;
    PictureFormat format;
    int sample; ///< bytes
    std::array<std::ptrdiff_t, 3> strides{};
    std::array<std::vector<std::uint8_t>, 3> planes;
};

struct Overlay {
    Overlay(int w, int h)
        : width(w), height(h), pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h)) {}
    ArgbView view() const { return {pixels.data(), width, height, width * 4}; }
    std::uint32_t& at(int x, int y) { return pixels[static_cast<std::size_t>(y * width + x)]; }
    std::uint32_t clamped(int x, int y) const {
        x = std::clamp(x, 0, width - 1);
        y = std::clamp(y, 0, height - 1);
        return pixels[static_cast<std::size_t>(y * width + x)];
    }
    int width, height;
    std::vector<std::uint32_t> pixels;
};

std::uint32_t premultiplied(std::uint32_t rgb, unsigned alpha) {
    const auto part = [&](int shift) { return ((rgb >> shift & 255) * alpha + 127) / 255 << shift; };
    return alpha << 24 | part(16) | part(8) | part(0);
}

/// One component of a weighted set of overlay pixels, and their mean alpha, 0..255.
struct Mean {
    double value = 0, alpha = 0;
    void add(std::uint32_t argb, double weight, const ComponentWeights& w) {
        const double a = argb >> 24;
        value +=
            weight * (w.r * (argb >> 16 & 255) + w.g * (argb >> 8 & 255) + w.b * (argb & 255) + w.offset * a);
        alpha += weight * a;
    }
};

/// What the programme should be, unrounded.
double reference(const Overlay& overlay, const Picture& before, std::size_t plane, int x, int y) {
    const PictureFormat& format = before.format;
    const auto weights = component_weights(format.matrix, format.range, format.bits())[plane];
    // A chroma sample level with the first of its two is 1-2-1 around it, one midway between them 1-1.
    const auto part = [](Siting siting, int offset) {
        return siting == Siting::First ? (offset == 0 ? 0.5 : 0.25) : (offset < 0 ? 0 : 0.5);
    };
    Mean mean;
    if (plane == 0) {
        mean.add(overlay.clamped(x, y), 1, weights);
    } else {
        for (int dy = -1; dy <= 1; ++dy)
            for (int dx = -1; dx <= 1; ++dx)
                mean.add(overlay.clamped(2 * x + dx, 2 * y + dy),
                         part(format.across, dx) * part(format.down, dy), weights);
    }
    const double most = (1 << format.bits()) - 1; // what pure blue is beyond it in full range is cut off
    return std::min(most, mean.value + before.at(plane, x, y) * (255 - mean.alpha) / 255);
}

double worst_error(const Overlay& overlay, const Picture& before, const Picture& after) {
    double worst = 0;
    for (std::size_t plane = 0; plane < 3; ++plane)
        for (int y = 0; y < after.rows(plane); ++y)
            for (int x = 0; x < after.columns(plane); ++x)
                worst = std::max(worst, std::abs(after.at(plane, x, y) -
                                                 std::round(reference(overlay, before, plane, x, y))));
    return worst;
}

Picture random_picture(int width, int height, std::ptrdiff_t padding, std::mt19937& random,
                       PictureFormat format = {}) {
    Picture picture(width, height, padding, format);
    picture.fill([&](std::size_t, int, int) { return static_cast<int>(random() % (1U << format.bits())); });
    return picture;
}

/// Patches of every kind: transparent, opaque, translucent, noise.
Overlay random_overlay(int width, int height, std::mt19937& random) {
    Overlay overlay(width, height);
    for (int i = 0; i < 12; ++i) {
        const int x0 = static_cast<int>(random() % static_cast<unsigned>(width));
        const int y0 = static_cast<int>(random() % static_cast<unsigned>(height));
        const int x1 = std::min(width, x0 + 1 + static_cast<int>(random() % 150));
        const int y1 = std::min(height, y0 + 1 + static_cast<int>(random() % 90));
        const unsigned alpha = i % 3 == 0 ? 255 : random() % 256;
        for (int y = y0; y < y1; ++y)
            for (int x = x0; x < x1; ++x)
                overlay.at(x, y) = premultiplied(i % 2 ? random() : 0x3080F0, alpha);
    }
    return overlay;
}

} // namespace

TEST_CASE("Random overlays land within one code of the reference, at every size, stride and format") {
    std::mt19937 random(1);
    const auto [width, height, padding] = GENERATE(table<int, int, int>({{1, 1, 0},
                                                                         {2, 3, 5},
                                                                         {63, 31, 1},
                                                                         {64, 32, 0},
                                                                         {65, 33, 7},
                                                                         {191, 97, 3},
                                                                         {200, 721, 0},
                                                                         {322, 120, 32}}));
    const auto layout = GENERATE(PixelLayout::I420, PixelLayout::Nv12, PixelLayout::I420Ten);
    for (unsigned kind = 0; kind < 8; ++kind) {
        const PictureFormat format{
            layout, kind & 1 ? kBt601 : kBt709, kind & 2 ? Range::Full : Range::Limited,
            kind & 4 ? Siting::Midway : Siting::First, kind & 2 ? Siting::First : Siting::Midway};
        const Overlay overlay = random_overlay(width, height, random);
        const Picture before = random_picture(width, height, padding, random, format);
        Picture after = before, portable = before;
        OverlayConverter converter(width, height, format);
        const auto frame = converter.convert(overlay.view(), {}, 0);
        blend(frame->grid(), after.view());
        CHECK(worst_error(overlay, before, after) <= 1);
        blend_portable(frame->grid(), portable.view());
        CHECK(after.planes == portable.planes);
    }
}

TEST_CASE("Flat colours have the matrix's values") {
    const auto [height, rgb, y, u, v] = GENERATE(table<int, std::uint32_t, int, int, int>({
        {720, 0x000000, 16, 128, 128},
        {720, 0xFFFFFF, 235, 128, 128},
        {720, 0xFF0000, 63, 102, 240},
        {720, 0x00FF00, 173, 42, 26},
        {720, 0x0000FF, 32, 240, 118},
        {576, 0xFF0000, 81, 90, 240},
        {576, 0x00FF00, 145, 54, 34},
        {576, 0x0000FF, 41, 240, 110},
    }));
    Overlay overlay(66, height);
    std::fill(overlay.pixels.begin(), overlay.pixels.end(), 0xFF000000 | rgb);
    Picture picture(66, height);
    OverlayConverter converter(66, height);
    blend(converter.convert(overlay.view(), {}, 0)->grid(), picture.view());
    for (const auto& [plane, value] : {std::pair{0U, y}, {1U, u}, {2U, v}})
        for (const auto code : picture.planes[plane])
            REQUIRE(std::abs(code - value) <= 1);
}

TEST_CASE("An alpha ramp is smooth, black to white over grey and grey to black") {
    Overlay overlay(256, 2);
    const std::uint32_t rgb = GENERATE(0xFFFFFFU, 0x000000U, 0xE0301BU);
    for (int x = 0; x < 256; ++x)
        overlay.at(x, 0) = overlay.at(x, 1) = premultiplied(rgb, static_cast<unsigned>(x));
    Picture before(256, 2);
    Picture after = before;
    OverlayConverter converter(256, 2, before.format);
    blend(converter.convert(overlay.view(), {}, 0)->grid(), after.view());
    CHECK(worst_error(overlay, before, after) <= 1);
}

TEST_CASE("Colours brighter than their alpha are held to it and never wrap") {
    Overlay overlay(64, 32);
    std::fill(overlay.pixels.begin(), overlay.pixels.end(), 0x01FFFFFF);
    Picture picture(64, 32);
    for (auto& plane : picture.planes)
        std::fill(plane.begin(), plane.end(), 255);
    OverlayConverter converter(64, 32);
    blend(converter.convert(overlay.view(), {}, 0)->grid(), picture.view());
    for (const auto& plane : picture.planes)
        CHECK(*std::min_element(plane.begin(), plane.end()) >= 250);
}

TEST_CASE("Converting only what was repainted gives the same as converting everything") {
    std::mt19937 random(7);
    const int width = 301, height = 157;
    const PictureFormat format{.down = GENERATE(Siting::Midway, Siting::First)};
    OverlayConverter step_by_step(width, height, format);
    Overlay overlay(width, height);
    step_by_step.convert(overlay.view(), {}, 0);
    for (int step = 1; step <= 40; ++step) {
        const Rect rect{static_cast<int>(random() % 320) - 10, static_cast<int>(random() % 170) - 10,
                        1 + static_cast<int>(random() % 120), 1 + static_cast<int>(random() % 60)};
        const std::uint32_t argb = step % 4 ? premultiplied(random(), random() % 256) : 0;
        for (int y = std::max(0, rect.y); y < std::min(height, rect.y + rect.height); ++y)
            for (int x = std::max(0, rect.x); x < std::min(width, rect.x + rect.width); ++x)
                overlay.at(x, y) = argb;
        const auto partial = step_by_step.convert(overlay.view(), {&rect, 1}, step);
        CHECK(partial->frame() == step);

        OverlayConverter whole(width, height, format);
        const auto full = whole.convert(overlay.view(), {}, step);
        const Picture before = random_picture(width, height, 0, random);
        Picture a = before, b = before;
        blend(partial->grid(), a.view());
        blend(full->grid(), b.view());
        REQUIRE(a.planes == b.planes);
    }
}

TEST_CASE("Tiles that were not repainted are shared with the frame before") {
    Overlay overlay(640, 360);
    std::fill(overlay.pixels.begin(), overlay.pixels.end(), premultiplied(0x4080C0, 128));
    OverlayConverter converter(640, 360);
    const auto first = converter.convert(overlay.view(), {}, 1);
    const auto unchanged = converter.convert(overlay.view(), {}, 2);
    CHECK(&unchanged->grid() == &first->grid());

    const Rect rect{10, 10, 1, 1};
    overlay.at(10, 10) = 0xFFFFFFFF;
    const auto second = converter.convert(overlay.view(), {&rect, 1}, 3);
    CHECK(second->grid().tiles[0] != first->grid().tiles[0]);
    CHECK(std::equal(second->grid().tiles.begin() + 1, second->grid().tiles.end(),
                     first->grid().tiles.begin() + 1));
}

TEST_CASE("Tiles are transparent, opaque, even or mixed") {
    Overlay overlay(192, 32);
    for (int y = 0; y < 32; ++y)
        for (int x = 64; x < 192; ++x)
            overlay.at(x, y) = x < 128 ? 0x80404040 : 0xFF404040;
    OverlayConverter converter(192, 32);
    const auto frame = converter.convert(overlay.view(), {}, 0);
    const auto& tiles = frame->grid().tiles;
    CHECK(tiles[0] == nullptr);
    REQUIRE(tiles[1]);
    CHECK(tiles[1]->cover == Cover::Mixed); // likewise, into the transparent one
    REQUIRE(tiles[2]);
    CHECK(tiles[2]->cover == Cover::Mixed); // its first chroma column reaches into the translucent tile
    CHECK_FALSE(frame->grid().empty);

    std::fill(overlay.pixels.begin(), overlay.pixels.end(), 0xFF404040);
    const Rect all{0, 0, 192, 32};
    CHECK(converter.convert(overlay.view(), {&all, 1}, 1)->grid().tiles[1]->cover == Cover::Opaque);
    std::fill(overlay.pixels.begin(), overlay.pixels.end(), 0x80204040);
    overlay.at(100, 7) = 0x80402020;
    CHECK(converter.convert(overlay.view(), {&all, 1}, 1)->grid().tiles[1]->cover == Cover::Even);
    std::fill(overlay.pixels.begin(), overlay.pixels.end(), 0);
    CHECK(converter.convert(overlay.view(), {&all, 1}, 2)->grid().empty);
}

TEST_CASE("The mailbox finds the overlay of a frame") {
    OverlayMailbox mailbox;
    CHECK(mailbox.newest() == nullptr);
    CHECK(mailbox.for_frame(0) == nullptr);
    OverlayConverter converter(2, 2);
    const Overlay overlay(2, 2);
    for (const std::int64_t frame : {4, 6, 5, 9})
        mailbox.publish(converter.convert(overlay.view(), {}, frame));
    CHECK(mailbox.newest()->frame() == 9);
    const auto [wanted, found] =
        GENERATE(table<int, int>({{3, 4}, {4, 4}, {5, 5}, {7, 6}, {9, 9}, {100, 9}}));
    CHECK(mailbox.for_frame(wanted)->frame() == found);
    for (std::int64_t frame = 10; frame < 30; ++frame)
        mailbox.publish(converter.convert(overlay.view(), {}, frame));
    CHECK(mailbox.for_frame(4)->frame() == 22); // eight are kept
}
