#include "pipelines/devices.h"

#include "commands/commands.h"
#include "pipelines/encoders.h"
#include "show/json_text.h"
#include "show/one_line.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace regie {

namespace {

using nlohmann::json;
using pipelines::CameraMode;
using pipelines::Device;
using pipelines::DeviceKind;

std::string rate_of(const CameraMode& mode) {
    return mode.fps_denominator == 1 ? std::to_string(mode.fps_numerator) : fmt::format("{:.2f}", mode.fps());
}

json to_json(const Device& device) {
    json pictures = json::array(), sound = json::array();
    for (const auto& mode : device.pictures)
        pictures.push_back(
            {{"width", mode.width}, {"height", mode.height}, {"fps", mode.fps()}, {"format", mode.format}});
    for (const auto& mode : device.sound)
        sound.push_back({{"rate", mode.rate}, {"channels", mode.channels}, {"format", mode.format}});
    return {{"kind", to_string(device.kind)},
            {"name", device.name},
            {"uri", device.uri},
            {"pictures", pictures},
            {"sound", sound}};
}

void print_device(const Device& device) {
    fmt::print("  {}\n      in the show file: \"uri\": \"{}\"\n", one_line(device.name),
               one_line(device.uri));
    for (const auto& mode : device.pictures)
        fmt::print("      {}x{} at {}, {}\n", mode.width, mode.height, rate_of(mode), mode.format);
    for (const auto& mode : device.sound)
        fmt::print("      up to {} Hz and {} channels, {}\n", mode.rate, mode.channels, mode.format);
}

void print_devices(const std::vector<Device>& devices, DeviceKind kind, const char* heading,
                   const char* none) {
    bool any = false;
    for (const auto& device : devices) {
        if (device.kind != kind)
            continue;
        if (!std::exchange(any, true))
            fmt::print("{}\n", heading);
        print_device(device);
    }
    if (!any && none)
        fmt::print("{}\n", none);
}

json to_json(const pipelines::FoundEncoder& encoder) {
    return {{"name", encoder.name},
            {"element", encoder.factory},
            {"works", encoder.works},
            {"words", encoder.words}};
}

void print_encoders(const std::vector<pipelines::FoundEncoder>& encoders) {
    fmt::print("Encoders, the first that works is used\n");
    for (const auto& encoder : encoders)
        fmt::print("  {} {} ({})\n", encoder.name, encoder.works ? "works" : encoder.words, encoder.factory);
}

} // namespace

int run_devices(OutputFormat format) {
    const auto devices = pipelines::list_devices();
    if (format == OutputFormat::Json) {
        json list = json::array();
        for (const auto& device : devices)
            list.push_back(to_json(device));
        json encoders = json::array();
        for (const auto& encoder : pipelines::list_encoders())
            encoders.push_back(to_json(encoder));
        fmt::print("{}\n", json_text(json{{"devices", list}, {"encoders", encoders}}, 2));
        return 0;
    }
    print_devices(devices, DeviceKind::Camera, "Cameras", "No camera was found. Plug one in and look again.");
    print_devices(devices, DeviceKind::Microphone, "Microphones and line inputs",
                  "No microphone or line input was found. Plug one in and look again.");
    print_devices(devices, DeviceKind::Screen, "Screens", nullptr);
    print_encoders(pipelines::list_encoders());
    return 0;
}

} // namespace regie
