#include "test_media.h"

#include "pipelines/gst_setup.h"

#include <fmt/format.h>
#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <stdexcept>
#include <unistd.h>

namespace regie::pipelines::test {

namespace {

/// A row of blocks at the top: white, black, then the number in binary, most significant first.
constexpr int kBlocks = 16;
constexpr int kBits = kBlocks - 2;
constexpr std::uint8_t kWhite = 220, kBlack = 30, kGrey = 100;

int blocks_height(int height) { return height / 4; }

GstPtr<GstBuffer> make_frame(const TestVideo& video, int number) {
    const auto width = static_cast<std::size_t>(video.width), height = static_cast<std::size_t>(video.height);
    auto buffer = GstPtr<GstBuffer>::adopt(gst_buffer_new_allocate(nullptr, width * height * 3 / 2, nullptr));
    std::vector<std::uint8_t> pixels(width * height * 3 / 2, 128);
    const bool flash = number % video.fps == 0;
    for (std::size_t y = 0; y < height; ++y)
        for (std::size_t x = 0; x < width; ++x) {
            std::uint8_t luma = flash && y > height / 2 && x > width / 2 ? kWhite : kGrey;
            if (y < static_cast<std::size_t>(blocks_height(video.height))) {
                const int block = static_cast<int>(x) * kBlocks / video.width;
                const bool bit = block == 0 || (block > 1 && (number >> (kBits - 1 - (block - 2)) & 1));
                luma = bit ? kWhite : kBlack;
            }
            pixels[y * width + x] = luma;
        }
    gst_buffer_fill(buffer.get(), 0, pixels.data(), pixels.size());
    GST_BUFFER_PTS(buffer.get()) = gst_util_uint64_scale(static_cast<guint64>(number), GST_SECOND, video.fps);
    GST_BUFFER_DURATION(buffer.get()) = GST_SECOND / static_cast<guint64>(video.fps);
    return buffer;
}

/// A 1 kHz beep of 100 ms at the beginning of each second.
GstPtr<GstBuffer> make_sound_second(int second) {
    std::vector<float> samples(static_cast<std::size_t>(kSoundRate) * kSoundChannels);
    for (int i = 0; i < kSoundRate / 10; ++i)
        samples[2 * i] = samples[2 * i + 1] = 0.5F * std::sin(2 * 3.14159265F * 1000 * i / kSoundRate + 1.5F);
    auto buffer =
        GstPtr<GstBuffer>::adopt(gst_buffer_new_allocate(nullptr, samples.size() * sizeof(float), nullptr));
    gst_buffer_fill(buffer.get(), 0, samples.data(), samples.size() * sizeof(float));
    GST_BUFFER_PTS(buffer.get()) = static_cast<guint64>(second) * GST_SECOND;
    GST_BUFFER_DURATION(buffer.get()) = GST_SECOND;
    return buffer;
}

GstPtr<GstElement> parse(const std::string& description) {
    ensure_gst();
    GError* error = nullptr;
    auto pipeline = GstPtr<GstElement>::sink(gst_parse_launch(description.c_str(), &error));
    if (error)
        throw std::runtime_error(error->message);
    return pipeline;
}

GstPtr<GstElement> child(const GstPtr<GstElement>& pipeline, const char* name) {
    return GstPtr<GstElement>::adopt(gst_bin_get_by_name(GST_BIN(pipeline.get()), name));
}

std::string run_to_end(const GstPtr<GstElement>& pipeline) {
    const auto bus = GstPtr<GstBus>::adopt(gst_element_get_bus(pipeline.get()));
    const auto message = GstPtr<GstMessage>::adopt(gst_bus_timed_pop_filtered(
        bus.get(), 60 * GST_SECOND, static_cast<GstMessageType>(GST_MESSAGE_EOS | GST_MESSAGE_ERROR)));
    const std::string error = !message                                             ? "it did not end"
                              : GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_EOS ? ""
                                                                                   : words_of(message.get());
    gst_element_set_state(pipeline.get(), GST_STATE_NULL);
    return error;
}

void push(const GstPtr<GstElement>& source, GstPtr<GstBuffer> buffer) {
    gst_app_src_push_buffer(GST_APP_SRC(source.get()), buffer.release());
}

SeenFrame see(const GstVideoInfo& info, GstBuffer* buffer) {
    GstVideoFrame frame;
    gst_video_frame_map(&frame, &info, buffer, GST_MAP_READ);
    const int width = info.width, height = info.height;
    const auto luma = [&frame](int x, int y) {
        return static_cast<const std::uint8_t*>(
            GST_VIDEO_FRAME_PLANE_DATA(&frame, 0))[y * GST_VIDEO_FRAME_PLANE_STRIDE(&frame, 0) + x];
    };
    const auto block = [&](int index) {
        return luma((2 * index + 1) * width / kBlocks / 2, blocks_height(height) / 2) > (kWhite + kBlack) / 2;
    };
    SeenFrame seen;
    seen.pts_ns = static_cast<std::int64_t>(GST_BUFFER_PTS(buffer));
    if (block(0) && !block(1)) {
        seen.number = 0;
        for (int i = 0; i < kBits; ++i)
            seen.number = seen.number * 2 + block(i + 2);
    }
    seen.flash = luma(width * 3 / 4, height * 3 / 4) > (kWhite + kGrey) / 2;
    seen.corner_luma = luma(width / 4, height * 3 / 4);
    gst_video_frame_unmap(&frame);
    return seen;
}

void see_frame(GstSample* sample, SeenMedia& seen) {
    GstVideoInfo info;
    gst_video_info_from_caps(&info, gst_sample_get_caps(sample));
    GstBuffer* buffer = gst_sample_get_buffer(sample);
    seen.frames.push_back(see(info, buffer));
    seen.frames.back().pts_ns = static_cast<std::int64_t>(
        gst_segment_to_stream_time(gst_sample_get_segment(sample), GST_FORMAT_TIME, GST_BUFFER_PTS(buffer)));
}

void hear_sound(GstSample* sample, SeenMedia& seen) {
    GstBuffer* buffer = gst_sample_get_buffer(sample);
    const auto time = static_cast<std::int64_t>(
        gst_segment_to_stream_time(gst_sample_get_segment(sample), GST_FORMAT_TIME, GST_BUFFER_PTS(buffer)));
    if (seen.sound_start_ns < 0)
        seen.sound_start_ns = time;
    // By time, so that a gap in the file is a gap here.
    const auto at =
        static_cast<std::size_t>(std::llround(static_cast<double>(time - seen.sound_start_ns) * 48e-6));
    GstMapInfo map;
    gst_buffer_map(buffer, &map, GST_MAP_READ);
    const auto* samples = reinterpret_cast<const float*>(map.data);
    const std::size_t count = map.size / sizeof(float) / kSoundChannels;
    seen.sound.resize(std::max(seen.sound.size(), at + count));
    for (std::size_t i = 0; i < count; ++i)
        seen.sound[at + i] = samples[i * kSoundChannels];
    gst_buffer_unmap(buffer, &map);
}

} // namespace

void write_test_video(const std::filesystem::path& file, const TestVideo& video) {
    const auto pipeline = parse(fmt::format(
        "mp4mux name=mux ! filesink location=\"{}\" "
        "appsrc name=picture format=time caps=video/x-raw,format=I420,width={},height={},framerate={}/1 "
        "max-bytes=0 ! x264enc speed-preset=ultrafast key-int-max={} ! h264parse ! mux. {}",
        file.string(), video.width, video.height, video.fps, video.fps,
        video.sound ? "appsrc name=sound format=time max-bytes=0 ! audioconvert ! avenc_aac ! aacparse ! mux."
                    : ""));
    const auto picture = child(pipeline, "picture");
    gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
    if (video.sound) {
        const auto sound = child(pipeline, "sound");
        gst_app_src_set_caps(GST_APP_SRC(sound.get()), sound_caps().get());
        for (int second = 0; second * video.fps < video.frames; ++second)
            push(sound, make_sound_second(second));
        gst_app_src_end_of_stream(GST_APP_SRC(sound.get()));
    }
    for (int number = 0; number < video.frames; ++number)
        push(picture, make_frame(video, number));
    gst_app_src_end_of_stream(GST_APP_SRC(picture.get()));
    if (const auto error = run_to_end(pipeline); !error.empty())
        throw std::runtime_error(error);
}

void write_test_sound(const std::filesystem::path& file, int seconds) {
    const auto pipeline = parse(fmt::format("audiotestsrc num-buffers={} samplesperbuffer=4800 ! "
                                            "audio/x-raw,rate=48000 ! wavenc ! filesink location=\"{}\"",
                                            seconds * 10, file.string()));
    gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
    run_to_end(pipeline);
}

GstVideoInfo info_of(const Canvas& canvas) {
    ensure_gst();
    GstVideoInfo info;
    gst_video_info_from_caps(&info, canvas_caps(canvas).get());
    return info;
}

SeenFrame see_picture(GstBuffer* picture, const Canvas& canvas) { return see(info_of(canvas), picture); }

GstPtr<GstBuffer> grey(const Canvas& canvas, std::uint8_t level) {
    const auto size = info_of(canvas).size;
    auto buffer = GstPtr<GstBuffer>::adopt(gst_buffer_new_allocate(nullptr, size, nullptr));
    gst_buffer_memset(buffer.get(), 0, level, size);
    return buffer;
}

int luma_at(const Canvas& canvas, const GstPtr<GstBuffer>& picture, int x, int y) {
    const auto info = info_of(canvas);
    GstVideoFrame frame;
    if (!gst_video_frame_map(&frame, &info, picture.get(), GST_MAP_READ))
        return -1;
    const int luma = static_cast<const std::uint8_t*>(
        GST_VIDEO_FRAME_PLANE_DATA(&frame, 0))[y * GST_VIDEO_FRAME_PLANE_STRIDE(&frame, 0) + x];
    gst_video_frame_unmap(&frame);
    return luma;
}

SeenMedia read_media(const std::filesystem::path& file) {
    const auto pipeline =
        parse("uridecodebin name=in  in. ! videoconvert ! appsink name=picture caps=video/x-raw,format=I420 "
              "in. ! audioconvert ! audioresample ! appsink name=sound");
    gchar* uri = gst_filename_to_uri(file.c_str(), nullptr);
    g_object_set(child(pipeline, "in").get(), "uri", uri, nullptr);
    g_free(uri);
    SeenMedia seen;
    const auto connect = [&](const char* name, auto call) {
        const auto sink = child(pipeline, name);
        g_object_set(sink.get(), "sync", false, "async", false, nullptr);
        GstAppSinkCallbacks callbacks{};
        callbacks.new_sample = call;
        gst_app_sink_set_callbacks(GST_APP_SINK(sink.get()), &callbacks, &seen, nullptr);
    };
    connect("picture", [](GstAppSink* sink, gpointer data) {
        see_frame(GstPtr<GstSample>::adopt(gst_app_sink_pull_sample(sink)).get(),
                  *static_cast<SeenMedia*>(data));
        return GST_FLOW_OK;
    });
    connect("sound", [](GstAppSink* sink, gpointer data) {
        hear_sound(GstPtr<GstSample>::adopt(gst_app_sink_pull_sample(sink)).get(),
                   *static_cast<SeenMedia*>(data));
        return GST_FLOW_OK;
    });
    gst_app_sink_set_caps(GST_APP_SINK(child(pipeline, "sound").get()), sound_caps().get());
    gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
    seen.error = run_to_end(pipeline);
    return seen;
}

std::vector<int> SeenMedia::numbers() const {
    std::vector<int> result;
    for (const auto& frame : frames)
        result.push_back(frame.number);
    return result;
}

std::vector<int> counted(int first, int end) {
    std::vector<int> result;
    for (int i = first; i < end; ++i)
        result.push_back(i);
    return result;
}

std::vector<double> SeenMedia::flash_seconds() const {
    std::vector<double> result;
    bool before = false;
    for (const auto& frame : frames) {
        if (frame.flash && !before)
            result.push_back(static_cast<double>(frame.pts_ns) / 1e9);
        before = frame.flash;
    }
    return result;
}

std::vector<double> SeenMedia::beep_seconds() const {
    std::vector<double> result;
    constexpr std::size_t kQuietBefore = kSoundRate / 5;
    std::size_t quiet = kQuietBefore;
    for (std::size_t i = 0; i < sound.size(); ++i) {
        if (std::abs(sound[i]) < 0.15F) {
            ++quiet;
            continue;
        }
        if (quiet >= kQuietBefore)
            result.push_back(static_cast<double>(sound_start_ns) / 1e9 + static_cast<double>(i) / kSoundRate);
        quiet = 0;
    }
    return result;
}

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "regie-test-XXXXXX").string();
    if (!mkdtemp(name.data()))
        throw std::runtime_error("no temporary folder");
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
}

std::string written(const TemporaryFolder& folder, const std::string& from, const std::string& arguments,
                    const std::string& name) {
    const auto file = (folder / name).string();
    const auto command = fmt::format("ffmpeg -nostdin -y -loglevel error -i {} {} {}", from, arguments, file);
    if (std::system(command.c_str()) != 0)
        throw std::runtime_error(command);
    return file;
}

std::string whole_clip(const TemporaryFolder& folder, int frames) {
    write_test_video(folder / "whole.mp4", {.width = 320, .height = 180, .frames = frames});
    return (folder / "whole.mp4").string();
}

} // namespace regie::pipelines::test
