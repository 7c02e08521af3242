#pragma once
// What a source of the show file is: settings in, a plan out. Pure; nothing is opened, asked or fetched here.

#include "show/result.h"
#include "show/show_file.h"

#include <cstdint>
#include <string>

namespace regie::pipelines {

enum class SourceKind {
    File,            ///< a recording on the disk
    Still,           ///< a picture on the disk
    Download,        ///< http:, https:, HLS: read at the programme's pace, like a file
    Rtsp,            ///< a network camera
    Srt,             ///< somebody sends, or is called
    Rtmp,            ///< pulled from a server
    Camera,          ///< V4L2
    PipeWireCamera,  ///< a camera that PipeWire shares
    PipeWireScreen,  ///< a screen or window that PipeWire carries
    PulseMicrophone, ///< PulseAudio, or PipeWire that speaks its language
    AlsaMicrophone,
    Colour,
    Pattern, ///< a test picture, with a tone if wanted
};

/// What a source may reach. In a rehearsal nothing leaves the machine.
enum class Reach { Network, ThisMachine };

struct SrtPlan {
    enum class Mode { Caller, Listener };
    Mode mode = Mode::Caller;
    int latency_ms = 125;   ///< libsrt's recommendation for a line of up to 30 ms round trip
    std::string passphrase; ///< a secret
    std::string stream_id;  ///< may be one
};

struct SourcePlan {
    SourceKind kind = SourceKind::File;
    /// How sentences name it: a file's name, a host, a device. Never a user, a password or a key.
    std::string name;
    std::string uri; ///< of what is decoded: a path or a URI; may hold a password
    int port = 0;    ///< of an RTSP or RTMP server
    SrtPlan srt;
    std::string device;    ///< "/dev/video0", a Pulse or ALSA name, a PipeWire target; empty: the default one
    std::string pattern;   ///< GStreamer's name for it
    int tone_hz = 0;       ///< of a pattern; 0: silent
    std::uint32_t rgb = 0; ///< of a colour

    bool has_picture() const;
    bool is_microphone() const { return !has_picture(); }
    /// It comes by itself, in real time: nothing can be paused, sought or looped.
    bool is_live() const;
    bool is_device() const;
    bool is_network() const;
    /// It comes when somebody calls: nobody may, for as long as they like.
    bool waits_for_caller() const;
};

/// The plan, or which source is refused and what to write instead. Schemes are allow-listed:
///   a path, file:            recordings, and stills (png, jpg, svg, webp, tif and the like)
///   http: https:             recordings, and HLS (.m3u8)
///   rtsp: rtsps: rtmp: rtmps:
///   srt://HOST:PORT          calls; srt://:PORT?mode=listener waits to be called; also latency (ms),
///                            passphrase, streamid
///   v4l2:///dev/video0
///   pipewire:[TARGET] pipewire-screen:[TARGET] pulse:[DEVICE] alsa:[DEVICE]
///   color:#RRGGBB
///   pattern:[NAME][?tone=HZ] smpte (the default), bars, ball, black, white, red, green, blue, snow, pinwheel
Result<SourcePlan> plan_source(const SourceSpec& spec, Reach reach);

} // namespace regie::pipelines
