#pragma once
// A container whose demuxer fails while it is being plugged in. What it says then, decodebin keeps to itself.

#include <gst/gst.h>

#include <string>

namespace regie::pipelines::test {

/// What a file of that container begins with; behind it an L, and it speaks again later. Registers the
/// demuxer with the first call.
std::string mute_container();

} // namespace regie::pipelines::test
