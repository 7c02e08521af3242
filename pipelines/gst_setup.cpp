#include "pipelines/gst_setup.h"

#include "pipelines/overlay/regieoverlay.h"
#include "pipelines/secret_log.h"

#include <fmt/format.h>
#include <gst/video/video.h>

#include <cassert>
#include <gio/gio.h>
#include <malloc.h>
#include <mutex>
#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

namespace regie::pipelines {

namespace {

/// Certificates are checked against the system's authorities. Who runs an ingest with an authority of their
/// own names its file in SSL_CERT_FILE, as for every program that uses OpenSSL; GIO does not look there by
/// itself.
void trust_what_openssl_trusts() {
    const gchar* file = g_getenv("SSL_CERT_FILE");
    if (!file || !*file)
        return;
    // A file that cannot be read leaves the system's authorities in place: nothing is trusted that was not.
    if (GTlsDatabase* authorities = g_tls_file_database_new(file, nullptr)) {
        g_tls_backend_set_default_database(g_tls_backend_get_default(), authorities);
        g_object_unref(authorities);
    }
}

} // namespace

void ensure_gst() {
    static std::once_flag once;
    std::call_once(once, [] {
        // A full-HD picture is 3 MB, which malloc by default takes from the kernel and gives back each time.
        // Keeping such blocks saves 260 page faults and 2.6 ms of kernel time a frame (1080p30, decode and
        // encode, glibc 2.36).
        mallopt(M_MMAP_THRESHOLD, 32 << 20);
        mallopt(M_TRIM_THRESHOLD, 256 << 20);
        // What is kept is kept in one heap for all threads. With more, a source that comes back has new
        // threads in other heaps, which do not find what the former ones left.
        mallopt(M_ARENA_MAX, 1);
        install_redacting_log();
        gst_init(nullptr, nullptr);
        trust_what_openssl_trusts();
        register_regieoverlay();
    });
}

std::int64_t system_now_ns() {
    const auto clock = GstPtr<GstClock>::adopt(gst_system_clock_obtain());
    return static_cast<std::int64_t>(gst_clock_get_time(clock.get()));
}

Result<GstPtr<GstElement>> make_element(const char* factory, const char* name) {
    auto element = GstPtr<GstElement>::sink(gst_element_factory_make(factory, name));
    if (!element)
        return failure(fmt::format("GStreamer has no element “{}”", factory), "pipelines",
                       "Install the packages that packages.txt lists: `./dev build` does it.");
    return element;
}

GstPtr<GstElement> make_core_element(const char* factory, const char* name) {
    auto element = make_element(factory, name);
    assert(element.has_value());
    return *element;
}

std::string words_of(GstMessage* message) {
    GError* error = nullptr;
    if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_WARNING)
        gst_message_parse_warning(message, &error, nullptr);
    else
        gst_message_parse_error(message, &error, nullptr);
    std::string words = error ? error->message : "unknown error";
    g_clear_error(&error);
    for (char& c : words)
        if (c == '\n' || c == '\r')
            c = ' ';
    while (!words.empty() && words.back() == '.') // whoever says them ends the sentence
        words.pop_back();
    return words;
}

GstPtr<GstCaps> canvas_caps(const Canvas& canvas) {
    const bool hd = canvas.height >= 720;
    return GstPtr<GstCaps>::adopt(gst_caps_new_simple(
        "video/x-raw", "format", G_TYPE_STRING, "I420", "width", G_TYPE_INT, canvas.width, "height",
        G_TYPE_INT, canvas.height, "pixel-aspect-ratio", GST_TYPE_FRACTION, 1, 1, "colorimetry",
        G_TYPE_STRING, hd ? GST_VIDEO_COLORIMETRY_BT709 : GST_VIDEO_COLORIMETRY_BT601, nullptr));
}

GstPtr<GstCaps> sound_caps() {
    return GstPtr<GstCaps>::adopt(
        gst_caps_new_simple("audio/x-raw", "format", G_TYPE_STRING, "F32LE", "layout", G_TYPE_STRING,
                            "interleaved", "rate", G_TYPE_INT, kSoundRate, "channels", G_TYPE_INT,
                            kSoundChannels, "channel-mask", GST_TYPE_BITMASK, guint64{3}, nullptr));
}

void rank_this_thread(ThreadRank rank) {
    if (rank == ThreadRank::Tick) {
        const sched_param lowest_real_time{.sched_priority = sched_get_priority_min(SCHED_RR)};
        if (pthread_setschedparam(pthread_self(), SCHED_RR, &lowest_real_time) == 0)
            return;
    }
    // On Linux a nice value is a thread's, and its children's.
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), static_cast<int>(rank));
}

void rank_streaming_threads(GstElement* pipeline, ThreadRank rank) {
    const auto bus = GstPtr<GstBus>::adopt(gst_element_get_bus(pipeline));
    gst_bus_set_sync_handler(
        bus.get(),
        [](GstBus*, GstMessage* message, gpointer data) {
            if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_STREAM_STATUS) {
                GstStreamStatusType type{};
                gst_message_parse_stream_status(message, &type, nullptr);
                if (type == GST_STREAM_STATUS_TYPE_ENTER) // posted by the new thread itself
                    rank_this_thread(static_cast<ThreadRank>(GPOINTER_TO_INT(data)));
            }
            return GST_BUS_PASS;
        },
        GINT_TO_POINTER(static_cast<int>(rank)), nullptr);
}

void shut_down(GstElement* pipeline) {
    if (!pipeline)
        return;
    const auto bus = GstPtr<GstBus>::adopt(gst_element_get_bus(pipeline));
    gst_bus_set_flushing(bus.get(), true);
    gst_element_set_state(pipeline, GST_STATE_NULL);
}

} // namespace regie::pipelines
