#include "pipelines/gst_setup.h"
#include "pipelines/playout.h"
#include "pipelines/sources/media_uri.h"

#include <fmt/format.h>
#include <gst/pbutils/pbutils.h>

namespace regie::pipelines {

namespace {

std::string why(GstDiscovererInfo* info, const GError* error) {
    switch (info ? gst_discoverer_info_get_result(info) : GST_DISCOVERER_ERROR) {
    case GST_DISCOVERER_OK:
        return {};
    case GST_DISCOVERER_TIMEOUT:
        return "it could not be read within 5 s";
    case GST_DISCOVERER_MISSING_PLUGINS:
        return "no decoder for it is installed";
    default:
        return error ? error->message : "unknown error";
    }
}

} // namespace

Result<Media> probe_media(const std::string& uri_or_path) {
    ensure_gst();
    const auto uri = media_uri(uri_or_path);
    if (!uri)
        return tl::unexpected(uri.error());
    const std::string name = media_name(uri_or_path);

    GError* error = nullptr;
    auto discoverer = GstPtr<GstDiscoverer>::adopt(gst_discoverer_new(5 * GST_SECOND, &error));
    GstDiscovererInfo* info =
        discoverer ? gst_discoverer_discover_uri(discoverer.get(), uri->c_str(), &error) : nullptr;
    std::string words = why(info, error);
    bool has_picture = false;
    Media media;
    if (info) {
        GList* videos = gst_discoverer_info_get_video_streams(info);
        has_picture = videos != nullptr;
        gst_discoverer_stream_info_list_free(videos);
        if (const GstClockTime duration = gst_discoverer_info_get_duration(info);
            GST_CLOCK_TIME_IS_VALID(duration))
            media.duration_ms = static_cast<std::int64_t>(duration / GST_MSECOND);
        g_object_unref(info);
    }
    g_clear_error(&error);

    const char* remedy = "Give an H.264 video with AAC sound (MP4).";
    if (!words.empty())
        return failure(fmt::format("{} is not a video that can be decoded: {}", name, words), {}, remedy);
    if (!has_picture)
        return failure(fmt::format("{} has no picture", name), {}, remedy);
    return media;
}

} // namespace regie::pipelines
