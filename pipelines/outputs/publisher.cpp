#include "pipelines/outputs/publisher.h"

#include "pipelines/outputs/connection_words.h"
#include "pipelines/outputs/flv_tags.h"
#include "pipelines/outputs/rtmp_connection.h"
#include "pipelines/outputs/sender.h"
#include "pipelines/outputs/srt_connection.h"
#include "pipelines/secret_log.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace regie::pipelines {

namespace {

using std::chrono::milliseconds;

constexpr int kWatchMs = 100;
/// Between the beginnings of two attempts. Publishing again 3 s after an ingest is back leaves one for
/// connecting.
constexpr milliseconds kBetweenAttempts(2000);
constexpr milliseconds kMostConnecting(5000);
/// libsrt asks four times a second, for three seconds.
constexpr milliseconds kMostConnectingSrt(3000);
/// An ingest that does not like the key may accept it and hang up. Running is said when it did not.
constexpr milliseconds kAcceptedForGood(400);
constexpr int kClosedAtOnceToTell = 2;
/// What waits when pictures are left out is sound.
constexpr std::int64_t kMostSoundWaitingNs = 6'000'000'000;
/// A protocol that throws away what is late hides the delay: as good as this much.
constexpr std::int64_t kThrownAwayNs = 1'000'000'000;
/// Ending: to send what waits, and then for the ingest to be told.
constexpr milliseconds kMostDraining(2000), kMostFinishing(3500);

std::int64_t to_ns(std::chrono::steady_clock::time_point time) {
    return time.time_since_epoch() / std::chrono::nanoseconds(1);
}

} // namespace

Result<std::unique_ptr<Publisher>> Publisher::make(ControlThread& control, PublisherSettings settings,
                                                   PublisherEvents events) {
    const auto address = parse_output_address(settings.url, settings.key);
    if (!address)
        return tl::unexpected(address.error());
    keep_out_of_logs(address->stream);
    keep_out_of_logs(address->passphrase);
    return std::unique_ptr<Publisher>(
        new Publisher(control, std::move(settings), *address, std::move(events)));
}

Publisher::Publisher(ControlThread& control, PublisherSettings settings, OutputAddress address,
                     PublisherEvents events)
    : control_(control), settings_(std::move(settings)), address_(std::move(address)),
      events_(std::move(events)), sender_(std::make_shared<Sender>()), stopped_(settings_.stopped),
      uplink_(settings_.video_kbps), afforded_kbps_(settings_.video_kbps) {
    sender_->stats.id = settings_.id;
    if (!stopped_.empty())
        sender_->queue.rest();
}

Publisher::~Publisher() {
    alive_.reset();
    events_ = {};
    drop_connection();
}

void Publisher::push(const Packet& packet) {
    std::lock_guard lock(sender_->mutex);
    sender_->queue.add(packet);
    if (!sender_->started && sender_->queue.has_keyframe()) {
        sender_->started = true;
        control_.post([this, alive = std::weak_ptr(alive_)] {
            if (!alive.lock() || ending_ != Ending::No)
                return;
            if (stopped_.empty())
                connect();
            else
                say(OutputHealth::Stopped, stopped_);
            watch();
        });
    }
    sender_->pump();
}

void Publisher::end(Track track) {
    std::lock_guard lock(sender_->mutex);
    sender_->queue.end(track);
    sender_->pump();
    if (++sender_->ended_tracks < 2)
        return;
    control_.post([this, alive = std::weak_ptr(alive_)] {
        if (!alive.lock())
            return;
        ending_ = Ending::Draining;
        ending_since_ = Clock::now();
        watch_ending();
    });
}

void Publisher::reconnect_now() {
    const bool just_begun = sender_->connection && Clock::now() - attempt_ < kBetweenAttempts;
    if (ending_ == Ending::No)
        stopped_.clear();
    if (sender_->has_started() && !accepted_ && !just_begun && health_ != OutputHealth::Ended)
        connect();
}

/// The platform is told, so that it ends there; what waits is not sent any more.
void Publisher::stop(const std::string& words) {
    if (ending_ != Ending::No || !stopped_.empty() || words.empty())
        return;
    stopped_ = words;
    stopped_at_ = Clock::now();
    {
        std::lock_guard lock(sender_->mutex);
        sender_->queue.rest();
        if (accepted_) {
            sender_->accepted = false;
            sender_->connection->finish();
        }
    }
    if (!accepted_)
        drop_connection();
    say(OutputHealth::Stopped, words);
}

