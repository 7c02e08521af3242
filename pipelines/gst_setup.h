#pragma once
// Small things every pipeline here needs: GStreamer started once, elements that exist, errors in words.

#include "pipelines/gst_ptr.h"
#include "show/result.h"
#include "show/show_file.h"

#include <cstdint>
#include <string>

namespace regie::pipelines {

/// Starts GStreamer and registers our elements, once. Any thread.
void ensure_gst();

/// GStreamer's system clock, which all pipelines here run by. Any thread.
std::int64_t system_now_ns();

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
inline constexpr int kSoundKbps = 128; ///< of AAC
/// Interleaved stereo floats at kSoundRate.
GstPtr<GstCaps> sound_caps();

/// What the scheduler is told: the tick runs at once (real-time round robin, a fraction of a millisecond a
/// frame), then what makes and takes its frames; a monitor can wait. The values are nice values. What is
/// better than the default needs root, RLIMIT_RTPRIO or RLIMIT_NICE; without, those threads stay as they are.
enum class ThreadRank : int { Tick = -10, Programme = -5, Monitor = 10 };

/// Ranks the calling thread and the threads it will start.
void rank_this_thread(ThreadRank rank);

/// Ranks every streaming thread of `pipeline` and the threads that its codecs start. Before the pipeline
/// starts.
void rank_streaming_threads(GstElement* pipeline, ThreadRank rank);

/// To NULL, without waiting for what never ends. Null is allowed.
void shut_down(GstElement* pipeline);

} // namespace regie::pipelines
