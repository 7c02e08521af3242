// The trial that decides which encoder a show gets, with stand-ins for hardware that misbehaves.

#include "pipelines/gst_setup.h"
#include "pipelines/programme/encoder.h"
#include "test_media.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace regie;
using namespace regie::pipelines;
using namespace regie::pipelines::test;

namespace {

/// x264 with something behind it that spoils it; `spoil` gets the element to hook into.
EncoderKind spoiled(std::function<void(GstElement*)> spoil) {
    return {"Stand-in", "x264enc", [spoil = std::move(spoil)](const Canvas& canvas, int kbps) {
                auto encoder = x264_encoder().make(canvas, kbps);
                spoil(encoder.get());
                return encoder;
            }};
}

template<typename Probe>
void on_encoded(GstElement* encoder, Probe probe) {
    const auto pad = GstPtr<GstPad>::adopt(gst_element_get_static_pad(encoder, "src"));
    gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_BUFFER, probe, nullptr, nullptr);
}

GstBuffer* writable(GstPadProbeInfo* info) {
    GstBuffer* buffer = gst_buffer_make_writable(GST_PAD_PROBE_INFO_BUFFER(info));
    GST_PAD_PROBE_INFO_DATA(info) = buffer;
    return buffer;
}

EncoderKind without_keyframes() {
    return spoiled([](GstElement* encoder) {
        on_encoded(encoder, [](GstPad*, GstPadProbeInfo* info, gpointer) {
            return GST_BUFFER_FLAG_IS_SET(GST_PAD_PROBE_INFO_BUFFER(info), GST_BUFFER_FLAG_DELTA_UNIT)
                       ? GST_PAD_PROBE_OK
                       : GST_PAD_PROBE_DROP;
        });
    });
}

EncoderKind failing() {
    return spoiled([](GstElement* encoder) {
        on_encoded(encoder, [](GstPad* pad, GstPadProbeInfo*, gpointer) {
            const auto owner = GstPtr<GstElement>::adopt(gst_pad_get_parent_element(pad));
            GST_ELEMENT_ERROR(owner.get(), RESOURCE, FAILED, ("The device is gone."), (nullptr));
            return GST_PAD_PROBE_DROP;
        });
    });
}

/// A driver that never comes back from a call, until the test is over.
class Hang {
  public:
    ~Hang() {
        std::unique_lock lock(mutex_);
        over_ = true;
        changed_.notify_all();
        changed_.wait(lock, [this] { return inside_ == 0; });
    }
    void wait() {
        std::unique_lock lock(mutex_);
        ++inside_;
        changed_.wait(lock, [this] { return over_; });
        --inside_;
        changed_.notify_all();
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool over_ = false;
    int inside_ = 0;
};

/// Other programs that want every processor, fourteen each.
class BusyMachine {
  public:
    BusyMachine() {
        const auto processors = std::clamp(std::thread::hardware_concurrency(), 1U, 16U);
        for (unsigned i = 0; i < 14 * processors; ++i) {
            const pid_t child = fork();
            if (child == 0) {
                alarm(60); // should this test be killed
                for (;;) {
                }
            }
            others_.push_back(child);
        }
    }
    ~BusyMachine() {
        for (const pid_t other : others_) {
            kill(other, SIGKILL);
            waitpid(other, nullptr, 0);
        }
    }

  private:
    std::vector<pid_t> others_;
};

} // namespace