OutputStats Publisher::stats() const {
    std::lock_guard lock(sender_->mutex);
    return sender_->all_stats();
}

/// The heartbeat of supervision, from the first keyframe to the end.
void Publisher::watch() {
    if (health_ == OutputHealth::Ended)
        return;
    control_.post_after(kWatchMs, [this, alive = std::weak_ptr(alive_)] {
        if (alive.lock())
            watch();
    });
    if (!stopped_.empty()) {
        watch_stopping();
    } else if (sender_->connection) {
        const LineState line = sender_->connection->line();
        note(line);
        if (accepted_)
            watch_running(line);
        else
            watch_connecting(line);
    } else if (health_ != OutputHealth::Failed && Clock::now() - attempt_ >= kBetweenAttempts) {
        connect();
    }
    if (ending_ != Ending::No)
        watch_ending();
}

void Publisher::connect() {
    drop_connection();
    attempt_ = Clock::now();
    if (words_.empty() || health_ == OutputHealth::Failed || health_ == OutputHealth::Stopped)
        say(OutputHealth::Connecting, connecting_words(settings_.name));
    ConnectionEvents events;
    events.hungry = [weak = std::weak_ptr(sender_)] {
        if (const auto sender = weak.lock()) {
            std::lock_guard lock(sender->mutex);
            sender->pump();
        }
    };
    events.failed = [this](Fault fault) { lose(fault); };
    events.finished = [this] {
        if (stopped_.empty())
            finish(ended_words(settings_.name, Goodbye::Heard));
        else
            drop_connection();
    };
    auto opened = address_.protocol == Protocol::Srt
                      ? SrtConnection::open(control_, address_, std::move(events))
                      : RtmpConnection::open(control_, address_,
                                             FlvTags::metadata(settings_.canvas, settings_.video_kbps),
                                             std::move(events));
    if (!opened)
        return lose(Fault::NotInstalled);
    std::lock_guard lock(sender_->mutex);
    sender_->connection = std::move(*opened);
}

void Publisher::watch_connecting(const LineState& line) {
    const auto now = Clock::now();
    if (!line.accepted) {
        if (line.key_refused)
            lose(Fault::KeyRefused);
        else if (address_.protocol == Protocol::Srt && now - attempt_ > kMostConnectingSrt)
            lose(Fault::Refused);
        else if (now - attempt_ > kMostConnecting)
            lose(Fault::Silent);
        return;
    }
    accepted_ = true;
    accepted_at_ = now;
    pulse_.restart(to_ns(now), line);
    acked_bytes_ = line.acked_bytes;
    uplink_.restart(to_ns(now));
    std::lock_guard lock(sender_->mutex);
    sender_->first_pts_ns = -1;
    sender_->queue.begin();
    sender_->accepted = true;
    sender_->pump();
}

void Publisher::watch_running(const LineState& line) {
    const auto now = Clock::now();
    std::int64_t waiting_ns = 0;
    bool all_taken = false, picture_sent = false;
    {
        std::lock_guard lock(sender_->mutex);
        sender_->pump();
        waiting_ns = sender_->queue.waiting_ns();
        all_taken = sender_->queue.empty() || sender_->connection->hungry();
        picture_sent = sender_->first_pts_ns >= 0;
    }
    acked_bytes_ = line.acked_bytes;
    if (pulse_.silent(to_ns(now), line, all_taken))
        return lose(Fault::Silent);
    if (waiting_ns > kMostSoundWaitingNs)
        return lose(Fault::TooSlow);
    if (health_ != OutputHealth::Running && now - accepted_at_ > kAcceptedForGood && picture_sent) {
        closed_at_once_ = 0;
        say(OutputHealth::Running, running_words(settings_.name));
    }
    adapt(line, waiting_ns);
}

