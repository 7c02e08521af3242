#include "source_runner.h"

#include "pipelines/gst_setup.h"

#include <cmath>
#include <fstream>
#include <limits>

namespace regie::pipelines::test {

StillReader colours_as_stills(std::shared_ptr<std::atomic<bool>> let_go) {
    return [let_go](const std::string& file, const Canvas& canvas) -> Result<std::vector<std::uint32_t>> {
        std::string words;
        std::ifstream(file) >> words;
        if (let_go)
            let_go->wait(false);
        if (words.substr(0, 1) != "#")
            return failure(file + " is no picture that can be opened", {}, "Save it as PNG or JPEG.");
        const auto rgb = static_cast<std::uint32_t>(std::stoul(words.substr(1), nullptr, 16));
        return std::vector<std::uint32_t>(static_cast<std::size_t>(canvas.width * canvas.height),
                                          0xFF000000 | rgb);
    };
}

SupervisedRun::SupervisedRun(SourceSpec spec, Canvas canvas) : reader_(canvas.rate) {
    SupervisedSourceEvents events;
    events.changed = [this](SourceHealth health, const std::string& words) {
        std::lock_guard lock(mutex_);
        told_.emplace_back(health, words);
        changed_.notify_all();
    };
    events.settled = [this] {
        std::lock_guard lock(mutex_);
        settled_ = true;
        changed_.notify_all();
    };
    events.show_time_ns = [] { return 0; };
    control_.call([&] {
        source_ = std::make_unique<SupervisedSource>(control_, std::move(spec), canvas, reader_,
                                                     std::move(events), colours_as_stills(), Reach::Network);
    });
}

SupervisedRun::~SupervisedRun() { stop_ms(); }

bool SupervisedRun::wait_for(SourceHealth health, int seconds) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(seconds),
                             [&] { return !told_.empty() && told_.back().first == health; });
}

std::string SupervisedRun::words() const {
    std::lock_guard lock(mutex_);
    return told_.empty() ? "" : told_.back().second;
}

std::vector<SourceHealth> SupervisedRun::story() const {
    std::lock_guard lock(mutex_);
    std::vector<SourceHealth> result;
    for (const auto& [health, words] : told_)
        if (result.empty() || result.back() != health)
            result.push_back(health);
    return result;
}

bool SupervisedRun::settles() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(5), [this] { return settled_; });
}

void SupervisedRun::on_delivers(bool delivering) {
    control_.call([&] { source_->on_delivers(delivering); });
}

std::int64_t SupervisedRun::stop_ms() {
    const auto begin = std::chrono::steady_clock::now();
    control_.call([this] { source_.reset(); });
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin)
        .count();
}

OpenSource::OpenSource(const SourceSpec& spec, Canvas canvas, std::int64_t offset_ns,
                       const StillReader& stills)
    : canvas_(canvas), clock_(make_system_tick_clock()) {
    const auto change = [this](auto what) {
        std::lock_guard lock(mutex_);
        what();
        changed_.notify_all();
    };
    SourceEvents events;
    events.ready = [=, this] { change([this] { ready_ = true; }); };
    events.failed = [=, this](const Error& error) { change([&] { failed_ = error; }); };
    events.impossible = events.failed;
    events.ended = [=, this] { change([this] { ++ended_; }); };
    control_.call([&] {
        source_ = make_source(control_, *plan_source(spec, Reach::Network), spec, canvas, offset_ns, stills,
                              std::move(events));
        feed_ = source_->feed();
    });
}

OpenSource::~OpenSource() {
    control_.call([this] { source_.reset(); });
}

bool OpenSource::wait_until_ready(int seconds) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::seconds(seconds), [this] { return ready_ || failed_; });
    return ready_ && !failed_;
}

bool OpenSource::read_while(const std::function<bool()>& more, int seconds) {
    constexpr std::int64_t kTickNs = 10'000'000;
    const std::int64_t deadline_ns = clock_->now_ns() + seconds * std::int64_t{1'000'000'000};
    while (more()) {
        if (clock_->now_ns() > deadline_ns)
            return false;
        read_once();
        // A file has the next one at once; who waits for it waits a tick.
        clock_->wait_until(clock_->now_ns() + (feed_->live() || feed_->holds() ? kTickNs : kTickNs / 10));
    }
    return true;
}

bool OpenSource::wait_until(const std::function<bool()>& there, int seconds) {
    const std::int64_t deadline_ns = clock_->now_ns() + seconds * std::int64_t{1'000'000'000};
    while (!there()) {
        if (clock_->now_ns() > deadline_ns)
            return false;
        clock_->wait_until(clock_->now_ns() + 1'000'000);
    }
    return true;
}

void OpenSource::read_once() {
    while (auto piece = feed_->next_sound())
        hear(*piece);
    while (auto picture = feed_->next_picture()) {
        const auto seen = see_picture(picture->buffer.get(), canvas_);
        pictures.push_back({picture->time_ns, seen.number, seen.flash});
        late_ms.push_back(static_cast<double>(clock_->now_ns() - picture->time_ns) / 1e6);
        if (keep_buffers)
            buffers.push_back(std::move(*picture));
        while (auto piece = feed_->next_sound())
            hear(*piece);
    }
    // Nobody here lets a picture stand for as long as it is meant to.
    feed_->lasts(std::numeric_limits<std::int64_t>::max());
}

void OpenSource::hear(const Delivery& piece) {
    GstMapInfo map;
    gst_buffer_map(piece.buffer.get(), &map, GST_MAP_READ);
    const auto* samples = reinterpret_cast<const float*>(map.data);
    const std::size_t count = map.size / sizeof(float) / kSoundChannels;
    const std::int64_t first = std::llround(static_cast<double>(piece.time_ns) * 48e-6);
    if (sound_end_ >= 0)
        sound_gaps += std::llabs(first - sound_end_);
    quiet_ += sound_end_ >= 0 ? std::max<std::int64_t>(0, first - sound_end_) : 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t number = first + static_cast<std::int64_t>(i);
        if (number < sound_end_)
            continue; // said before, at the turn of a loop
        const float sample = std::abs(samples[i * kSoundChannels]);
        peak = std::max(peak, sample);
        constexpr std::int64_t kQuietBefore = kSoundRate / 5;
        if (sample >= 0.15F && quiet_ >= kQuietBefore)
            beeps_.push_back(static_cast<double>(number) / kSoundRate);
        quiet_ = sample >= 0.15F ? 0 : quiet_ + 1;
        ++samples_heard;
    }
    sound_end_ = std::max(sound_end_, first + static_cast<std::int64_t>(count));
    gst_buffer_unmap(piece.buffer.get(), &map);
}

void OpenSource::on_control(const std::function<void(Source&)>& task) {
    control_.call([&] { task(*source_); });
}

bool OpenSource::ended() const {
    std::lock_guard lock(mutex_);
    return ended_ > 0;
}

std::optional<Error> OpenSource::failed() const {
    std::lock_guard lock(mutex_);
    return failed_;
}

std::vector<double> OpenSource::flash_seconds() const {
    std::vector<double> result;
    for (std::size_t i = 1; i < pictures.size(); ++i)
        if (pictures[i].flash && !pictures[i - 1].flash)
            result.push_back(static_cast<double>(pictures[i].time_ns) / 1e9);
    return result;
}

} // namespace regie::pipelines::test
