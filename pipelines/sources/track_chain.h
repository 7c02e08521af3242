#pragma once
// From a decoded track to the programme's format: what every source's pipeline ends with.

#include "pipelines/gst_ptr.h"
#include "show/show_file.h"

#include <memory>
#include <optional>
#include <string_view>

namespace regie::pipelines {

enum class TrackKind { Picture, Sound };

/// What of a wide picture is kept on a taller canvas: a part of the canvas's shape and the picture's height,
/// at `from` of the way from left (0) to right (1), which it leaves for `to` from `begin_ns` to `end_ns` of
/// the file's time.
struct Crop {
    double from = 0.5, to = 0.5;
    std::int64_t begin_ns = 0, end_ns = 1;
};

/// Of a picture: what is larger is refused.
inline constexpr std::int64_t kMostPixels = 8192LL * 8192;

/// Whether that factory made it: "filesrc".
bool is_made_by(GstElement* element, std::string_view factory);

/// Whether what lies behind a source may be a playlist, which leads elsewhere.
enum class Playlists { Refused, Followed };

/// A decoder that finds its tracks by itself refuses larger ones, as an error in words, before anything makes
/// room for one; pixels without a name; playlists; and a playlist that leads to a file of this machine. What
/// a stream says of its colours goes before what its container says. Before it starts.
void guard_decoder(GstElement* decoder, Playlists playlists);

/// What a decoded pad carries; nothing of ours when it is neither.
std::optional<TrackKind> track_kind(GstPad* decoded);

/// An appsink that takes what the canvas (or the programme's sound) is, and decoders' padded rows as they
/// are.
GstPtr<GstElement> make_track_sink(TrackKind kind, const Canvas& canvas);

/// Adds what lies between `decoded` and `sink`, and `sink`, to `pipeline` and links them. Pictures:
/// deinterlaced, upright, in shape (with borders), in the canvas's colours; what they do not need costs
/// nothing. Streaming thread, before any data; or before the pipeline starts.
void add_track_chain(GstBin* pipeline, GstPad* decoded, TrackKind kind, const GstPtr<GstElement>& sink,
                     const Canvas& canvas, const std::optional<Crop>& crop = {});

/// Connects `handler(GObject* emitter, …, std::shared_ptr<T>*)`, which shares `user` until the emitter is
/// gone: for pipelines that end in their own time.
template<typename T>
void connect_shared(gpointer emitter, const char* signal, GCallback handler, std::shared_ptr<T> user) {
    g_signal_connect_data(
        emitter, signal, handler, new std::shared_ptr<T>(std::move(user)),
        [](gpointer data, GClosure*) { delete static_cast<std::shared_ptr<T>*>(data); }, GConnectFlags(0));
}

} // namespace regie::pipelines
