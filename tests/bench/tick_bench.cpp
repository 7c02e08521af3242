// The programme's tick beside GStreamer's compositor: one full-frame source, and a second one as a picture in
// the picture. Both get the same pictures, which their decoder still holds.

#include "bench_frames.h"
#include "pipelines/gst_setup.h"
#include "pipelines/programme/layout.h"
#include "pipelines/programme/programme_tick.h"

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
constexpr Rect kInset{1380, 60, 480, 270};

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

/// Takes what the tick makes; lays an inset into it where there is one.
class Output : public TickOutput {
  public:
    explicit Output(bool with_inset) : with_inset_(with_inset) {
        inset_.put_on_air(std::make_shared<DecodedFeed>());
    }
    void push_picture(GstPtr<GstBuffer> picture) override {
        if (with_inset_) {
            const auto frame = static_cast<std::int64_t>(GST_BUFFER_OFFSET(picture.get()));
            const auto inset = inset_.picture(frame, kRate.frame_to_ns(frame));
            picture = layout_.compose(std::move(picture), std::array{inset.get()});
        }
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

  private:
    const bool with_inset_;
    SourceReader inset_{kRate};
    Decoded format_;
    Layout layout_{format_.info(), std::array{kInset}};
};

void run_tick(TickClock& clock, Output& output, std::int64_t frames) {
    SourceReader reader(kRate);
    reader.put_on_air(std::make_shared<DecodedFeed>());
    ProgrammeTick({kCanvas, 0, frames}, clock, reader, output, {}).run();
}

/// Each iteration is one long run, of which its frames are timed from the first that comes out to the last:
/// making the tick draws its slate.
void tick(benchmark::State& state, bool with_inset) {
    ensure_gst();
    constexpr int kFrames = 1000;
    for (auto _ : state) {
        Output output(with_inset);
        WorkClock clock;
        run_tick(clock, output, kFrames);
        state.SetIterationTime(std::chrono::duration<double>(output.last - output.first).count() /
                               (kFrames - 1));
    }
}

/// In real time: by how much more than a frame time two pictures of the output were ever apart.
void tick_live(benchmark::State& state) {
    ensure_gst();
    for (auto _ : state) {
        Output output(true);
        const auto clock = make_system_tick_clock();
        run_tick(*clock, output, state.range(0) * kRate.fps);
        state.counters["longest_gap_frames"] =
            std::chrono::duration<double>(output.longest_gap).count() * kRate.fps;
    }
}

void compositor(benchmark::State& state, bool with_inset) {
    ensure_gst();
    Decoded full, inset;
    auto pipeline = GstPtr<GstElement>::sink(gst_parse_launch(
        with_inset
            ? "compositor name=mix background=black sink_1::xpos=1380 sink_1::ypos=60 sink_1::width=480 "
              "sink_1::height=270 ! video/x-raw,format=I420 ! appsink name=out sync=false "
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
