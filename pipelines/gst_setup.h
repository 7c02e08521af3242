#pragma once
// Small things every pipeline here needs: GStreamer started once, elements that exist, errors in words.

#include "pipelines/gst_ptr.h"
#include "show/result.h"
#include "show/show_file.h"

#include <string>

namespace regie::pipelines {

/// Starts GStreamer and registers our elements, once. Any thread.
void ensure_gst();

/// A new element, or an error that names what to install.
Result<GstPtr<GstElement>> make_element(const char* factory, const char* name = nullptr);

/// An element that cannot be missing: one of GStreamer's core and base plugins. Asserts.
GstPtr<GstElement> make_core_element(const char* factory, const char* name = nullptr);

/// The error or warning in a bus message, one line, without the debug part (which may hold paths and keys).
std::string words_of(GstMessage* message);

/// What the programme's pictures look like: I420 on the canvas; BT.709 for HD heights, BT.601 below.
GstPtr<GstCaps> canvas_caps(const Canvas& canvas);

inline constexpr int kSoundRate = 48'000; ///< samples a second of the programme's sound
inline constexpr int kSoundChannels = 2;
/// Interleaved stereo floats at kSoundRate.
GstPtr<GstCaps> sound_caps();

/// Lowers the priority of every streaming thread of `pipeline` (and of the threads that its codecs start) by `nice`,
/// so that the tick runs first. Before the pipeline starts.
void run_streaming_threads_nicer(GstElement* pipeline, int nice);

/// To NULL, without waiting for what never ends. Null is allowed.
void shut_down(GstElement* pipeline);

} // namespace regie::pipelines
