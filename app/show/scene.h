#pragma once
// What the programme shows of its sources: which ones, laid out how. Pure values and geometry.

#include "show/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

/// The scene of the plan's own, always there: the slate and silence.
inline constexpr const char* kSlateScene = "slate";

struct Scene {
    std::string id; ///< what desks and cues call it
    std::string name;
    std::string layout = "full";
    std::vector<std::string> sources; ///< ids, one for each of the layout's boxes
    /// Id of the source that shows the sign-language interpreter: the layout then leaves a place free for it
    /// at the side (below on tall canvases). Empty: none.
    std::string interpreter;

    bool operator==(const Scene&) const = default;
};

enum class Transition { Cut, Mix };
/// How long a mix takes (FIELD.md: OBS and Voctomix).
inline constexpr std::int64_t kMixMs = 300;

/// What an operator sets of a source, in the plan and while it runs.
struct SourceSettings {
    std::int64_t picture_delay_ms = 0, sound_delay_ms = 0; ///< shown and heard so much later
    double gain_db = 0;                                    ///< of its sound
    bool muted = false;

    bool operator==(const SourceSettings&) const = default;
};

/// A part of the canvas, in pixels, with even edges.
struct Box {
    int x = 0, y = 0, width = 0, height = 0;
    bool operator==(const Box&) const = default;
};

/// Where a layout puts things on a canvas.
struct Places {
    /// In the order of Scene::sources, later ones on earlier ones; all of the canvas's shape.
    std::vector<Box> boxes;
    std::optional<Box> interpreter = {}; ///< upright, or 4:3; filled with the middle of the picture
    std::optional<Box> between = {};     ///< free for a graphic between two boxes
    bool operator==(const Places&) const = default;
};

struct LayoutKind {
    std::string_view name;  ///< as the show file writes it: "pip-top-left"
    std::string_view label; ///< for people
    int boxes = 0;
};

/// "slate", "full", "pip-top-left" and the other corners, "side-by-side", "two-boxes".
std::span<const LayoutKind> layouts();
const LayoutKind* find_layout(std::string_view name);

/// `layout` is one of layouts(); another one has no boxes.
Places places_of(std::string_view layout, int canvas_width, int canvas_height, bool with_interpreter);

} // namespace regie
