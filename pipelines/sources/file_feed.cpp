#include "pipelines/sources/file_feed.h"

#include "pipelines/gst_setup.h"
#include "pipelines/sources/loop_time.h"

#include <algorithm>
#include <chrono>

namespace regie::pipelines {

namespace {

/// Offline: a decoder that gives nothing for so long has stopped.
constexpr std::int64_t kPatienceNs = 20'000'000'000;
constexpr std::int64_t kSoundPatienceNs = 2'000'000'000;
/// A wait is looked at so often.
constexpr std::chrono::milliseconds kGlance(50);
constexpr std::size_t kSampleBytes = kSoundChannels * sizeof(float);

unsigned bit(FileFeed::Reason reason) { return 1U << static_cast<unsigned>(reason); }

/// What of a piece of sound at `time_ns` lies between two times; its time then. Empty: nothing does.
GstPtr<GstBuffer> cut_sound(GstPtr<GstBuffer> sound, std::int64_t& time_ns, std::int64_t begin_ns,
                            std::optional<std::int64_t> end_ns) {
    const auto samples = [](std::int64_t ns) {
        return static_cast<std::int64_t>(gst_util_uint64_scale_round(
            static_cast<guint64>(std::max<std::int64_t>(0, ns)), kSoundRate, GST_SECOND));
    };
    const auto count = static_cast<std::int64_t>(gst_buffer_get_size(sound.get()) / kSampleBytes);
    const std::int64_t from = std::min(count, samples(begin_ns - time_ns));
    const std::int64_t to = end_ns ? std::min(count, samples(*end_ns - time_ns)) : count;
    if (from >= to)
        return {};
    if (from == 0 && to == count)
        return sound;
    if (from > 0)
        time_ns = begin_ns;
    return GstPtr<GstBuffer>::adopt(gst_buffer_copy_region(sound.get(), GST_BUFFER_COPY_MEMORY,
                                                           static_cast<gsize>(from) * kSampleBytes,
                                                           static_cast<gsize>(to - from) * kSampleBytes));
}

} // namespace

FileFeed::FileFeed(Pace pace, bool loops, FileFeedEvents events)
    : pace_(pace), loops_(loops), events_(std::move(events)) {}

FileFeed::~FileFeed() { close(); }

void FileFeed::close() {
    std::lock_guard lock(mutex_);
    closed_ = true;
    for (const auto& turn : turns_)
        turn.pass->close();
    changed_.notify_all();
}

void FileFeed::begin(std::shared_ptr<FilePass> pass) {
    std::lock_guard lock(mutex_);
    for (const auto& turn : turns_)
        turn.pass->close();
    turns_.clear();
    turns_.push_back({std::move(pass), 0});
    ++generation_;
    picture_ = sound_ = {};
    told_ended_ = false;
    changed_.notify_all();
}

void FileFeed::follow(std::shared_ptr<FilePass> pass) {
    std::lock_guard lock(mutex_);
    turns_.push_back({std::move(pass), 0});
    changed_.notify_all();
}

void FileFeed::hold(Reason reason) {
    std::lock_guard lock(mutex_);
    reasons_ |= bit(reason);
    empty_since_ns_ = 0;
}

void FileFeed::let_go(Reason reason) {
    std::lock_guard lock(mutex_);
    reasons_ &= ~bit(reason);
}

bool FileFeed::holds() const {
    std::lock_guard lock(mutex_);
    return reasons_ != 0;
}

/// Where a pass is over, once that is known.
std::optional<std::int64_t> FileFeed::end_of(const FilePass& pass) const {
    const auto end_ns = pass.end_ns();
    if (!end_ns || !loops_)
        return end_ns;
    const auto place = pass.place();
    const std::int64_t whole_ns =
        place.in_ns + loop_length_ns(*end_ns - place.in_ns, place.fps_numerator, place.fps_denominator);
    constexpr std::int64_t kLeastNs = 10'000'000; // or a frame of the programme takes passes without end
    const std::int64_t all_ns =
        pass.last_picture_ns() < whole_ns ? whole_ns : *end_ns; // some say a rate that is not theirs
    return std::max(all_ns, place.begin_ns + kLeastNs);
}

std::optional<Delivery> FileFeed::next_picture() {
    auto picture = next(TrackKind::Picture);
    if (picture)
        empty_since_ns_ = 0;
    return picture;
}

std::optional<Delivery> FileFeed::next_sound() { return next(TrackKind::Sound); }

std::optional<Delivery> FileFeed::next(TrackKind kind) {
    const std::int64_t deadline_ns = system_now_ns() + (pace_ != Pace::Offline       ? 0
                                                        : kind == TrackKind::Picture ? kPatienceNs
                                                                                     : kSoundPatienceNs);
    auto& track = kind == TrackKind::Picture ? picture_ : sound_;
    while (!closed_) {
        std::shared_ptr<FilePass> pass;
        std::uint64_t generation = 0;
        {
            std::unique_lock lock(mutex_);
            while (turns_.empty() && reasons_ == 0 && !closed_ && left_ns(deadline_ns) > 0)
                changed_.wait_for(lock, kGlance);
            if (reasons_ != 0 || turns_.empty() || closed_)
                return {};
            pass = turns_[track.turn].pass;
            generation = generation_;
        }
        auto taken = track.over ? FilePass::Taken{{}, true} : pass->next(kind, left_ns(deadline_ns));
        const auto place = pass->place();
        const auto end_ns = end_of(*pass);
        std::unique_lock lock(mutex_);
        if (reasons_ != 0 || generation != generation_) // it was sought while this was taken
            return {};
        track.over = taken.over;
        const std::int64_t base_ns = turns_[track.turn].base_ns;
        if (taken.piece) {
            auto& [buffer, time_ns] = *taken.piece;
            if (kind == TrackKind::Sound)
                buffer = cut_sound(std::move(buffer), time_ns, place.begin_ns, end_ns);
            else if (!std::exchange(track.begun, true))
                time_ns = place.begin_ns; // with what a pass begins stands from there
            if (buffer)
                return Delivery{std::move(buffer), base_ns + time_ns - place.begin_ns};
            continue;
        }
        lock.unlock();
        if (!taken.over && pace_ == Pace::Offline && kind == TrackKind::Picture && !closed_)
            events_.stalled();
        // What sound is to be heard beyond its own end is known when the pictures, which are read earlier, go
        // on.
        if (!taken.over || !go_on(kind, kind == TrackKind::Picture ? deadline_ns : 0))
            return {};
    }
    return {};
}

/// From a pass of which all was taken to the next one; false when that is not there.
bool FileFeed::go_on(TrackKind kind, std::int64_t deadline_ns) {
    auto& track = kind == TrackKind::Picture ? picture_ : sound_;
    bool all = false;
    {
        std::unique_lock lock(mutex_);
        const auto there = [&] {
            return track.turn + 1 < turns_.size() && end_of(*turns_[track.turn].pass).has_value();
        };
        const auto generation = generation_;
        // The pass behind the next one is opened when both tracks have left the first: where one picture is
        // all of a pass, what comes next is asked for before its sound is.
        const auto opens = [&] { return picture_.turn <= sound_.turn; };
        while (loops_ && opens() && !there() && reasons_ == 0 && !closed_ && left_ns(deadline_ns) > 0)
            changed_.wait_for(lock, kGlance);
        if (!loops_ || closed_ || generation != generation_ || !there())
            return false;
        const auto& turn = turns_[track.turn];
        turns_[track.turn + 1].base_ns = turn.base_ns + *end_of(*turn.pass) - turn.pass->place().begin_ns;
        track = {track.turn + 1};
        if (picture_.turn > 0 && sound_.turn > 0) {
            all = true;
            turns_.front().pass->close();
            turns_.pop_front();
            --picture_.turn;
            --sound_.turn;
        }
    }
    if (all)
        events_.turned();
    return true;
}

std::int64_t FileFeed::left_ns(std::int64_t deadline_ns) const {
    return pace_ == Pace::Offline ? std::max<std::int64_t>(0, deadline_ns - system_now_ns()) : 0;
}

bool FileFeed::lasts(std::int64_t time_ns) {
    bool ended = false;
    {
        std::lock_guard lock(mutex_);
        if (reasons_ != 0 || turns_.empty() || closed_)
            return false;
        const auto& turn = turns_[picture_.turn];
        const std::int64_t begin_ns = turn.pass->place().begin_ns;
        const auto end_ns = end_of(*turn.pass);
        // A picture stands as long as the file goes on without another one.
        const std::int64_t to_ns =
            picture_.over && end_ns ? *end_ns : turn.pass->reached_ns(TrackKind::Sound);
        if (time_ns < turn.base_ns + to_ns - begin_ns) {
            empty_since_ns_ = 0;
            return true;
        }
        ended = picture_.over && end_ns && !loops_ && !std::exchange(told_ended_, true);
        if (told_ended_)
            empty_since_ns_ = 0;
        else if (empty_since_ns_ == 0)
            empty_since_ns_ = system_now_ns();
    }
    if (ended && events_.ended)
        events_.ended();
    return false;
}

} // namespace regie::pipelines