/// Fewer bits for a slow line, and fewer pictures when bits are not enough.
void Publisher::adapt(const LineState& line, std::int64_t waiting_ns) {
    const int kbps = uplink_.arriving_kbps() > 0 ? uplink_.arriving_kbps() : settings_.video_kbps;
    const std::int64_t on_the_way_ns = line.waiting_bytes * 8 * 1'000'000 / kbps - line.path_ms * 1'000'000LL;
    const std::int64_t delay_ns = waiting_ns + std::max<std::int64_t>(0, on_the_way_ns);
    uplink_.tell({.now_ns = to_ns(Clock::now()),
                  .delay_ns = line.congested || line.thrown_away_bytes > 0 ? std::max(delay_ns, kThrownAwayNs)
                                                                           : delay_ns,
                  .arrived_bytes = line.acked_bytes});
    if (uplink_.must_drop()) {
        std::lock_guard lock(sender_->mutex);
        sender_->queue.drop_pictures();
    }
    if (uplink_.affordable_kbps() != std::exchange(afforded_kbps_, uplink_.affordable_kbps()) &&
        events_.afford)
        events_.afford(afforded_kbps_);
}

void Publisher::lose(Fault fault) {
    const bool was_running = health_ == OutputHealth::Running;
    if (accepted_ && !was_running && fault == Fault::Closed)
        ++closed_at_once_;
    drop_connection();
    if (ending_ != Ending::No)
        return finish(ended_words(settings_.name, Goodbye::Broken));
    if (!stopped_.empty())
        return;
    if (stops_retrying(fault))
        return say(OutputHealth::Failed, failed_words(fault, settings_.name, address_));
    const bool ran_before = was_running || health_ == OutputHealth::Lost;
    say(ran_before ? OutputHealth::Lost : OutputHealth::Connecting,
        closed_at_once_ >= kClosedAtOnceToTell ? closed_at_once_words(settings_.name, address_)
                                               : lost_words(fault, settings_.name, address_));
    if (was_running)
        attempt_ = Clock::now() - kBetweenAttempts; // the first retry is made at once
}

void Publisher::drop_connection() {
    sender_->leave();
    accepted_ = false;
    acked_bytes_ = 0;
    uplink_.restart(to_ns(Clock::now()));
    if (std::exchange(afforded_kbps_, settings_.video_kbps) != settings_.video_kbps && events_.afford)
        events_.afford(afforded_kbps_);
}

void Publisher::watch_stopping() {
    if (sender_->connection && Clock::now() - stopped_at_ > kMostFinishing)
        drop_connection();
}

/// What waits is sent, then the ingest is told; neither for longer than a show may take to end.
void Publisher::watch_ending() {
    const auto since = Clock::now() - ending_since_;
    if (health_ == OutputHealth::Ended)
        return;
    if (!stopped_.empty())
        return finish(stopped_);
    if (!accepted_)
        return finish(ended_words(settings_.name, words_.empty() ? Goodbye::NeverBegun : Goodbye::Away));
    std::lock_guard lock(sender_->mutex);
    sender_->pump();
    if (ending_ == Ending::Draining && (sender_->queue.empty() || since > kMostDraining)) {
        ending_ = Ending::Finishing;
        sender_->accepted = false; // nothing is sent after the end
        sender_->connection->finish();
    } else if (since > kMostFinishing) {
        control_.post([this, alive = std::weak_ptr(alive_)] {
            if (alive.lock())
                finish(ended_words(settings_.name, Goodbye::Unheard));
        });
    }
}

void Publisher::finish(const std::string& words) {
    if (health_ == OutputHealth::Ended)
        return;
    drop_connection();
    say(OutputHealth::Ended, words);
}

void Publisher::say(OutputHealth health, const std::string& words) {
    std::int64_t first_pts_ns = 0;
    {
        std::lock_guard lock(sender_->mutex);
        first_pts_ns = std::max<std::int64_t>(0, sender_->first_pts_ns);
        sender_->running = health == OutputHealth::Running;
        sender_->running_since = accepted_at_;
    }
    const bool same = health == health_ && words == words_;
    health_ = health;
    words_ = words;
    if (!same && events_.changed)
        events_.changed(health, words, first_pts_ns);
}

void Publisher::note(const LineState& line) {
    std::lock_guard lock(sender_->mutex);
    sender_->stats.kbps = accepted_ ? uplink_.arriving_kbps() : 0;
    sender_->stats.sent_bytes += std::max<std::int64_t>(0, line.acked_bytes - acked_bytes_);
    sender_->stats.round_trip_ms = line.round_trip_ms;
    sender_->stats.affordable_kbps = afforded_kbps_ == settings_.video_kbps ? 0 : afforded_kbps_;
}

} // namespace regie::pipelines
