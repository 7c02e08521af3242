#include "pipelines/sources/camera_caps.h"

#include <gst/video/video.h>

#include <algorithm>
#include <functional>
#include <string_view>

namespace regie::pipelines {

namespace {

/// Calls `use` with each value that a field has: one, those of a list, or the greatest of a range.
void each_value(const GValue* value, const std::function<void(const GValue*)>& use) {
    if (!value)
        return;
    if (GST_VALUE_HOLDS_LIST(value)) {
        for (guint i = 0; i < gst_value_list_get_size(value); ++i)
            each_value(gst_value_list_get_value(value, i), use);
    } else if (GST_VALUE_HOLDS_FRACTION_RANGE(value)) {
        use(gst_value_get_fraction_range_max(value));
    } else {
        use(value);
    }
}

int greatest_int(const GstStructure* structure, const char* field) {
    const GValue* value = gst_structure_get_value(structure, field);
    if (!value)
        return 0;
    return GST_VALUE_HOLDS_INT_RANGE(value) ? gst_value_get_int_range_max(value)
           : G_VALUE_HOLDS_INT(value)       ? g_value_get_int(value)
                                            : 0;
}

std::vector<std::string> formats_of(const GstStructure* structure) {
    if (gst_structure_has_name(structure, "image/jpeg"))
        return {CameraMode::kMjpeg};
    std::vector<std::string> formats;
    if (gst_structure_has_name(structure, "video/x-raw"))
        each_value(gst_structure_get_value(structure, "format"), [&](const GValue* value) {
            if (G_VALUE_HOLDS_STRING(value) &&
                gst_video_format_from_string(g_value_get_string(value)) != GST_VIDEO_FORMAT_UNKNOWN)
                formats.emplace_back(g_value_get_string(value));
        });
    return formats;
}

} // namespace

std::vector<CameraMode> modes_of(const GstCaps* caps) {
    std::vector<CameraMode> modes;
    for (guint i = 0; caps && i < gst_caps_get_size(caps); ++i) {
        const GstCapsFeatures* memory = gst_caps_get_features(caps, i);
        if (memory && !gst_caps_features_is_equal(memory, GST_CAPS_FEATURES_MEMORY_SYSTEM_MEMORY))
            continue;
        const GstStructure* structure = gst_caps_get_structure(caps, i);
        const int width = greatest_int(structure, "width"), height = greatest_int(structure, "height");
        for (const auto& format : formats_of(structure))
            each_value(gst_structure_get_value(structure, "framerate"), [&](const GValue* rate) {
                if (width < 1 || height < 1 || !GST_VALUE_HOLDS_FRACTION(rate))
                    return;
                const CameraMode mode{width, height, gst_value_get_fraction_numerator(rate),
                                      gst_value_get_fraction_denominator(rate), format};
                if (mode.fps_numerator > 0 && std::find(modes.begin(), modes.end(), mode) == modes.end())
                    modes.push_back(mode);
            });
    }
    return modes;
}

std::vector<CameraMode> modes_of_element(GstElement* source) {
    if (gst_element_set_state(source, GST_STATE_READY) == GST_STATE_CHANGE_FAILURE) {
        gst_element_set_state(source, GST_STATE_NULL);
        return {};
    }
    const auto pad = GstPtr<GstPad>::adopt(gst_element_get_static_pad(source, "src"));
    const auto caps = GstPtr<GstCaps>::adopt(gst_pad_query_caps(pad.get(), nullptr));
    auto modes = modes_of(caps.get());
    gst_element_set_state(source, GST_STATE_NULL);
    return modes;
}

GstPtr<GstCaps> caps_of(const CameraMode& mode) {
    auto caps = GstPtr<GstCaps>::adopt(gst_caps_new_simple(
        mode.is_raw() ? "video/x-raw" : "image/jpeg", "width", G_TYPE_INT, mode.width, "height", G_TYPE_INT,
        mode.height, "framerate", GST_TYPE_FRACTION, mode.fps_numerator, mode.fps_denominator, nullptr));
    if (mode.is_raw())
        gst_caps_set_simple(caps.get(), "format", G_TYPE_STRING, mode.format.c_str(), nullptr);
    return caps;
}

} // namespace regie::pipelines
