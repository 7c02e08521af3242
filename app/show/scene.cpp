#include "show/scene.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace regie {

namespace {

constexpr std::array<LayoutKind, 8> kLayouts{{
    {kSlateScene, "slate", 0},
    {"full", "full picture", 1},
    {"pip-top-left", "picture in picture, top left", 2},
    {"pip-top-right", "picture in picture, top right", 2},
    {"pip-bottom-left", "picture in picture, bottom left", 2},
    {"pip-bottom-right", "picture in picture, bottom right", 2},
    {"side-by-side", "side by side", 2},
    {"two-boxes", "two boxes, a graphic between them", 2},
}};

/// An inset's size, of the canvas's: a quarter of its area shows a face and leaves the rest alone.
constexpr double kInset = 0.3;
/// EBU R95's safe area for graphics, of each side.
constexpr double kSafe = 0.05;
/// What is left of the picture where an interpreter is: beside it, above it on tall canvases.
constexpr double kBeside = 0.75, kAbove = 0.7;
/// Of tall canvases, clear for the platforms' controls (FIELD.md: 250 of 1,920).
constexpr double kFoot = 250.0 / 1920;

int even(double pixels) { return static_cast<int>(std::lround(pixels / 2)) * 2; }

/// Of the room's shape; positions are those of its middle, all as parts of the room.
Box box(const Box& room, double middle_x, double middle_y, double size) {
    const int width = even(room.width * size), height = even(room.height * size);
    return {even(room.x + room.width * middle_x - width / 2.0),
            even(room.y + room.height * middle_y - height / 2.0), width, height};
}

/// Whether two boxes stand beside each other: on a square canvas the band between them would be too narrow
/// for words.
bool has_wide_band(const Box& room) { return room.width > 1.2 * room.height; }

std::vector<Box> boxes_of(std::string_view layout, const Box& room) {
    const bool wide = room.width >= room.height;
    if (layout == "full")
        return {room};
    if (layout == "side-by-side") // one above the other where that is the longer way
        return wide ? std::vector{box(room, 0.25, 0.5, 0.5), box(room, 0.75, 0.5, 0.5)}
                    : std::vector{box(room, 0.5, 0.25, 0.5), box(room, 0.5, 0.75, 0.5)};
    // Between the safe area's edges, with a band between them for a graphic. Beside each other they also
    // leave the lower third free, where most graphics lie.
    if (layout == "two-boxes")
        return has_wide_band(room) ? std::vector{box(room, 0.24, 0.42, 0.38), box(room, 0.76, 0.42, 0.38)}
               : wide              ? std::vector{box(room, 0.5, 0.22, 0.34), box(room, 0.5, 0.72, 0.34)}
                                   : std::vector{box(room, 0.5, 0.24, 0.34), box(room, 0.5, 0.7, 0.34)};
    const double near = kSafe + kInset / 2, far = 1 - near;
    const bool left = layout.ends_with("left"), top = layout.find("top") != layout.npos;
    return {room, box(room, left ? near : far, top ? near : far, kInset)};
}

std::optional<Box> between(std::string_view layout, const std::vector<Box>& boxes, const Box& room) {
    if (layout != "two-boxes")
        return {};
    const auto &first = boxes[0], &second = boxes[1];
    if (has_wide_band(room))
        return Box{first.x + first.width, first.y, second.x - first.x - first.width, first.height};
    const int safe = even(room.width * kSafe);
    return Box{room.x + safe, first.y + first.height, room.width - 2 * safe,
               second.y - first.y - first.height};
}

Places within(std::string_view layout, const Box& room, std::optional<Box> interpreter) {
    auto boxes = boxes_of(layout, room);
    const auto band = between(layout, boxes, room);
    return {std::move(boxes), interpreter, band};
}

} // namespace

std::span<const LayoutKind> layouts() { return kLayouts; }

const LayoutKind* find_layout(std::string_view name) {
    const auto at = std::find_if(kLayouts.begin(), kLayouts.end(),
                                 [&](const LayoutKind& layout) { return layout.name == name; });
    return at == kLayouts.end() ? nullptr : &*at;
}

Places places_of(std::string_view layout, int canvas_width, int canvas_height, bool with_interpreter) {
    const auto* kind = find_layout(layout);
    if (!kind || kind->boxes == 0)
        return {};
    Box room{0, 0, canvas_width, canvas_height};
    if (!with_interpreter)
        return within(layout, room, {});
    if (canvas_width >= canvas_height) {
        room.width = even(canvas_width * kBeside);
        room.height = even(canvas_height * kBeside);
        room.y = even((canvas_height - room.height) / 2.0);
        const int width = canvas_width - room.width, height = even(width * 4 / 3.0);
        return within(layout, room, Box{room.width, room.y + room.height - height, width, height});
    }
    room.width = even(canvas_width * kAbove);
    room.height = even(canvas_height * kAbove);
    room.x = even((canvas_width - room.width) / 2.0);
    const int height = even(canvas_height * (1 - kFoot)) - room.height, width = even(height * 4 / 3.0);
    return within(layout, room, Box{even((canvas_width - width) / 2.0), room.height, width, height});
}

} // namespace regie
