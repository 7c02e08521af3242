#include "engine/show_runner.h"

#include "engine/say.h"
#include "show/actors.h"
#include "show/guarded.h"

#include <QDateTime>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <unistd.h>
#include <utility>

namespace regie {

namespace {

constexpr auto kStatusEvery = std::chrono::milliseconds(500);
constexpr auto kEndGrace = std::chrono::seconds(10);   // for it to end the broadcast
constexpr auto kOutboxGrace = std::chrono::seconds(3); // for the platform to answer what was decided last
constexpr auto kLookAtLogEvery = std::chrono::milliseconds(50);
constexpr auto kLogPatience = std::chrono::milliseconds(300); // a graphic may be that late, no later
// Events of some kilobyte each: half an hour of a busy show's, with a disk that takes none of it.
constexpr std::size_t kMostWaiting = 100'000;
// Who decides waits for the log, behind what was there before: a tenth of a second of a busy feed.
constexpr std::size_t kMostBeforeDecision = 1000;
constexpr std::int64_t kMinuteMs = 60'000;

/// The desks' names that the log knows, and those that are no desk's.
DeskNames names_in(const ShowRunnerConfig& config) {
    std::vector<std::string> feeds;
    for (const auto& feed : config.show.feeds)
        feeds.push_back(feed.id);
    DeskNames names(std::move(feeds));
    for (const auto& [name, desk] : config.past.named)
        names.belongs(name, desk);
    return names;
}

protocol::Level levels_of(const pipelines::SoundLevel& level) { return {level.peak_db, level.rms_db}; }

} // namespace

ShowRunner::ShowRunner(ShowRunnerConfig config, ShowRunnerOutlets outlets)
    : config_(std::move(config)), outlets_(std::move(outlets)),
      moderation_(std::make_unique<Moderation>(
          ModerationPlan{config_.show.flags, config_.session, config_.show_file},
          ModerationOutlets{post_, [this](const auto& needs) { desks_->send_needs(needs); }})) {}

ShowRunner::~ShowRunner() {
    feeds_.reset(); // its callbacks and the pool's post here: none may be left when the rest goes
    moderation_.reset();
    log_.reset();
}

void ShowRunner::close() {
    box_.close();
    for (auto* timer : {&status_timer_, &finish_timer_, &log_timer_})
        timer->stop();
    feeds_.reset();
    moderation_.reset(); // it tells desks, by a clock of its own
    desks_.reset();
}

Result<ShowRunner::Doors> ShowRunner::open_doors() {
    const auto port = desks_->listen(config_.port);
    if (!port)
        return tl::unexpected(port.error());
    Doors doors{*port, {}, {}};
    if (!config_.remote_port)
        return doors;
    if (const auto remote = desks_->listen_remote(*config_.remote_port)) {
        doors.remote = remote->addresses;
        doors.code = desks_->offer_code(protocol::Role::Moderator);
    } else { // no reason not to broadcast
        complain("desks on other machines cannot come: " + remote.error().line());
    }
    return doors;
}

Result<ShowRunner::Doors> ShowRunner::start() {
    Result<Doors> doors = failure("the show did not begin");
    QMetaObject::invokeMethod(
        this, [&] { doors = guarded([this] { return start_here(); }); }, Qt::BlockingQueuedConnection);
    return doors;
}

Result<ShowRunner::Doors> ShowRunner::start_here() {
    const bool is_new = config_.past.empty();
    clock_.start();
    auto log = store::LogWriter::open(
        config_.session / "log.sqlite",
        {[this](std::uint64_t seq) { post([this, seq] { log_committed(seq); }); },
         [this](const Error& error) { post([this, words = error.line()] { log_fails(words); }); }},
        is_new ? store::LogWriter::Opening::MustWork : store::LogWriter::Opening::TriedAgain);
    if (!log)
        return tl::unexpected(log.error());
    log_ = std::move(*log);

    protocol::Welcome welcome;
    welcome.session = config_.session.filename().string();
    welcome.mode = config_.mode;
    welcome.show = config_.show.name;
    welcome.width = config_.show.canvas.width;
    welcome.height = config_.show.canvas.height;
    welcome.fps = config_.show.canvas.rate.fps;
    welcome.epoch_ms = config_.epoch_ms;
    welcome.time_zone = config_.show.time_zone;
    welcome.rundown = rundown_to_json(config_.show.rundown, config_.show.templates);
    welcome.answers = answers_to_json(config_.show.answers);
    welcome.campaigns = nlohmann::json::array();
    for (const auto& campaign : config_.show.campaigns)
        welcome.campaigns.push_back({{"id", campaign.id}, {"name", campaign.name}});
    welcome.scenes = protocol::scenes_json(config_.show);
    welcome.sources = protocol::sources_json(config_.show);
    welcome.rules = flag_rules();
    welcome.names = config_.show.names;
    welcome.ends_ms = config_.show.ends_ms;
    welcome.look = look_json(config_.show.look);
    welcome.templates = protocol::templates_json(config_.show.templates);
    welcome.outputs = protocol::outputs_json(config_.show, config_.mode);
    desks_ = std::make_unique<DeskServer>(
        config_.config, std::move(welcome), config_.past.state.last_seq(),
        [reader = std::make_shared<store::LogReader>(config_.session / "log.sqlite")](std::uint64_t after,
                                                                                      std::size_t limit) {
            return reader->read({.after = after, .limit = limit, .forgiving = true});
        },
        [this](const Caller& caller, const std::string& method, const nlohmann::json& params) {
            return command(caller, method, params);
        },
        [this](const std::string& by, const std::string& method, const nlohmann::json& params,
               const DeskServer::Answer& answer) {
            return moderation_->question(by, method, params, answer);
        });
    desks_->set_names(names_in(config_));
    auto doors = open_doors();
    if (!doors)
        return doors;
    connect(desks_.get(), &DeskServer::named, this, [this](const std::string& name, const std::string& desk) {
        core_->record(name, DeskNamed{desk});
    });
    connect(desks_.get(), &DeskServer::remote_switched, this, [this](const std::string& by, quint16 port) {
        core_->record(by, RemoteSwitched{port != 0, port});
    });
    connect(desks_.get(), &DeskServer::desks_changed, this, [this](int desks) {
        outlets_.set_monitoring(desks > 0);
        moderation_->tell_all();
    });

    ShowCore::Mediator& mediator = *this; // a private base, to be named here
    core_ = std::make_unique<ShowCore>(config_.show, mediator, std::move(config_.past));
    frame_ = config_.first_frame;
    desks_->set_known([this](const std::string& comment) { return core_->state().comment(comment); });
    begin_session(is_new);
    core_->advance(config_.show.canvas.rate.frame_to_ms(frame_));
    begun_with_ = core_->state().last_seq();
    if (is_new && desks_->remote_port() != 0)
        core_->record(actor::kEngine, RemoteSwitched{true, desks_->remote_port()});
    moderation_->start(*core_, is_new);
    feeds_ = std::make_unique<Feeds>(Feeds::Plan{config_.mode, config_.standins, config_.secrets,
                                                 config_.show.canvas.rate.frame_to_ms(config_.first_frame)},
                                     *core_, box_.post_behind([this] { return log_keeps_up(); }), [this] {
                                         if (ending_)
                                             finish_when_settled();
                                     });
    if (auto started = feeds_->start(); !started)
        return tl::unexpected(started.error());
    core_->set_capabilities(feeds_->capabilities());
    desks_->set_feeds(protocol::feeds_json(config_.show, feeds_->capabilities()));

    connect(&status_timer_, &QTimer::timeout, this, &ShowRunner::send_status);
    status_timer_.start(kStatusEvery);
    connect(&log_timer_, &QTimer::timeout, this, &ShowRunner::look_at_log);
    log_timer_.start(kLookAtLogEvery);
    finish_timer_.setSingleShot(true);
    connect(&finish_timer_, &QTimer::timeout, this, &ShowRunner::finish);
    return doors;
}

void ShowRunner::begin_session(bool is_new) {
    zero_ms_ = config_.now.monotonic_ms - config_.show.canvas.rate.frame_to_ms(config_.first_frame);
    if (is_new)
        core_->record(actor::kEngine,
                      SessionStarted{config_.show.name, config_.mode, config_.show.canvas.rate.fps,
                                     config_.epoch_ms, config_.show.flags});
    core_->record(actor::kEngine, EngineStarted{getpid(), config_.first_frame, config_.after, config_.without,
                                                config_.now.boot, zero_ms_});
    look_at_clock();
    for (const auto& key : config_.left_out)
        if (core_->state().on_air().contains(key))
            core_->record(actor::kEngine, GraphicReleased{key});
}

/// The show's own time is the frames'; what goes by the time of day follows the wall clock.
void ShowRunner::look_at_clock() {
    constexpr std::int64_t kStepMs = 2000; // less is what clocks that drift are corrected by
    const auto now = moment_now();
    const auto by_ms = now.wall_ms - (now.monotonic_ms - zero_ms_) - core_->state().session()->epoch_ms;
    if (std::abs(by_ms) < kStepMs)
        return;
    complain(fmt::format("this machine's clock was put {} by {} s; the show's own time goes on",
                         by_ms > 0 ? "forward" : "back", std::abs(by_ms) / 1000));
    core_->record(actor::kEngine, ClockStepped{by_ms});
    outlets_.clock_stepped(by_ms);
}

void ShowRunner::graphics_failed(const std::string& words) {
    core_->record(actor::kEngine, GraphicsFailed{words});
    status_.graphics_words = words;
}

void ShowRunner::frame_due(std::int64_t frame) {
    frame_ = frame;
    core_->advance(config_.show.canvas.rate.frame_to_ms(frame));
}

void ShowRunner::source_changed(const std::string& source, pipelines::SourceHealth health,
                                const std::string& words) {
    if (health == pipelines::SourceHealth::Failed || health == pipelines::SourceHealth::Lost)
        complain(fmt::format("{}: {}", source, words));
    core_->record(actor::kEngine, SourceChanged{source, to_string(health), words});
}

void ShowRunner::output_changed(const std::string& output, pipelines::OutputHealth health,
                                const std::string& words, std::int64_t first_frame,
                                const std::filesystem::path& file) {
    if (health == pipelines::OutputHealth::Failed || health == pipelines::OutputHealth::Lost)
        complain(fmt::format("{}: {}", output, words));
    core_->record(actor::kEngine,
                  OutputChanged{output, to_string(health), words, first_frame, file.filename().string()});
}

/// A file that is there is never touched: each is named after the show's time.
void ShowRunner::save_replay(std::int64_t seconds) {
    auto time = format_show_time(config_.show.canvas.rate.frame_to_ms(frame_));
    std::replace(time.begin(), time.end(), ':', '-');
    const auto last_ms = seconds > 0 ? seconds * 1000 : kMinuteMs;
    outlets_.save_replay(config_.session / fmt::format("replay-{}-{}.mp4", time, ++replays_), last_ms);
}

void ShowRunner::replay_saved(const std::filesystem::path& file,
                              const Result<pipelines::Playout::SavedReplay>& saved) {
    ReplaySaved event{file.filename().string(), 0, 0, saved ? std::string() : saved.error().line()};
    if (saved) {
        event.from_ms = saved->from_ms;
        event.ms = saved->ms;
    }
    core_->record(actor::kEngine, std::move(event));
}

void ShowRunner::monitor_frame(const pipelines::MonitorFrame& frame) {
    desks_->send_monitor(frame.source, frame.frame, *frame.jpeg);
}

void ShowRunner::stop(const std::string& reason) {
    if (!said_ending_) // two at once: who was first ended it
        end_reason_ = reason;
    begin_ending();
    outlets_.stop_playout();
}

void ShowRunner::begin_ending() {
    if (std::exchange(said_ending_, true))
        return;
    core_->record(actor::kEngine, SessionEnding{end_reason_});
    outlets_.ending(end_reason_);
}

void ShowRunner::playout_ended() {
    begin_ending();
    ending_ = true;
    feeds_->end_broadcasts();
    finish_timer_.start(feeds_->ends() ? kEndGrace : kOutboxGrace);
    finish_when_settled();
}

void ShowRunner::finish_when_settled() {
    if (core_->state().outbox().empty() && !feeds_->ends())
        finish();
}

// What was posted before the end comes before it: comments, and what platforms answered.
void ShowRunner::finish() {
    if (!log_ || std::exchange(finishing_, true))
        return;
    finish_timer_.stop();
    status_timer_.stop();
    if (const auto left = core_->state().outbox().size(); left > 0)
        complain(fmt::format(
            "{} decisions have not reached their platform: take them there by hand. The log has them.",
            left));
    feeds_->leave_open();
    feeds_->stop();
    moderation_->wait();
    post([this] { close_log(); });
}

void ShowRunner::close_log() {
    log_timer_.stop();
    feeds_.reset();
    for (const auto& [output, health] : core_->state().outputs())
        if (health.state == to_string(pipelines::OutputHealth::Failed))
            failure_ = health.words;
    core_->record(actor::kEngine, SessionEnded{failure_.empty() ? end_reason_ : failure_});
    const auto written = std::exchange(log_, {})->close();
    if (failure_.empty() && !written)
        failure_ = written.error().line();
    outlets_.finished(failure_);
}

void ShowRunner::log_committed(std::uint64_t seq) {
    status_.log_ok = true;
    status_.log_words.clear();
    if (log_ && log_->waiting() == 0 && box_.behind() == 0)
        hold_feeds(false);
    core_->committed(seq);
}

void ShowRunner::log_fails(const std::string& words) {
    status_.log_ok = false;
    status_.log_words = words;
    core_->log_failed();
}

// A disk that hangs says nothing.
void ShowRunner::look_at_log() {
    if (status_.log_ok && log_->writing_for() > kLogPatience)
        log_fails("The log's disk does not answer; the show goes on, and what happened is written when it "
                  "answers.");
    if (!feeds_held_ && log_->waiting() + box_.behind() * Feeds::kPiece > kMostWaiting) {
        hold_feeds(true);
        status_.log_words += " So much waits for the log that no comments are fetched until it is written.";
    }
}

bool ShowRunner::log_keeps_up() const {
    return !log_ || !status_.log_ok || log_->waiting() < kMostBeforeDecision;
}

void ShowRunner::hold_feeds(bool held) {
    if (feeds_ && std::exchange(feeds_held_, held) != held)
        feeds_->hold(held);
}

std::int64_t ShowRunner::wall_ms() { return QDateTime::currentMSecsSinceEpoch(); }

void ShowRunner::append(std::vector<Event> events) {
    if (log_)
        log_->append(std::move(events));
}

void ShowRunner::flag(const Comment& comment, std::int64_t show_ms) { moderation_->judge(comment, show_ms); }

void ShowRunner::rules(const FlagSettings& flags) { moderation_->set_rules(flags); }

void ShowRunner::publish(const std::vector<Event>& events) {
    desks_->publish(events, status_.log_ok);
    moderation_->happened(events);
}
void ShowRunner::on_air(const OnAirChange& change) { outlets_.on_air(change); }
void ShowRunner::scene(const SceneAt& change) { outlets_.scene(change); }
void ShowRunner::adjust(const std::string& source, const SourceSettings& settings) {
    outlets_.adjust(source, settings);
}

void ShowRunner::send(const OutboxItem& item) {
    if (feeds_)
        feeds_->send(item);
}

void ShowRunner::caption(std::int64_t from_ms, const std::string& text) { outlets_.caption(from_ms, text); }

void ShowRunner::output(const std::string& output, bool start) {
    if (start)
        outlets_.reconnect(output);
    else
        outlets_.stop_output(output, "Stopped by the rundown.");
}

void ShowRunner::send_status() {
    const auto stats = outlets_.stats();
    status_.show_ms = config_.show.canvas.rate.frame_to_ms(frame_);
    status_.frames = stats.frames;
    status_.late_frames = stats.late_frames;
    status_.dropped_frames = stats.dropped_frames;
    status_.late_overlays = stats.late_overlays;
    status_.slate_frames = stats.slate_frames;
    status_.sound = levels_of(stats.sound);
    status_.loudness = {stats.loudness.momentary, stats.loudness.short_term, stats.loudness.integrated};
    status_.sources.clear();
    for (const auto& [id, level] : stats.source_levels)
        status_.sources[id] = levels_of(level);
    status_.outputs.clear();
    for (const auto& output : stats.outputs)
        status_.outputs[output.id] = {output.kbps,           output.sent_bytes,
                                      output.sent_frames,    output.dropped_frames,
                                      output.running_ms,     output.round_trip_ms.value_or(-1),
                                      output.affordable_kbps};
    status_.video_kbps = stats.video_kbps;
    status_.encoder = stats.encoder;
    status_.free_bytes = stats.free_bytes;
    if (feeds_) {
        feeds_->tick(clock_.elapsed());
        status_.feeds = feeds_->numbers();
        status_.comments_per_min = feeds_->comments_per_min();
    }
    status_.desks = desks_->desks();
    status_.refused = desks_->refused();
    status_.learnt = static_cast<std::int64_t>(core_->taste().decisions());
    status_.learnt_earlier = static_cast<std::int64_t>(core_->taste().earlier_decisions());
    look_at_clock();
    desks_->send_status(status_);
    outlets_.progress(status_, core_->state().comments().size());
}

} // namespace regie
