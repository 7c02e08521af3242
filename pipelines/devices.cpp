#include "pipelines/devices.h"

#include "pipelines/control_thread.h"
#include "pipelines/gst_setup.h"
#include "pipelines/sources/camera_caps.h"

#include <fmt/format.h>
#include <gst/gst.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>

namespace regie::pipelines {

namespace {

int greatest(const GstStructure* structure, const char* field) {
    const GValue* value = gst_structure_get_value(structure, field);
    if (!value)
        return 0;
    if (GST_VALUE_HOLDS_INT_RANGE(value))
        return gst_value_get_int_range_max(value);
    if (GST_VALUE_HOLDS_LIST(value) && gst_value_list_get_size(value) > 0)
        value = gst_value_list_get_value(value, gst_value_list_get_size(value) - 1);
    return G_VALUE_HOLDS_INT(value) ? g_value_get_int(value) : 0;
}

std::vector<SoundMode> sound_of(const GstCaps* caps) {
    std::vector<SoundMode> modes;
    for (guint i = 0; caps && i < gst_caps_get_size(caps); ++i) {
        const GstStructure* structure = gst_caps_get_structure(caps, i);
        if (!gst_structure_has_name(structure, "audio/x-raw"))
            continue;
        const GValue* format = gst_structure_get_value(structure, "format");
        if (format && GST_VALUE_HOLDS_LIST(format) && gst_value_list_get_size(format) > 0)
            format = gst_value_list_get_value(format, 0); // the one it likes best
        SoundMode mode{format && G_VALUE_HOLDS_STRING(format) ? g_value_get_string(format) : "",
                       greatest(structure, "rate"), greatest(structure, "channels")};
        if (std::find(modes.begin(), modes.end(), mode) == modes.end())
            modes.push_back(std::move(mode));
    }
    return modes;
}

/// The value of a property of the element that the device makes: how it is addressed.
std::string property_of(GstDevice* device, const char* property) {
    const auto element = GstPtr<GstElement>::sink(gst_device_create_element(device, nullptr));
    if (!element || !g_object_class_find_property(G_OBJECT_GET_CLASS(element.get()), property))
        return {};
    gchar* value = nullptr;
    g_object_get(element.get(), property, &value, nullptr);
    std::string result = value ? value : "";
    g_free(value);
    return result;
}

std::string factory_of(GstDevice* device) {
    const auto element = GstPtr<GstElement>::sink(gst_device_create_element(device, nullptr));
    GstElementFactory* factory = element ? gst_element_get_factory(element.get()) : nullptr;
    return factory ? gst_plugin_feature_get_name(GST_PLUGIN_FEATURE(factory)) : "";
}

/// Its node's name, which is the same the next time it is plugged in; else the number it has now.
std::string pipewire_target(GstDevice* device) {
    const std::unique_ptr<GstStructure, decltype(&gst_structure_free)> properties(
        gst_device_get_properties(device), gst_structure_free);
    const char* name = properties ? gst_structure_get_string(properties.get(), "node.name") : nullptr;
    return name && *name ? name : property_of(device, "target-object");
}

/// For the show file; empty: it cannot be used.
std::string uri_of(GstDevice* device) {
    const std::string factory = factory_of(device);
    if (factory == "v4l2src")
        return "v4l2://" + property_of(device, "device");
    if (factory == "pulsesrc")
        return "pulse:" + property_of(device, "device");
    if (factory == "alsasrc")
        return "alsa:" + property_of(device, "device");
    if (factory == "pipewiresrc")
        return "pipewire:" + pipewire_target(device);
    return {};
}

/// Nothing when it is no input of ours: an output, or what plays on an output.
std::optional<Device> describe(GstDevice* device) {
    gchar* type = gst_device_get_device_class(device);
    const std::string device_class = type ? type : "";
    g_free(type);
    const bool picture = device_class.find("Video") != std::string::npos;
    if (device_class.find("Source") == std::string::npos)
        return {};
    Device result;
    result.kind = picture ? DeviceKind::Camera : DeviceKind::Microphone;
    if (device_class.find("Screen") != std::string::npos || device_class.find("Monitor") != std::string::npos)
        result.kind = DeviceKind::Screen;
    result.uri = uri_of(device);
    const bool plays =
        !picture && result.uri.size() > 8 && result.uri.rfind(".monitor") == result.uri.size() - 8;
    if (result.uri.empty() || plays)
        return {};
    gchar* name = gst_device_get_display_name(device);
    result.name = name ? name : "";
    g_free(name);
    const auto caps = GstPtr<GstCaps>::adopt(gst_device_get_caps(device));
    if (picture)
        result.pictures = modes_of(caps.get());
    else
        result.sound = sound_of(caps.get());
    return result;
}

GstPtr<GstDeviceMonitor> make_monitor() {
    ensure_gst();
    auto monitor = GstPtr<GstDeviceMonitor>::adopt(gst_device_monitor_new());
    gst_device_monitor_add_filter(monitor.get(), "Video/Source", nullptr);
    gst_device_monitor_add_filter(monitor.get(), "Audio/Source", nullptr);
    return monitor;
}

} // namespace

const char* to_string(DeviceKind kind) {
    switch (kind) {
    case DeviceKind::Camera:
        return "camera";
    case DeviceKind::Microphone:
        return "microphone";
    case DeviceKind::Screen:
        return "screen";
    }
    return "";
}

std::vector<Device> list_devices() {
    const auto monitor = make_monitor();
    std::vector<Device> devices;
    GList* found = gst_device_monitor_get_devices(monitor.get());
    for (GList* link = found; link; link = link->next)
        if (auto device = describe(GST_DEVICE(link->data));
            device && std::find(devices.begin(), devices.end(), *device) == devices.end())
            devices.push_back(std::move(*device));
    g_list_free_full(found, gst_object_unref);
    std::stable_sort(devices.begin(), devices.end(),
                     [](const Device& a, const Device& b) { return a.kind < b.kind; });
    return devices;
}

struct DeviceWatch::Impl {
    Impl(ControlThread& c, std::function<void(Change, const Device&)> call)
        : control(c), changed(std::move(call)), monitor(make_monitor()) {}

