// The programme's tick beside GStreamer's compositor: one full-frame source, and a second one as a picture in
// the picture. Both get the same pictures, which their decoder still holds.

#include "bench_frames.h"
#include "pipelines/gst_setup.h"
#include "pipelines/programme/programme_tick.h"
#include "pipelines/programme/slate.h"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

#include <algorithm>
#include <array>
#include <benchmark/benchmark.h>
#include <vector>

using namespace regie;
using namespace regie::bench;
using namespace regie::pipelines;

namespace {

constexpr FrameRate kRate{30};
constexpr Canvas kCanvas{kWidth, kHeight, kRate};

/// The pictures of a decoder that keeps a reference to each.
class Decoded {
  public:
    Decoded() {
        for (auto& picture : pictures_)
            picture = frames_.next();
    }
    GstPtr<GstBuffer> next() { return pictures_[at_++ % pictures_.size()]; }
    const GstVideoInfo& info() const { return frames_.info(); }

  private:
    Frames frames_;
    std::array<GstPtr<GstBuffer>, 4> pictures_;
    std::size_t at_ = 0;
};

class DecodedFeed : public SourceFeed {
  public:
    std::optional<Delivery> next_picture() override {
        return Delivery{decoded_.next(), kRate.frame_to_ns(frame_++)};
    }
    std::optional<Delivery> next_sound() override { return {}; }

  private:
    Decoded decoded_;
    std::int64_t frame_ = 0;
};

/// Every frame is due at once.
class WorkClock : public TickClock {
  public:
    std::int64_t now_ns() override { return now_ns_; }
    bool wait_until(std::int64_t time_ns) override {
        now_ns_ = std::max(now_ns_, time_ns);
        return true;
    }
    void interrupt() override {}

  private:
    std::int64_t now_ns_ = 0;
};

/// Takes what the tick makes.
class Output : public TickOutput {
  public:
    void push_picture(GstPtr<GstBuffer> picture) override {
        benchmark::DoNotOptimize(picture.get());
        const auto now = std::chrono::steady_clock::now();
        if (pushed++ == 0)
            first = now;
        else
            longest_gap = std::max(longest_gap, now - last);
        last = now;
    }
    void push_sound(GstPtr<GstBuffer>) override {}
    void end() override {}

    std::int64_t pushed = 0;
    std::chrono::steady_clock::time_point first, last;
    std::chrono::steady_clock::duration longest_gap{};
};

void run_tick(TickClock& clock, Output& output, std::int64_t frames, bool with_inset) {
    const Scene scene = with_inset ? Scene{"pip", {}, "pip-top-right", {"cam1", "cam2"}, {}}
                                   : Scene{"full", {}, "full", {"cam1"}, {}};
    Mixer mixer(kCanvas, {{"cam1", {}, "cam1.mp4", true}, {"cam2", {}, "cam2.mp4", true}},
                make_slate(kCanvas), scene, {});
    mixer.reader("cam1").put_on_air(std::make_shared<DecodedFeed>());
    if (with_inset)
        mixer.reader("cam2").put_on_air(std::make_shared<DecodedFeed>());
    ProgrammeTick({kCanvas, 0, frames}, clock, mixer, output, {}).run();
}

/// Each iteration is one long run, of which its frames are timed from the first that comes out to the last:
/// making the tick draws its slate.
void tick(benchmark::State& state, bool with_inset) {
    ensure_gst();
    constexpr int kFrames = 1000;
    for (auto _ : state) {
        Output output;
        WorkClock clock;
        run_tick(clock, output, kFrames, with_inset);
        state.SetIterationTime(std::chrono::duration<double>(output.last - output.first).count() /
                               (kFrames - 1));
    }
}

/// In real time: by how much more than a frame time two pictures of the output were ever apart.
void tick_live(benchmark::State& state) {
    ensure_gst();
    for (auto _ : state) {
        Output output;
        const auto clock = make_system_tick_clock();
        run_tick(*clock, output, state.range(0) * kRate.fps, true);
        state.counters["longest_gap_frames"] =
            std::chrono::duration<double>(output.longest_gap).count() * kRate.fps;
    }
}

void compositor(benchmark::State& state, bool with_inset) {
    ensure_gst();
    Decoded full, inset;
    auto pipeline = GstPtr<GstElement>::sink(gst_parse_launch(
        with_inset
            ? "compositor name=mix background=black sink_1::xpos=1248 sink_1::ypos=54 sink_1::width=576 "
              "sink_1::height=324 ! video/x-raw,format=I420 ! appsink name=out sync=false "
              "appsrc name=full format=time ! mix.sink_0 appsrc name=inset format=time ! mix.sink_1"
            : "compositor name=mix background=black ! video/x-raw,format=I420 ! appsink name=out sync=false "
              "appsrc name=full format=time ! mix.sink_0",
        nullptr));
    const auto element = [&](const char* name) {
        return GstPtr<GstElement>::adopt(gst_bin_get_by_name(GST_BIN(pipeline.get()), name));
    };
    const auto out = element("out");
    std::vector<std::pair<GstPtr<GstElement>, Decoded*>> sources{{element("full"), &full}};
    if (with_inset)
        sources.emplace_back(element("inset"), &inset);
    for (const auto& [source, pictures] : sources)
        gst_app_src_set_caps(GST_APP_SRC(source.get()),
                             GstPtr<GstCaps>::adopt(gst_caps_from_string(Frames::caps())).get());
    gst_element_set_state(pipeline.get(), GST_STATE_PLAYING);
    std::int64_t frame = 0;
    const auto push = [&] {
        for (const auto& [source, pictures] : sources) {
            GstBuffer* buffer = gst_buffer_copy(pictures->next().get()); // the pixels are shared
            GST_BUFFER_PTS(buffer) = static_cast<GstClockTime>(kRate.frame_to_ns(frame));
            GST_BUFFER_DURATION(buffer) =
                static_cast<GstClockTime>(kRate.frame_to_ns(frame + 1) - kRate.frame_to_ns(frame));
            gst_app_src_push_buffer(GST_APP_SRC(source.get()), buffer);
        }
        ++frame;
    };
    push(); // one ahead, which it waits for to know that a frame is over
    for (auto _ : state) {
        push();
        gst_sample_unref(gst_app_sink_pull_sample(GST_APP_SINK(out.get())));
    }
    shut_down(pipeline.get());
}

constexpr auto kUnit = benchmark::kMicrosecond;

} // namespace

BENCHMARK_CAPTURE(tick, full, false)->Unit(kUnit)->Iterations(1)->UseManualTime();
BENCHMARK_CAPTURE(compositor, tick_full, false)->Unit(kUnit)->UseRealTime();
BENCHMARK_CAPTURE(tick, pip, true)->Unit(kUnit)->Iterations(1)->UseManualTime();
BENCHMARK_CAPTURE(compositor, tick_pip, true)->Unit(kUnit)->UseRealTime();
BENCHMARK(tick_live)->Arg(10)->Iterations(1)->Unit(kUnit)->UseRealTime();