TEST_CASE("The trial: x264 passes, stand-ins that misbehave do not") {
    CHECK(try_encoder(x264_encoder(), kTestCanvas, 1000));
    const auto too_few = spoiled([](GstElement* encoder) {
        on_encoded(encoder, [](GstPad*, GstPadProbeInfo* info, gpointer) {
            return GST_PAD_PROBE_INFO_BUFFER(info)->pts / GST_MSECOND % 2 ? GST_PAD_PROBE_DROP
                                                                          : GST_PAD_PROBE_OK;
        });
    });
    const auto at_other_times = spoiled([](GstElement* encoder) {
        on_encoded(encoder, [](GstPad*, GstPadProbeInfo* info, gpointer) {
            GstBuffer* buffer = writable(info);
            GST_BUFFER_PTS(buffer) += 2 * (GST_BUFFER_PTS(buffer) % GST_SECOND);
            return GST_PAD_PROBE_OK;
        });
    });
    const auto silent = spoiled([](GstElement* encoder) {
        on_encoded(encoder, [](GstPad*, GstPadProbeInfo*, gpointer) { return GST_PAD_PROBE_DROP; });
    });
    const auto [kind, words] = GENERATE_COPY(table<EncoderKind, std::string>(
        {{without_keyframes(), "did not begin with a keyframe"},
         {failing(), "failed (The device is gone)"},
         {too_few, "pictures for 30"},
         {at_other_times, "gave its pictures at other times than they have"},
         {silent, "gave no picture"},
         {{"Stand-in", "x264enc", [](const Canvas&, int) { return GstPtr<GstElement>(); }},
          "cannot be set up"}}));
    const auto tried = try_encoder(kind, kTestCanvas, 1000);
    REQUIRE_FALSE(tried);
    CHECK_THAT(tried.error().what, Catch::Contains(words));
}

TEST_CASE("The trial does not wait for an encoder that hangs, nor for one that cannot be stopped") {
    static Hang* hang; // probes take no closures; the trial's threads are over before it
    Hang until_the_end;
    hang = &until_the_end;
    const auto stuck = spoiled([](GstElement* encoder) {
        on_encoded(encoder, [](GstPad*, GstPadProbeInfo*, gpointer) {
            hang->wait(); // with the stream's lock held: the state change waits for it too
            return GST_PAD_PROBE_OK;
        });
    });
    const auto tried = try_encoder(stuck, kTestCanvas, 1000, 300);
    REQUIRE_FALSE(tried);
    CHECK(tried.error().what == "hangs");

    const auto slow = spoiled([](GstElement* encoder) {
        const auto pad = GstPtr<GstPad>::adopt(gst_element_get_static_pad(encoder, "src"));
        gst_pad_add_probe(
            pad.get(), GST_PAD_PROBE_TYPE_BLOCK_DOWNSTREAM,
            [](GstPad*, GstPadProbeInfo*, gpointer) { return GST_PAD_PROBE_OK; }, nullptr, nullptr);
    });
    const auto tried_slow = try_encoder(slow, kTestCanvas, 1000, 300);
    REQUIRE_FALSE(tried_slow);
    CHECK(tried_slow.error().what == "did not encode a second within 0.3 s");
}

TEST_CASE("The trial of an encoder that waits for the processor takes longer") {
    const BusyMachine busy;
    const auto tried = try_encoder(x264_encoder(), {1920, 1080, {50}}, 4500, 1000);
    INFO((tried ? std::string() : tried.error().what));
    CHECK(tried);
}

TEST_CASE("The first encoder that proves itself is chosen, else x264, and it is said why") {
    auto good = x264_encoder();
    good.name = "Good";
    auto missing = x264_encoder();
    missing.name = "Missing";
    missing.factory = "nosuchenc";

    const auto chosen = choose_encoder(kTestCanvas, 1000, {missing, without_keyframes(), good, failing()});
    REQUIRE(chosen);
    CHECK(chosen->name == "Good");
    CHECK(chosen->words == "Good encodes the picture.");

    const auto fallen_back = choose_encoder(kTestCanvas, 1000, {missing, without_keyframes(), failing()});
    REQUIRE(fallen_back);
    CHECK(fallen_back->name == "x264");
    CHECK(fallen_back->words ==
          "The processor encodes the picture (x264): Stand-in did not begin with a keyframe; "
          "Stand-in failed (The device is gone).");

    CHECK(choose_encoder(kTestCanvas, 1000, {missing})->words ==
          "The processor encodes the picture (x264): this machine has no hardware encoder.");
}

TEST_CASE("What encodes here is listed, each tried") {
    const auto found = list_encoders(kTestCanvas);
    REQUIRE_FALSE(found.empty());
    CHECK(found.back().name == "x264");
    CHECK(found.back().works);
    CHECK(found.back().words.empty());
}
