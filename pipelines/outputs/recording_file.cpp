#include "pipelines/outputs/recording_file.h"

#include "pipelines/gst_setup.h"

#include <fmt/format.h>

namespace regie::pipelines {

namespace {

/// Unwritten packets held when the disk is slower than the programme: about a minute.
constexpr guint64 kMostWaitingBytes = 32 << 20;
/// What is lost at most when the process is killed, apart from what is in the encoder.
constexpr guint kFragmentMs = 250;

GstPtr<GstAppSrc> make_source(const char* name) {
    const auto element = make_core_element("appsrc", name);
    g_object_set(element.get(), "format", GST_FORMAT_TIME, "max-bytes", guint64{0}, nullptr);
    return GstPtr<GstAppSrc>::share(GST_APP_SRC(element.get()));
}

std::string reason_in(GstMessage* message, const std::filesystem::path& file) {
    GError* error = nullptr;
    gst_message_parse_error(message, &error, nullptr);
    const bool full = g_error_matches(error, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NO_SPACE_LEFT);
    g_clear_error(&error);
    return full ? fmt::format("no space left for {}", file.string())
                : fmt::format("{} cannot be written ({})", file.string(), words_of(message));
}

} // namespace

Result<std::unique_ptr<RecordingFile>>
RecordingFile::open(ControlThread& control, const std::filesystem::path& file, RecordingFileEvents events) {
    std::unique_ptr<RecordingFile> recording(new RecordingFile(control, file, std::move(events)));
    if (auto built = recording->build(); !built)
        return tl::unexpected(built.error());
    return recording;
}

RecordingFile::RecordingFile(ControlThread& control, std::filesystem::path file, RecordingFileEvents events)
    : control_(control), file_(std::move(file)), events_(std::move(events)) {}

RecordingFile::~RecordingFile() {
    closed_ = true;
    alive_.reset();
    watch_ = {};
    if (shut_.valid())
        shut_.wait();
    shut_down(pipeline_.get());
}

Result<void> RecordingFile::build() {
    pipeline_ = GstPtr<GstElement>::sink(gst_pipeline_new("recording"));
    rank_streaming_threads(pipeline_.get(), ThreadRank::Programme);
    pictures_ = make_source("pictures");
    sounds_ = make_source("sounds");
    const auto muxer = make_element("mp4mux");
    if (!muxer)
        return tl::unexpected(muxer.error());
    g_object_set(muxer->get(), "fragment-duration", kFragmentMs, "streamable", true, nullptr);
    const auto sink = make_core_element("filesink");
    g_object_set(sink.get(), "location", file_.c_str(), "sync", false, "async", false, nullptr);
    gst_util_set_object_arg(G_OBJECT(sink.get()), "buffer-mode", "unbuffered");
    gst_bin_add_many(GST_BIN(pipeline_.get()), GST_ELEMENT(pictures_.get()), GST_ELEMENT(sounds_.get()),
                     muxer->get(), sink.get(), nullptr);
    if (!gst_element_link_pads(GST_ELEMENT(pictures_.get()), "src", muxer->get(), "video_0") ||
        !gst_element_link_pads(GST_ELEMENT(sounds_.get()), "src", muxer->get(), "audio_0") ||
        !gst_element_link(muxer->get(), sink.get()))
        return failure("the recording pipeline cannot be linked", "pipelines");
    count_bytes(sink.get());
    return open_file();
}

void RecordingFile::count_bytes(GstElement* sink) {
    const auto pad = GstPtr<GstPad>::adopt(gst_element_get_static_pad(sink, "sink"));
    gst_pad_add_probe(
        pad.get(), static_cast<GstPadProbeType>(GST_PAD_PROBE_TYPE_BUFFER | GST_PAD_PROBE_TYPE_BUFFER_LIST),
        [](GstPad*, GstPadProbeInfo* info, gpointer self) {
            const auto size = GST_PAD_PROBE_INFO_TYPE(info) & GST_PAD_PROBE_TYPE_BUFFER
                                  ? gst_buffer_get_size(GST_PAD_PROBE_INFO_BUFFER(info))
                                  : gst_buffer_list_calculate_size(GST_PAD_PROBE_INFO_BUFFER_LIST(info));
            static_cast<RecordingFile*>(self)->bytes_ += static_cast<std::int64_t>(size);
            return GST_PAD_PROBE_OK;
        },
        this, nullptr);
}

Result<void> RecordingFile::open_file() {
    // READY opens the file.
    if (gst_element_set_state(pipeline_.get(), GST_STATE_READY) == GST_STATE_CHANGE_FAILURE) {
        const auto bus = GstPtr<GstBus>::adopt(gst_element_get_bus(pipeline_.get()));
        const auto message = GstPtr<GstMessage>::adopt(gst_bus_pop_filtered(bus.get(), GST_MESSAGE_ERROR));
        return failure(fmt::format("the recording cannot be created ({})",
                                   message ? words_of(message.get()) : std::string("unknown error")),
                       file_.string(), "Choose a folder that can be written with --out.");
    }
    watch_ = {control_, pipeline_.get(), [this](GstMessage* message) { on_message(message); }};
    gst_element_set_state(pipeline_.get(), GST_STATE_PLAYING);
    return {};
}

void RecordingFile::push(const Packet& packet) {
    std::lock_guard lock(mutex_);
    if (closed_)
        return;
    if (start_ns_ >= 0)
        return write(packet);
    if (packet.track == Track::Sound) {
        early_sound_.push_back(packet);
        return;
    }
    if (!packet.keyframe)
        return;
    start_ns_ = packet.pts_ns;
    control_.post([this, start_ns = packet.pts_ns, alive = std::weak_ptr(alive_)] {
        if (alive.lock() && events_.began)
            events_.began(start_ns);
    });
    write(packet);
    for (const Packet& sound : std::exchange(early_sound_, {}))
        write(sound);
    if (sounds_ended_) // a very short show: its sound was through before the first picture
        gst_app_src_end_of_stream(sounds_.get());
}

void RecordingFile::write(const Packet& packet) {
    // Half a packet of tolerance: the sound that starts with the picture is not lost to rounding.
    const std::int64_t start_ns = start_ns_;
    if (packet.track == Track::Sound && packet.pts_ns + packet.duration_ns / 2 < start_ns)
        return;
    GstAppSrc* source = packet.track == Track::Picture ? pictures_.get() : sounds_.get();
    if (gst_app_src_get_current_level_bytes(source) > kMostWaitingBytes) {
        closed_ = true;
        control_.post([this, alive = std::weak_ptr(alive_)] {
            if (alive.lock())
                fail(fmt::format("the disk does not take {}", file_.string()));
        });
        return;
    }
    const auto file_time = [start_ns](std::int64_t time_ns) {
        return static_cast<GstClockTime>(std::max<std::int64_t>(0, time_ns - start_ns));
    };
    GstCaps* caps = gst_sample_get_caps(packet.sample.get());
    gst_app_src_set_caps(source, caps); // nothing happens when they are the same
    GstBuffer* buffer = gst_buffer_copy(gst_sample_get_buffer(packet.sample.get())); // shares the bytes
    GST_BUFFER_PTS(buffer) = file_time(packet.pts_ns);
    GST_BUFFER_DTS(buffer) = file_time(packet.dts_ns);
    gst_app_src_push_buffer(source, buffer);
    pictures_taken_ += packet.track == Track::Picture;
}

void RecordingFile::end(Track track) {
    std::lock_guard lock(mutex_);
    (track == Track::Picture ? pictures_ended_ : sounds_ended_) = true;
    if (start_ns_ >= 0) {
        gst_app_src_end_of_stream(track == Track::Picture ? pictures_.get() : sounds_.get());
    } else if (pictures_ended_ && sounds_ended_) { // the muxer calls an empty file an error
        control_.post([this, alive = std::weak_ptr(alive_)] {
            if (alive.lock())
                close();
        });
    }
}

void RecordingFile::on_message(GstMessage* message) {
    if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_EOS)
        close();
    else if (GST_MESSAGE_TYPE(message) == GST_MESSAGE_ERROR)
        fail(reason_in(message, file_));
}

void RecordingFile::close() {
    events_.began = nullptr;
    events_.failed = nullptr;
    shut();
}

void RecordingFile::fail(const std::string& why) {
    events_.closed = nullptr;
    shut();
    if (auto failed = std::exchange(events_.failed, nullptr))
        failed(why);
}

/// For as long as the disk takes to let go of the file.
void RecordingFile::shut() {
    closed_ = true;
    if (shut_.valid())
        return;
    shut_ = std::async(std::launch::async, [this, pipeline = pipeline_, alive = std::weak_ptr(alive_)] {
        shut_down(pipeline.get());
        let_go_ = true;
        control_.post([this, alive] {
            if (auto closed = alive.lock() ? std::exchange(events_.closed, nullptr) : nullptr)
                closed();
        });
    });
}

} // namespace regie::pipelines
