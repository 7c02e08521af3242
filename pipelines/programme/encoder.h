#pragma once
// What encodes the programme's picture: a hardware encoder that has proved itself on this machine, else x264.
// Every one is set to what platforms take (FIELD.md): constant bitrate, closed groups of pictures that begin
// every 2 s of show time, no B-frames, High profile.

#include "pipelines/encoders.h"
#include "pipelines/gst_ptr.h"
#include "show/result.h"
#include "show/show_file.h"

#include <functional>
#include <string>
#include <vector>

namespace regie::pipelines {

struct EncoderKind {
    std::string name;    ///< for sentences and lists: "VA-API"
    std::string factory; ///< GStreamer's element; a kind whose element is not installed is never tried
    /// The bare encoder, set up; null when it cannot be made.
    std::function<GstPtr<GstElement>(const Canvas&, int kbps)> make;
};

/// The best first. Several names of one interface are of different GStreamer plugins.
const std::vector<EncoderKind>& hardware_encoders();
const EncoderKind& x264_encoder();
/// x264 for a render: the same bytes for the same pictures, however busy the machine is.
const EncoderKind& file_encoder();
/// For a recording that is cut and laid out anew later: as little work as x264 can do, at a quality that
/// bears it.
const EncoderKind& clean_encoder();

/// A bin that takes the canvas's pictures (canvas_caps) and gives H.264 as outputs want it: avc, a picture a
/// buffer. Fails when an element is missing.
Result<GstPtr<GstElement>> make_encoder(const EncoderKind& kind, const Canvas& canvas, int kbps);

/// Changes the bitrate of what make_encoder() made, also while it plays: it holds from the next picture on.
/// Any thread.
void set_kbps(GstElement* encoder, int kbps);

/// A second of pictures of the canvas's size through the encoder, as fast as it takes them: it must give each
/// of them back in time, with its time, beginning with a keyframe. The error's `what` completes "VA-API …".
/// Blocks for at most a second more than `deadline_ms`, longer on a busy machine (patience.h); any thread
/// that is not a streaming one. An encoder that hangs is left behind in a thread of its own.
Result<void> try_encoder(const EncoderKind& kind, const Canvas& canvas, int kbps, int deadline_ms = 4000);

struct ChosenEncoder {
    std::string name;           ///< "VA-API", "x264"
    GstPtr<GstElement> element; ///< as make_encoder() gives it
    std::string words;          ///< for the operator: what encodes, and why not something faster
};

/// The first of `candidates` that is installed and passes its trial, else x264. Blocks while it tries; fails
/// only when x264 itself is missing.
Result<ChosenEncoder> choose_encoder(const Canvas& canvas, int kbps,
                                     const std::vector<EncoderKind>& candidates = hardware_encoders());

} // namespace regie::pipelines