    void on_message(GstMessage* message) const {
        const bool added = GST_MESSAGE_TYPE(message) == GST_MESSAGE_DEVICE_ADDED;
        if (!added && GST_MESSAGE_TYPE(message) != GST_MESSAGE_DEVICE_REMOVED)
            return;
        GstDevice* device = nullptr;
        if (added)
            gst_message_parse_device_added(message, &device);
        else
            gst_message_parse_device_removed(message, &device);
        const auto owned = GstPtr<GstDevice>::adopt(device);
        if (const auto described = describe(device))
            changed(added ? Change::Added : Change::Removed, *described);
    }

    ControlThread& control;
    const std::function<void(Change, const Device&)> changed;
    const GstPtr<GstDeviceMonitor> monitor;
    ControlThread::BusWatch watch;
};

DeviceWatch::DeviceWatch(ControlThread& control, std::function<void(Change, const Device&)> changed)
    : impl_(std::make_unique<Impl>(control, std::move(changed))) {
    gst_device_monitor_start(impl_->monitor.get()); // what is there already is not told
    control.call([this] {
        const auto bus = GstPtr<GstBus>::adopt(gst_device_monitor_get_bus(impl_->monitor.get()));
        impl_->watch = {impl_->control, bus, [this](GstMessage* message) { impl_->on_message(message); }};
    });
}

DeviceWatch::~DeviceWatch() {
    impl_->control.call([this] { impl_->watch = {}; });
    gst_device_monitor_stop(impl_->monitor.get());
}

} // namespace regie::pipelines
