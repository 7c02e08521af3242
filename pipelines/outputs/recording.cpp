#include "pipelines/outputs/recording.h"

#include "pipelines/at_top.h"
#include "pipelines/outputs/recording_name.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <limits>

namespace regie::pipelines {

namespace fs = std::filesystem;

namespace {

/// What the recording takes of the disk is averaged over this time: a keyframe or a still scene is no trend.
constexpr std::chrono::seconds kRateWindow{10};
constexpr std::chrono::seconds kKbpsWindow{2};

} // namespace

std::int64_t free_bytes_on_disk(const fs::path& folder) {
    std::error_code error;
    const auto space = fs::space(folder.empty() ? fs::path(".") : folder, error);
    constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
    return error ? kMost : static_cast<std::int64_t>(std::min<std::uintmax_t>(space.available, kMost));
}

Result<std::unique_ptr<Recording>> Recording::open(ControlThread& control, RecordingSettings settings,
                                                   RecordingEvents events) {
    if (!settings.free_bytes)
        settings.free_bytes = [folder = settings.file.parent_path()] { return free_bytes_on_disk(folder); };
    std::unique_ptr<Recording> recording(new Recording(control, std::move(settings), std::move(events)));
    const auto& set = recording->settings_;
    if (recording->room_.look(recording->ask_disk(), recording->bytes_a_second()) == Room::Full)
        control.post([self = recording.get(), alive = std::weak_ptr(recording->alive_)] {
            if (alive.lock())
                self->close_for_room();
        });
    else if (auto opened = recording->open_file(set.file); !opened && set.goes_on)
        control.post(
            [self = recording.get(), why = opened.error().what, alive = std::weak_ptr(recording->alive_)] {
                if (alive.lock())
                    self->on_failed(why);
            });
    else if (!opened)
        return tl::unexpected(opened.error());
    recording->looker_ = std::thread([self = recording.get()] { self->watch_disk(); });
    return recording;
}

Recording::Recording(ControlThread& control, RecordingSettings settings, RecordingEvents events)
    : control_(control), settings_(std::move(settings)), events_(std::move(events)), room_(settings_.room),
      path_(settings_.file) {}

Recording::~Recording() {
    {
        std::lock_guard lock(look_mutex_);
        stopping_ = true;
    }
    look_changed_.notify_one();
    if (looker_.joinable())
        looker_.join();
    alive_.reset(); // which the looker reads
}

Result<void> Recording::open_file(const fs::path& file) {
    RecordingFileEvents events;
    events.began = [this, file](std::int64_t first_pts_ns) { on_began(file, first_pts_ns); };
    events.closed = [this] { settle(); };
    events.failed = [this](const std::string& why) { on_failed(why); };
    auto opened = RecordingFile::open(control_, file, std::move(events));
    if (!opened)
        return tl::unexpected(opened.error());
    (*opened)->keep_on_disk();
    std::lock_guard lock(mutex_);
    file_ = std::move(*opened);
    return {};
}

void Recording::push(const Packet& packet) {
    std::lock_guard lock(mutex_);
    pictures_ += packet.track == Track::Picture;
    if (file_)
        file_->push(packet);
}

void Recording::end(Track track) {
    std::lock_guard lock(mutex_);
    (track == Track::Picture ? pictures_ended_ : sounds_ended_) = true;
    if (file_)
        file_->end(track);
    else
        settle();
}

/// Later, because a file that tells us something must not be destroyed by it. Any thread.
void Recording::settle() {
    control_.post([this, alive = std::weak_ptr(alive_)] {
        if (alive.lock())
            end_if_over();
    });
}

std::int64_t Recording::ask_disk() {
    const std::int64_t free_bytes = settings_.free_bytes();
    free_bytes_ = free_bytes == std::numeric_limits<std::int64_t>::max() ? 0 : free_bytes;
    return free_bytes;
}

void Recording::watch_disk() {
    std::unique_lock lock(look_mutex_);
    while (!stopping_) {
        look_changed_.wait_for(lock, settings_.look_every, [this] { return stopping_ || look_now_; });
        look_now_ = false;
        lock.unlock();
        at_top([&] {
            control_.post([this, free_bytes = ask_disk(), alive = std::weak_ptr(alive_)] {
                if (alive.lock())
                    on_look(free_bytes);
            });
        });
        lock.lock();
    }
}

void Recording::on_look(std::int64_t free_bytes) {
    measure();
    forget_retired();
    if (over())
        return end_if_over();
    const Room room = room_.look(free_bytes, bytes_a_second());
    if (!file_) {
        if (room != Room::Full && !retired_ && Clock::now() >= retry_at_)
            resume();
    } else if (room == Room::Full) {
        close_for_room();
    } else if (room != seen_ && health_ == OutputHealth::Running) {
        seen_ = room;
        tell(OutputHealth::Running,
             room == Room::Plenty
                 ? "Recording; there is room on the disk again."
                 : fmt::format(
                       "The disk has room for about {} more minutes of recording. Free some space on it; "
                       "when it is full the recording pauses, and the programme goes on.",
                       (room_.seconds_left() + 59) / 60));
    }
}

void Recording::measure() {
    const auto now = Clock::now();
    written_.emplace_back(now, stats().sent_bytes);
    while (now - written_.front().first > kRateWindow)
        written_.pop_front();
    const auto recent = std::find_if(written_.begin(), written_.end(),
                                     [now](const auto& at) { return now - at.first <= kKbpsWindow; });
    const double seconds = std::chrono::duration<double>(now - recent->first).count();
    if (seconds > 0)
        kbps_ = static_cast<int>(static_cast<double>(written_.back().second - recent->second) * 8 / 1000 /
                                 seconds);
}

/// Measured, once there is half a window of it; else what it should be.
std::int64_t Recording::bytes_a_second() const {
    const std::int64_t nominal = settings_.kbps * 1000LL / 8;
    if (written_.empty() || health_ != OutputHealth::Running)
        return nominal;
    const double seconds =
        std::chrono::duration<double>(written_.back().first - written_.front().first).count();
    const auto bytes = static_cast<double>(written_.back().second - written_.front().second);
    return 2 * seconds < std::chrono::duration<double>(kRateWindow).count() || bytes <= 0
               ? nominal
               : static_cast<std::int64_t>(bytes / seconds);
}

void Recording::on_began(const fs::path& file, std::int64_t first_pts_ns) {
    files_.push_back(file.filename().string());
    if (!file_ || file_->path() != file) // it has been closed since
        return;
    first_pts_ns_ = first_pts_ns;
    path_ = file;
    seen_ = Room::Plenty; // the next look says when it is low
    written_.clear();
    tell(OutputHealth::Running, files_.size() == 1
                                    ? std::string("Recording.")
                                    : fmt::format("Recording again, into {}.", path_.filename().string()));
}

void Recording::close_for_room() {
    retire();
    if (retired_) {
        retired_->end(Track::Picture);
        retired_->end(Track::Sound);
    }
    tell(OutputHealth::Lost,
         fmt::format(
             "The recording pauses: the disk is full. What was recorded is closed and can be played. The "
             "programme goes on, and so does the recording as soon as there is room: free some space on "
             "the disk of {}.",
             settings_.file.parent_path().string()));
}

void Recording::on_failed(const std::string& why) {
    if (file_)
        retire();
    retry_at_ = Clock::now() + settings_.retry_after;
    tell(OutputHealth::Lost,
         fmt::format(
             "The recording stopped: {}. What was recorded can be played. The programme goes on, and the "
             "recording is tried again every few seconds; check the disk, or free some space on it.",
             why));
    settle();
}

/// The show goes on without a file. What one that failed still holds is let go of by forget_retired().
void Recording::retire() {
    std::lock_guard lock(mutex_);
    if (!file_)
        return;
    earlier_pictures_ += file_->pictures();
    earlier_bytes_ += file_->bytes();
    retired_ = std::move(file_);
}

void Recording::forget_retired() {
    if (!retired_ || !retired_->let_go())
        return;
    if (retired_->start_ns() < 0) { // a file without a picture is of use to nobody
        std::error_code error;
        fs::remove(retired_->path(), error);
    }
    retired_.reset();
}

/// Whether the disk takes a file is tried by another thread: the control thread makes one where that was just
/// done.
void Recording::resume() {
    {
        std::lock_guard lock(mutex_);
        if (pictures_ended_ || sounds_ended_)
            return;
    }
    if (trying_.valid() && trying_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return;
    trying_ = std::async(std::launch::async, [this, alive = std::weak_ptr(alive_)] {
        const auto file = next_free_recording(settings_.file);
        auto tried = file;
        tried += ".try";
        std::ofstream(tried).close();
        std::error_code error;
        fs::remove(tried, error);
        control_.post([this, file, alive] {
            if (alive.lock())
                begin_again(file);
        });
    });
}

void Recording::begin_again(const fs::path& file) {
    bool ending = false;
    {
        std::lock_guard lock(mutex_);
        ending = pictures_ended_ || sounds_ended_;
    }
    if (file_ || ending)
        return;
    if (const auto opened = open_file(file); !opened)
        on_failed(opened.error().what);
}

bool Recording::over() const {
    std::lock_guard lock(mutex_);
    return pictures_ended_ && sounds_ended_;
}

void Recording::end_if_over() {
    forget_retired();
    if (!over() || retired_ || (file_ && !file_->let_go()))
        return;
    if (health_ != OutputHealth::Ended)
        tell(OutputHealth::Ended, where_it_is());
}

std::string Recording::where_it_is() const {
    if (files_.empty())
        return "Nothing was recorded.";
    if (files_.size() == 1)
        return fmt::format("The recording is in {}.", path_.string());
    return fmt::format("The recording was interrupted: it is in {} files of {}: {}.", files_.size(),
                       path_.parent_path().string(), fmt::join(files_, ", "));
}

void Recording::tell(OutputHealth health, const std::string& words) {
    if (health == health_ && words == words_)
        return;
    if (health != health_)
        running_since_ = health == OutputHealth::Running ? Clock::now().time_since_epoch().count() : 0;
    health_ = health;
    words_ = words;
    if (events_.changed)
        events_.changed(health, words, first_pts_ns_, path_);
}

void Recording::reconnect_now() {
    retry_at_ = Clock::now();
    {
        std::lock_guard lock(look_mutex_);
        look_now_ = true;
    }
    look_changed_.notify_one();
}

OutputStats Recording::stats() const {
    OutputStats stats;
    stats.id = settings_.id;
    stats.kbps = kbps_;
    stats.free_bytes = free_bytes_;
    if (const auto since = running_since_.load())
        stats.running_ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                               Clock::now().time_since_epoch() - Clock::duration(since))
                               .count();
    std::lock_guard lock(mutex_);
    stats.sent_bytes = earlier_bytes_ + (file_ ? file_->bytes() : 0);
    stats.sent_frames = earlier_pictures_ + (file_ ? file_->pictures() : 0);
    stats.dropped_frames = pictures_ - stats.sent_frames;
    return stats;
}

} // namespace regie::pipelines
