// Runs a playout from the command line: playout_demo SOURCE RECORDING [name=value …]; prints what happens and
// the statistics, one line a second. Also the process that the kill and full-disk tests start.

#include "pipelines/playout.h"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <sys/resource.h>
#include <thread>

using namespace regie;
using namespace regie::pipelines;

namespace {

const std::map<std::string, std::string> kDefaults = {
    {"width", "1920"}, {"height", "1080"}, {"fps", "30"},    {"seconds", "5"}, {"first", "0"},
    {"kbps", "4500"},  {"loop", "1"},      {"overlay", "0"}, {"monitor", "0"}, {"file_limit", "0"}};

/// A lower third that slides, painted on a thread of its own as the renderer would.
class MovingOverlay {
  public:
    MovingOverlay(int width, int height) : converter_(width, height), width_(width), height_(height) {
        pixels_.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        thread_ = std::thread([this] { run(); });
    }
    ~MovingOverlay() {
        want(-1);
        thread_.join();
    }
    void want(std::int64_t frame) {
        std::lock_guard lock(mutex_);
        wanted_.push_back(frame);
        changed_.notify_one();
    }
    std::atomic<OverlayMailbox*> mailbox = nullptr;

  private:
    void run() {
        for (;;) {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return !wanted_.empty(); });
            const std::int64_t frame = wanted_.front();
            wanted_.erase(wanted_.begin());
            lock.unlock();
            if (frame < 0)
                return;
            paint(frame);
        }
    }
    void paint(std::int64_t frame) {
        const Rect rect{width_ / 16, height_ * 3 / 4, width_ * 3 / 4, height_ / 5};
        const int shown = static_cast<int>(rect.width * (frame % 90) / 90);
        for (int y = rect.y; y < rect.y + rect.height; ++y)
            for (int x = rect.x; x < rect.x + rect.width; ++x)
                pixels_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) +
                        static_cast<std::size_t>(x)] = x - rect.x < shown ? 0xC0102030U : 0;
        const ArgbView view{pixels_.data(), width_, height_, width_ * 4};
        if (auto* box = mailbox.load())
            box->publish(converter_.convert(view, {&rect, 1}, frame));
    }

    OverlayConverter converter_;
    const int width_, height_;
    std::vector<std::uint32_t> pixels_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::int64_t> wanted_;
    std::thread thread_;
};

void say(const std::string& line) {
    fmt::print("{}\n", line);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    auto options = kDefaults;
    for (int i = 3; i < argc; ++i) {
        const char* equals = std::strchr(argv[i], '=');
        const std::string name(argv[i],
                               equals ? static_cast<std::size_t>(equals - argv[i]) : std::strlen(argv[i]));
        if (!equals || !options.contains(name))
            return fmt::print(stderr, "unknown option {}\n", argv[i]), 2;
        options[name] = equals + 1;
    }
    if (argc < 3)
        return fmt::print(stderr, "usage: playout_demo SOURCE RECORDING [name=value …]\n"), 2;
    const auto number = [&options](const char* name) { return std::atoi(options.at(name).c_str()); };

    if (number("file_limit") > 0) { // writing beyond it fails as on a full disk
        std::signal(SIGXFSZ, SIG_IGN);
        const auto bytes = static_cast<rlim_t>(number("file_limit"));
        const rlimit limit{bytes, bytes};
        setrlimit(RLIMIT_FSIZE, &limit);
    }

    PlayoutConfig config;
    config.canvas = {number("width"), number("height"), {number("fps")}};
    if (std::string_view(argv[1]) != "none") {
        config.sources = {{"source", "Source", argv[1], number("loop") != 0}};
        config.scene = {"source", "Source", "full", {"source"}, {}};
    }
    config.recording = argv[2];
    config.video_kbps = number("kbps");
    config.first_frame = number("first");
    config.end_frame = config.first_frame + number("seconds") * number("fps");

    std::unique_ptr<MovingOverlay> overlay;
    if (number("overlay"))
        overlay = std::make_unique<MovingOverlay>(config.canvas.width, config.canvas.height);
    std::atomic<int> monitor_frames = 0;
    std::mutex mutex;
    std::condition_variable changed;
    bool ended = false;

    PlayoutCallbacks callbacks;
    if (overlay)
        callbacks.overlay_wanted = [&](std::int64_t frame) { overlay->want(frame); };
    callbacks.source_changed = [](const std::string& source, SourceHealth health, const std::string& words) {
        say(fmt::format("source {} {}: {}", source, to_string(health), words));
    };
    callbacks.output_changed = [](const std::string& output, OutputHealth health, const std::string& words,
                                  std::int64_t first, const std::filesystem::path&) {
        say(fmt::format("output {} {} from frame {}: {}", output, to_string(health), first, words));
    };
    callbacks.monitor_frame = [&](const MonitorFrame&) { ++monitor_frames; };
    callbacks.ended = [&] {
        std::lock_guard lock(mutex);
        ended = true;
        changed.notify_one();
    };

    Playout playout(config, callbacks);
    if (overlay)
        overlay->mailbox = &playout.overlays();
    if (const auto started = playout.start(); !started)
        return say(started.error().line()), 1;
    playout.set_monitoring(number("monitor") != 0);

    std::unique_lock lock(mutex);
    for (bool done = false; !done;) {
        done = changed.wait_for(lock, std::chrono::seconds(1), [&] { return ended; });
        const PlayoutStats s = playout.stats();
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        say(fmt::format(
            "frames {} late {} dropped {} late_overlays {} slate {} peak {:.1f} dB bytes {} monitor {} "
            "cpu {}.{:02}",
            s.frames, s.late_frames, s.dropped_frames, s.late_overlays, s.slate_frames, s.sound.peak_db,
            s.outputs.empty() ? 0 : s.outputs.front().sent_bytes, monitor_frames.load(),
            usage.ru_utime.tv_sec + usage.ru_stime.tv_sec,
            (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 10000 % 100));
    }
    return 0;
}
