// A publisher in a process of its own, with a live encode whose bitrate follows the line: what the tests in
// tests/faults start, and a way to try an ingest by hand. `publisher_demo URL [KBPS [BEGIN_MS]]`: its times
// begin there, as those of a show that has run for so long. The key comes in REGIE_DEMO_KEY. Says a line for
// every change, "afford KBPS", and five times a second "stats …". Ends the broadcast at the end of its input;
// a line "reconnect" tries again.

#include "pipelines/control_thread.h"
#include "pipelines/gst_setup.h"
#include "pipelines/outputs/publisher.h"

#include <fmt/format.h>
#include <gst/app/gstappsink.h>

#include <condition_variable>
#include <cstdlib>
#include <iostream>
#include <mutex>

using namespace regie::pipelines;

namespace {

// Snow needs every bit it can get. The sound's first packet is what programme_pipeline.cpp takes off.
constexpr const char* kEncode =
    "videotestsrc is-live=true pattern=snow ! video/x-raw,width=320,height=180,framerate=30/1 ! x264enc "
    "name=encoder "
    "speed-preset=ultrafast tune=zerolatency key-int-max=60 bitrate={} ! h264parse ! "
    "video/x-h264,stream-format=avc,alignment=au ! appsink name=pictures sync=false "
    "audiotestsrc is-live=true ! audio/x-raw,rate=48000,channels=2 ! avenc_aac bitrate=128000 ! aacparse ! "
    "audio/mpeg,stream-format=raw ! appsink name=sounds sync=false";

struct Demo {
    std::unique_ptr<Publisher> publisher;
    std::int64_t begin_ns = 0;
    std::mutex mutex;
    std::condition_variable changed;
    bool over = false;
};

template<Track track>
GstFlowReturn hand_over(GstAppSink* sink, gpointer data) {
    auto sample = GstPtr<GstSample>::adopt(gst_app_sink_pull_sample(sink));
    if (!sample)
        return GST_FLOW_EOS;
    auto& demo = *static_cast<Demo*>(data);
    auto packet = packet_of(std::move(sample), track);
    packet.pts_ns += demo.begin_ns;
    packet.dts_ns += demo.begin_ns;
    demo.publisher->push(packet);
    return GST_FLOW_OK;
}

template<Track track>
void connect(GstElement* pipeline, const char* name, Demo& demo) {
    const auto sink = GstPtr<GstElement>::adopt(gst_bin_get_by_name(GST_BIN(pipeline), name));
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = hand_over<track>;
    gst_app_sink_set_callbacks(GST_APP_SINK(sink.get()), &callbacks, &demo, nullptr);
}

void say(const std::string& line) { std::cout << line << std::endl; }

void say_stats(ControlThread& control, Demo& demo) {
    const OutputStats stats = demo.publisher->stats();
    say(fmt::format("stats kbps={} sent={} frames={} dropped={} running_ms={} round_trip_ms={} affordable={}",
                    stats.kbps, stats.sent_bytes, stats.sent_frames, stats.dropped_frames, stats.running_ms,
                    stats.round_trip_ms.value_or(-1), stats.affordable_kbps));
    control.post_after(200, [&] {
        if (demo.publisher)
            say_stats(control, demo);
    });
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2)
        return 2;
    const char* key = std::getenv("REGIE_DEMO_KEY");
    const int kbps = argc > 2 ? std::atoi(argv[2]) : 1500;
    ensure_gst();
    const auto pipeline =
        GstPtr<GstElement>::sink(gst_parse_launch(fmt::format(kEncode, kbps).c_str(), nullptr));
    const auto encoder = GstPtr<GstElement>::adopt(gst_bin_get_by_name(GST_BIN(pipeline.get()), "encoder"));
    Demo demo;
    demo.begin_ns = (argc > 3 ? std::atoll(argv[3]) : 0) * 1'000'000;
    PublisherEvents events;
    events.changed = [&demo](OutputHealth health, const std::string& words, std::int64_t) {
        say(fmt::format("{} {}", to_string(health), words));
        std::lock_guard lock(demo.mutex);
        demo.over = health == OutputHealth::Ended;
        demo.changed.notify_all();
    };
    events.afford = [encoder](int affordable) {
        say(fmt::format("afford {}", affordable));
        g_object_set(encoder.get(), "bitrate", static_cast<guint>(affordable), nullptr);
    };
    ControlThread control;
    control.call([&] {
        auto made = Publisher::make(control,
                                    {.id = "demo",
                                     .name = "the ingest",
                                     .url = argv[1],
                                     .key = key ? key : "",
                                     .video_kbps = kbps,
                                     .canvas = {.width = 320, .height = 180}},
                                    events);
        if (made)
            demo.publisher = std::move(*made);
        else
            say("error " + made.error().line());
    });
    if (!demo.publisher)
        return 2;
    connect<Track::Picture>(pipeline.get(), "pictures", demo);
    connect<Track::Sound>(pipeline.get(), "sounds", demo);
    gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
    control.post([&] { say_stats(control, demo); });
    for (std::string line; std::getline(std::cin, line);)
        if (line == "reconnect")
            control.call([&demo] { demo.publisher->reconnect_now(); });
    shut_down(pipeline.get());
    demo.publisher->end(Track::Picture);
    demo.publisher->end(Track::Sound);
    {
        std::unique_lock lock(demo.mutex);
        demo.changed.wait_for(lock, std::chrono::seconds(8), [&demo] { return demo.over; });
    }
    control.call([&demo] { demo.publisher.reset(); });
    return demo.over ? 0 : 1;
}
