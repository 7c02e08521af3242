#include "pipelines/sources/source_plan.h"

#include "pipelines/sources/media_uri.h"
#include "pipelines/sources/source_address.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace regie::pipelines {

namespace {

struct Entry {
    std::string_view scheme;
    Result<SourcePlan> (*plan)(const std::string& uri, std::string_view rest);
};

bool has_controls(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string extension_of(std::string_view path) {
    const auto dot = path.rfind('.');
    std::string result(dot == std::string_view::npos ? "" : path.substr(dot + 1));
    for (char& c : result)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return result;
}

Result<SourcePlan> plan_file(const std::string& path, std::string_view) {
    // Also what no reader here opens: it is refused as a picture then.
    constexpr std::array<std::string_view, 19> kStills{"png",  "jpg",  "jpeg", "jfif", "svg", "svgz", "webp",
                                                       "bmp",  "gif",  "tif",  "tiff", "tga", "ico",  "avif",
                                                       "heic", "heif", "jxl",  "psd",  "pdf"};
    SourcePlan plan;
    const bool still = std::find(kStills.begin(), kStills.end(), extension_of(path)) != kStills.end();
    plan.kind = still ? SourceKind::Still : SourceKind::File;
    plan.name = media_name(path);
    plan.uri = path;
    return plan;
}

Result<SourcePlan> plan_network(SourceKind kind, const std::string& uri, std::string_view rest,
                                std::string_view example, int port = 0) {
    const auto address = address_of(rest);
    if (!address || address->host.empty())
        return failure("the address has no host that can be asked", {}, fmt::format("Write {}.", example));
    SourcePlan plan;
    plan.kind = kind;
    plan.uri = uri;
    plan.name = address->host;
    plan.port = address->port != 0 ? address->port : port;
    if (const auto file = media_name(address->path); kind == SourceKind::Download && !file.empty())
        plan.name = file + " of " + address->host;
    return plan;
}

bool is(const std::string& uri, std::string_view scheme) {
    return uri.compare(0, scheme.size(), scheme) == 0;
}

Result<SourcePlan> plan_download(const std::string& uri, std::string_view rest) {
    return plan_network(SourceKind::Download, uri, rest, "https://HOST/FILE");
}
Result<SourcePlan> plan_rtsp(const std::string& uri, std::string_view rest) {
    return plan_network(SourceKind::Rtsp, uri, rest, "rtsp://HOST/PATH", is(uri, "rtsps") ? 322 : 554);
}
Result<SourcePlan> plan_rtmp(const std::string& uri, std::string_view rest) {
    return plan_network(SourceKind::Rtmp, uri, rest, "rtmp://HOST/APPLICATION/STREAM",
                        is(uri, "rtmps") ? 443 : 1935);
}

Result<SourcePlan> plan_srt(const std::string&, std::string_view rest) {
    const auto address = address_of(rest);
    const bool listens = address && value_of(address->parameters, "mode") == "listener";
    if (!address || address->port == 0 || (address->host.empty() && !listens))
        return failure("the SRT address is not complete", {},
                       "Write srt://HOST:PORT to call, or srt://:PORT?mode=listener to be called.");
    SourcePlan plan;
    plan.kind = SourceKind::Srt;
    plan.srt.mode = listens ? SrtPlan::Mode::Listener : SrtPlan::Mode::Caller;
    plan.srt.passphrase = value_of(address->parameters, "passphrase");
    plan.srt.stream_id = value_of(address->parameters, "streamid");
    const auto size = plan.srt.passphrase.size();
    if (size > 0 && (size < 10 || size > 79)) // libsrt's limits
        return failure("an SRT passphrase has 10 to 79 characters", {}, "Agree on another one.");
    if (const auto latency = value_of(address->parameters, "latency"); !latency.empty()) {
        const auto ms = number_of<int>(latency);
        if (!ms || *ms < 0 || *ms > 8000)
            return failure("the SRT latency is not 0 to 8000 milliseconds", {}, "Write latency=125.");
        plan.srt.latency_ms = *ms;
    }
    plan.uri =
        fmt::format("srt://{}:{}?mode={}", address->host, address->port, listens ? "listener" : "caller");
    plan.name = listens ? fmt::format("SRT port {}", address->port) : address->host;
    return plan;
}

Result<SourcePlan> plan_camera(const std::string&, std::string_view rest) {
    SourcePlan plan;
    plan.kind = SourceKind::Camera;
    plan.device = rest.substr(0, 2) == "//" ? rest.substr(2) : rest;
    if (plan.device.rfind("/dev/", 0) != 0 || plan.device.find("..") != std::string::npos)
        return failure("the camera is not a device of this machine", {}, "Write v4l2:///dev/video0.");
    plan.name = "camera " + plan.device;
    return plan;
}

SourcePlan plan_device(SourceKind kind, std::string_view device, std::string_view what) {
    SourcePlan plan;
    plan.kind = kind;
    plan.device = device;
    plan.name = device.empty() ? fmt::format("the default {}", what) : fmt::format("{} {}", what, device);
    return plan;
}

Result<SourcePlan> plan_pipewire(const std::string&, std::string_view rest) {
    return plan_device(SourceKind::PipeWireCamera, rest, "camera");
}
Result<SourcePlan> plan_screen(const std::string&, std::string_view rest) {
    return plan_device(SourceKind::PipeWireScreen, rest, "screen");
}
Result<SourcePlan> plan_pulse(const std::string&, std::string_view rest) {
    return plan_device(SourceKind::PulseMicrophone, rest, "microphone");
}
Result<SourcePlan> plan_alsa(const std::string&, std::string_view rest) {
    return plan_device(SourceKind::AlsaMicrophone, rest, "microphone");
}

Result<SourcePlan> plan_colour(const std::string&, std::string_view rest) {
    const bool sharp = rest.substr(0, 1) == "#" && rest.size() == 7;
    const auto rgb = sharp ? number_of<std::uint32_t>(rest.substr(1), 16) : std::nullopt;
    if (!rgb)
        return failure("the colour is not #RRGGBB", {}, "Write color:#0F1216.");
    SourcePlan plan;
    plan.kind = SourceKind::Colour;
    plan.rgb = *rgb;
    plan.name = "colour " + std::string(rest);
    return plan;
}

Result<SourcePlan> plan_pattern(const std::string&, std::string_view rest) {
    constexpr std::array<std::pair<std::string_view, const char*>, 11> kPatterns{{{"", "smpte"},
                                                                                  {"smpte", "smpte"},
                                                                                  {"bars", "smpte100"},
                                                                                  {"ball", "ball"},
                                                                                  {"black", "black"},
                                                                                  {"white", "white"},
                                                                                  {"red", "red"},
                                                                                  {"green", "green"},
                                                                                  {"blue", "blue"},
                                                                                  {"snow", "snow"},
                                                                                  {"pinwheel", "pinwheel"}}};
    const std::string_view name = rest.substr(0, rest.find('?'));
    const auto found = std::find_if(kPatterns.begin(), kPatterns.end(),
                                    [name](const auto& pattern) { return pattern.first == name; });
    if (found == kPatterns.end())
        return failure("there is no such test picture", {},
                       "Write pattern:smpte, pattern:bars or pattern:ball.");
    SourcePlan plan;
    plan.kind = SourceKind::Pattern;
    plan.pattern = found->second;
    plan.name = fmt::format("test picture {}", name.empty() ? "smpte" : name);
    if (name.size() == rest.size())
        return plan;
    const auto tone = number_of<int>(value_of(parameters_of(rest.substr(name.size() + 1)), "tone"));
    if (!tone || *tone < 20 || *tone > 20'000)
        return failure("the tone is not 20 to 20,000 Hz", {}, "Write pattern:smpte?tone=1000.");
    plan.tone_hz = *tone;
    return plan;
}

constexpr std::array<Entry, 15> kSchemes{{{"file", plan_file},
                                          {"http", plan_download},
                                          {"https", plan_download},
                                          {"rtsp", plan_rtsp},
                                          {"rtsps", plan_rtsp},
                                          {"rtmp", plan_rtmp},
                                          {"rtmps", plan_rtmp},
                                          {"srt", plan_srt},
                                          {"v4l2", plan_camera},
                                          {"pipewire", plan_pipewire},
                                          {"pipewire-screen", plan_screen},
                                          {"pulse", plan_pulse},
                                          {"alsa", plan_alsa},
                                          {"color", plan_colour},
                                          {"pattern", plan_pattern}}};

/// "" for a path: its first colon comes after a slash, or it has none.
std::string_view scheme_of(std::string_view uri) {
    const auto end = uri.find_first_of(":/");
    return end == std::string_view::npos || uri[end] == '/' ? "" : uri.substr(0, end);
}

Result<SourcePlan> plan_uri(const std::string& uri) {
    const std::string_view scheme = scheme_of(uri);
    if (scheme.empty())
        return plan_file(uri, {});
    const auto rest = std::string_view(uri).substr(scheme.size() + 1);
    for (const auto& entry : kSchemes)
        if (entry.scheme == scheme)
            return entry.plan(uri, rest);
    return failure(
        fmt::format("sources of the kind “{}:” are not known", scheme), {},
        "Give the path of a file, or an address that begins with http, rtsp, srt, rtmp, v4l2, pipewire, "
        "pulse, alsa, color or pattern.");
}

} // namespace

bool SourcePlan::has_picture() const {
    return kind != SourceKind::PulseMicrophone && kind != SourceKind::AlsaMicrophone;
}

bool SourcePlan::is_live() const {
    return is_device() || kind == SourceKind::Rtsp || kind == SourceKind::Srt || kind == SourceKind::Rtmp ||
           kind == SourceKind::Pattern;
}

bool SourcePlan::is_device() const {
    return kind == SourceKind::Camera || kind == SourceKind::PipeWireCamera ||
           kind == SourceKind::PipeWireScreen || is_microphone();
}

bool SourcePlan::is_network() const {
    return kind == SourceKind::Download || kind == SourceKind::Rtsp || kind == SourceKind::Srt ||
           kind == SourceKind::Rtmp;
}

bool SourcePlan::waits_for_caller() const {
    return kind == SourceKind::Srt && srt.mode == SrtPlan::Mode::Listener;
}

Result<SourcePlan> plan_source(const SourceSpec& spec, Reach reach) {
    const std::string& name = spec.name.empty() ? spec.id : spec.name;
    constexpr std::size_t kLongest = 4096;
    if (spec.uri.empty() || spec.uri.size() > kLongest || has_controls(spec.uri))
        return failure("the source has no address that can be used", name,
                       "Write one line of at most 4096 letters.");
    auto plan = plan_uri(spec.uri);
    if (!plan) {
        plan.error().where = name;
        return plan;
    }
    if (plan->is_network() && reach == Reach::ThisMachine)
        return failure("in a rehearsal nothing leaves the machine, so this source is not fetched", name,
                       "Rehearse with a recording of it, or run the show with `regie live`.");
    return plan;
}

} // namespace regie::pipelines
