#pragma once
// The colours of a decoded picture, on their way to the canvas's: what GStreamer's (1.22) converter is not
// told or gets wrong.

#include "pipelines/gst_ptr.h"

#include <array>
#include <cstdint>

namespace regie::pipelines {

enum class HdrKind { Hlg, Pq };
/// From codes of HDR (0: black, 255: the most) to those of a picture for ordinary screens: what a screen
/// shows as white (203 nits, ITU-R BT.2408) is white, what is brighter differs from it by little. Pure.
std::array<std::uint8_t, 256> tone_curve(HdrKind kind);

/// What is said in the pictures of a stream goes before what its container says of them, in which full range
/// is often missing (QuickTime), or is not read (qtdemux, 1.22). `parser`: of H.264 or H.265, before it has
/// data.
void prefer_stream_colours(GstElement* parser);

/// Two elements to begin a picture's chain with that ends with `last`, a converter; the first is one too, to
/// what those behind it take. They say what colours a picture has that does not say so itself, bring full
/// range, wide gamuts and HDR to those of ordinary screens, and put what can be seen through on black; other
/// pictures pass as they are.
std::array<GstPtr<GstElement>, 2> make_colour_elements(const GstPtr<GstElement>& last);

} // namespace regie::pipelines
