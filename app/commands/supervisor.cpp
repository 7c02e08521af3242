#include "commands/supervisor.h"

#include "engine/finish_session.h"
#include "engine/say.h"
#include "engine/signals.h"
#include "intake/connector.h"
#include "show/broadcasts.h"
#include "show/clock.h"
#include "show/show_state.h"
#include "store/log_store.h"

#include <QCoreApplication>
#include <QTimer>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace regie {

namespace {

// A desk that lives shorter than this is not helped by another start.
constexpr auto kQuickDeath = std::chrono::seconds(5);
constexpr int kQuickDeathsAllowed = 3;
// An engine that lived for so long is no sick one.
constexpr auto kHealthy = std::chrono::minutes(1);
/// A show that never was on air is given up sooner than one that was.
constexpr int kDeathsBeforeAir = 3, kDeathsOnAir = 20;
/// So many may follow each other at once; then the machine is given time.
constexpr int kAtOnce = 5;
constexpr int kBetweenMs = 2000;
constexpr int kAfterOthersMs = 1500;
constexpr int kAgainMs = 200;
constexpr int kStandinStartMs = 10'000;
/// An engine that is asked to end its show says by then that it does.
constexpr int kHearsMs = 8'000;
/// One that is to leave its files as they are has left by then.
constexpr int kLeavesMs = 4'000;

bool has_display() {
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
}

std::string progress_line(const nlohmann::json& p) {
    auto line =
        fmt::format("{}  {} frames  {} comments  {} late frames", format_show_time(p.value("show_ms", 0LL)),
                    p.value("frames", 0LL), p.value("comments", 0LL), p.value("late_frames", 0LL));
    if (const auto dropped = p.value("dropped_frames", 0LL); dropped > 0)
        line += fmt::format("  {} dropped", dropped);
    if (const auto late = p.value("late_overlays", 0LL); late > 0)
        line += fmt::format("  {} with late graphics", late);
    if (!p.value("log_ok", true))
        line += "  " + p.value("log_words", "");
    return line;
}

const char* words_of(EngineEnd end) {
    switch (end) {
    case EngineEnd::Killed:
        return "the engine was killed";
    case EngineEnd::OutOfMemory:
        return "the machine had no memory left and ended the engine";
    case EngineEnd::Crashed:
        return "the engine crashed";
    case EngineEnd::Hung:
        return "the engine did not answer any more and was ended";
    case EngineEnd::Refused:
        break;
    }
    return "the engine left, for the reason above";
}

void print(const std::string& text) {
    std::fputs(text.c_str(), stdout);
    std::fflush(stdout);
}

} // namespace

Supervisor::Supervisor(SupervisorOptions options, ShowFile show, const PatientOutput& output)
    : options_(std::move(options)), show_(std::move(show)), output_(output), on_air_(options_.begun) {}

Supervisor::~Supervisor() {
    // The engine first: it may still want the stand-in.
    engine_.reset();
    if (desk_)
        desk_->disconnect(this);
    for (auto& standin : standins_) {
        standin->terminate();
        standin->waitForFinished(2000);
    }
    if (desk_) {
        desk_->terminate();
        desk_->waitForFinished(2000);
    }
    for (const int end : alive_)
        if (end >= 0)
            close(end);
}

Result<void> Supervisor::start() {
    if (!options_.headless && !has_display()) {
        print("There is no display here: the show runs without a desk.\n");
        options_.headless = true;
    }
    print(fmt::format("{} “{}”. Session: {}\n", live() ? "Live:" : "Rehearsing", show_.name,
                      options_.session.string()));
    if (const auto running = options_.begun ? running_engine(options_.session) : std::nullopt) {
        if (running->pid == 0)
            return failure("an engine runs this session, and its engine.lock, which says where, is gone",
                           options_.session.string(),
                           "Open the desk it had, “regie desk --connect ws://127.0.0.1:4710” as a rule.");
        print("Its engine is running: this window watches over it again.\n");
        find_engine(*running);
        return {};
    }
    if (options_.begun) {
        print("This show has not ended: it goes on.\n");
        after_.push_back(EngineEnd::Killed);
    }
    if (auto standins = start_standins(); !standins)
        return standins;
    start_engine();
    return {};
}

Result<void> Supervisor::start_standins() {
    if (live() || !standins_.empty())
        return {};
    if (alive_[1] < 0 && pipe2(alive_, O_CLOEXEC) != 0)
        return failure("this machine has no room for a pipe", {}, "Close other programs.");
    for (const auto& feed : show_.feeds)
        if (feed.kind == "recorded")
            if (auto started = start_standin(feed); !started)
                return started;
    return {};
}

Result<void> Supervisor::start_standin(const FeedSpec& feed) {
    auto process = std::make_unique<QProcess>();
    process->setProgram(QCoreApplication::applicationFilePath());
    process->setArguments({"standin", QString::fromStdString(feed.file), "--port", "0", "--until-closed"});
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->setChildProcessModifier([read_end = alive_[0], &output = output_] {
        setsid(); // an engine that outlives this process wants it
        output.hand_on(STDERR_FILENO);
        dup2(read_end, STDIN_FILENO);
    });
    process->start(QIODevice::ReadOnly);
    QByteArray line;
    while (!line.contains('\n') && process->waitForReadyRead(kStandinStartMs))
        line += process->readAllStandardOutput();
    const auto at = line.indexOf("http://");
    if (at < 0)
        return failure("the stand-in that replays the comments did not start", feed.file,
                       "Its own message says why; correct the recorded chat.");
    const auto url = QString::fromUtf8(line.mid(at)).section('\n', 0, 0).trimmed();
    standin_arguments_ << "--standin" << QString::fromStdString(feed.id) + "=" + url;
    standins_.push_back(std::move(process));
    return {};
}

void Supervisor::find_engine(const RunningEngine& running) {
    found_ = true;
    engine_started_ = Clock::now();
    engine_ = EngineProcess::find(running, engine_events());
    engine_ready({{"url", running.url}, {"pid", running.pid}});
}

void Supervisor::start_engine() {
    found_ = false;
    QStringList arguments{"engine",    QString::fromStdString(options_.show_file.string()),
                          "--session", QString::fromStdString(options_.session.string()),
                          "--port",    QString::number(options_.port),
                          "--mode",    QString::fromStdString(options_.mode)};
    if (options_.remote)
        arguments << "--remote" << QString::number(*options_.remote);
    arguments << standin_arguments_;
    if (options_.seconds)
        arguments << "--seconds" << QString::number(*options_.seconds);
    for (const auto end : after_)
        arguments << "--after" << to_string(end);
    engine_started_ = Clock::now();
    engine_ = EngineProcess::start(arguments, options_.secrets, alive_[1], engine_events());
}

EngineProcess::Events Supervisor::engine_events() {
    return {[this](const nlohmann::json& line) { engine_said(line); }, [this] { return is_over(); },
            [this](std::optional<int> status, EngineEnd end) {
                // Later, because it is the engine's own call.
                QTimer::singleShot(0, this, [this, status, end] { engine_ended(status, end); });
            }};
}

void Supervisor::engine_said(const nlohmann::json& line) {
    if (const auto engine = line.find("engine"); engine != line.end())
        engine_ready(*engine);
    else if (const auto progress = line.find("progress"); progress != line.end())
        show_progress(progress_line(*progress));
    else if (line.contains("ending"))
        ending_ = true;
}

void Supervisor::engine_ready(const nlohmann::json& engine) {
    url_ = engine.value("url", "");
    on_air_ = true;
    options_.turn.reset();
    after_.clear();
    engine_->expect_work();
    if (!url_.empty()) // the next engine, should this one die, is to be found at the same place
        options_.port = port_of(url_).value_or(options_.port);
    print(fmt::format("Desks connect to {}\n", url_));
    for (const auto& address : engine.value("remote", std::vector<std::string>())) {
        options_.remote = port_of(address).value_or(options_.remote.value_or(0));
        print(fmt::format("On another laptop: regie desk --connect {}\n", address));
    }
    if (const auto code = engine.value("code", ""); !code.empty())
        print(fmt::format("It asks for a code: {} (a moderator's; once, within ten minutes)\n", code));
    print(fmt::format("Closing this window does not end the show: Ctrl-C here, the desk or `kill {}` does.\n",
                      engine.value("pid", 0)));
    if (!options_.headless && !desk_)
        start_desk();
}

void Supervisor::show_progress(const std::string& line) {
    const bool terminal = output_.is_terminal();
    const auto now = Clock::now();
    if (output_.waits())
        return;
    if (!terminal && now - last_progress_ < std::chrono::seconds(5))
        return; // in a file, one line every five seconds tells enough
    last_progress_ = now;
    progress_open_ = terminal;
    print(fmt::format("{}{}{}", terminal ? "\r\033[K" : "", line, terminal ? "" : "\n"));
}

bool Supervisor::has_logged(std::vector<std::string> kinds) const {
    const store::LogPart part{.limit = 1, .kinds = std::move(kinds)};
    const auto events = store::read_log(options_.session / "log.sqlite", part);
    return events && !events->empty();
}

/// The log decides, and what the engine said last when the log could not be written.
bool Supervisor::is_over() const {
    return ending_ || has_logged({"session.ending", "session.ended"}) || said_its_end(options_.session);
}

void Supervisor::engine_ended(std::optional<int> status, EngineEnd end_of_it) {
    if (std::exchange(progress_open_, false))
        print("\n");
    const bool healthy = Clock::now() - engine_started_ >= kHealthy;
    engine_.reset();
    if (stopping_ || is_over())
        return finish(status);
    if (!on_air_ && status) // nothing was on air, and it has said why
        return end(*status);
    deaths_ = healthy ? 1 : deaths_ + 1;
    if (deaths_ < (on_air_ ? kDeathsOnAir : kDeathsBeforeAir))
        return take_over(end_of_it);
    complain(fmt::format("the engine ended {} times in a row; the show cannot go on. Its messages are above.",
                         deaths_));
    for (const auto& words :
         end_session(options_.session, "the engine could not go on", Signals::until_asked(1)))
        complain(words);
    end(1);
}

void Supervisor::take_over(EngineEnd how) {
    complain(fmt::format("{}; another takes over with the same show on air.", words_of(how)));
    after_.push_back(how);
    // Who only found its engine leaves it to whom it was started by, should that one still be there.
    const int wait_ms = deaths_ > kAtOnce ? kBetweenMs : found_ ? kAfterOthersMs : 0;
    QTimer::singleShot(wait_ms, this, [this] { next_engine(); });
}

/// Another supervisor may have started one meanwhile, and even ended the show.
void Supervisor::next_engine() {
    if (const auto running = running_engine(options_.session)) {
        if (running->url.empty()) { // it begins
            QTimer::singleShot(kAgainMs, this, [this] { next_engine(); });
            return;
        }
        find_engine(*running);
        if (std::exchange(stopping_, false))
            stop();
        return;
    }
    if (stopping_ || is_over())
        return finish({});
    if (const auto standins = start_standins(); !standins) // comments are no reason to end a broadcast
        complain(standins.error().line());
    start_engine();
}

/// What the log says of a recording that there is none of; empty: there is one, or nothing was there to be
/// recorded.
std::string Supervisor::why_not_recorded() const {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(options_.session, error))
        if (entry.path().filename().string().starts_with("recording") && entry.path().extension() == ".mp4" &&
            entry.file_size(error) > 0)
            return {};
    const auto events = store::read_log(options_.session / "log.sqlite", {.kinds = {"output.changed"}});
    std::string why;
    for (const auto& event : events.value_or(std::vector<Event>{}))
        if (const auto* changed = std::get_if<OutputChanged>(&event.body);
            changed && changed->output == "recording" &&
            (changed->state == "lost" || changed->state == "failed"))
            why = changed->words;
    return why;
}

/// The feeds whose broadcast the engine was to end, and did not say that it has.
std::vector<std::string> Supervisor::left_open() const {
    std::vector<std::string> feeds;
    if (!live())
        return feeds;
    const auto events =
        store::read_log(options_.session / "log.sqlite", {.kinds = {"output.changed", "feed.changed"}});
    Broadcasts broadcasts;
    for (const auto& event : events.value_or(std::vector<Event>{}))
        broadcasts.apply(event);
    for (const auto& feed : show_.feeds) {
        const auto connector = intake::make_connector(intake::FeedConfig::live(feed));
        if (broadcasts.fed(show_, feed) && !broadcasts.ended(feed.id) && connector &&
            (*connector)->capabilities().can_end)
            feeds.push_back(feed.id);
    }
    return feeds;
}

/// What the log says of the output that failed last and stayed so; empty: none has.
std::string Supervisor::what_failed() const {
    ShowState state;
    for (const auto& event : store::read_log(options_.session / "log.sqlite", {.kinds = {"output.changed"}})
                                 .value_or(std::vector<Event>{}))
        state.apply(event);
    std::string words;
    for (const auto& [output, health] : state.outputs())
        if (health.state == "failed")
            words = health.words;
    return words;
}

/// All that an engine does that lives to the end, as far as it is not done; the status that one would have
/// left with.
int Supervisor::finish_for_engine() {
    const auto go_on = Signals::until_asked(1); // before anything here may wait for the disk
    const bool ended = has_logged({"session.ended"});
    if (!ended)
        complain("the engine did not live to the end of its show; what it left is finished now.");
    else if (is_unfinished(options_.session))
        complain("the engine left its recording as it was recorded; it is finished now.");
    const auto failed = what_failed();
    if (!failed.empty())
        complain(failed);
    for (const auto& words : end_session(options_.session, "stopped", go_on))
        complain(words);
    return failed.empty() && (ended || ending_ || !stopping_) ? 0 : 1;
}

/// The show is over. `status`: of an engine that left by itself and so has done all; none: how it ended is
/// not known, or it died.
void Supervisor::finish(std::optional<int> status) {
    const bool known = status || has_logged({"session.ended"});
    if (!status) {
        // Another supervisor that watches over this show may do the same.
        const auto lock = SessionLock::take(options_.session);
        if (!lock) {
            QTimer::singleShot(kAgainMs, this, [this] { finish({}); });
            return;
        }
        status = finish_for_engine();
    }
    const auto open = left_open();
    for (const auto& feed : open)
        complain(fmt::format("{}: {}", feed,
                             known ? "the broadcast was not ended there. End it there."
                                   : "whether the broadcast is ended there is not known. Look there."));
    if (!open.empty() && *status == 0)
        status = 1;
    if (const auto why = why_not_recorded(); !why.empty()) {
        complain(fmt::format("nothing was recorded: {}", why));
        print(fmt::format("The log is in {}\n", options_.session.string()));
        return end(*status == 0 ? 1 : *status);
    }
    if (*status == 0 || !open.empty())
        print(fmt::format("{}The recording and the log are in {}\n", *status == 0 ? "Done. " : "",
                          options_.session.string()));
    end(*status);
}

void Supervisor::start_desk() {
    desk_ = std::make_unique<QProcess>();
    desk_->setProgram(QCoreApplication::applicationFilePath());
    desk_->setArguments({"desk", "--connect", QString::fromStdString(url_)});
    desk_->setChildProcessModifier([&output = output_] {
        setsid(); // it outlives this terminal, too
        output.hand_on(STDOUT_FILENO);
        output.hand_on(STDERR_FILENO);
    });
    desk_->setProcessChannelMode(QProcess::ForwardedChannels);
    connect(desk_.get(), &QProcess::finished, this, &Supervisor::desk_ended);
    desk_started_ = Clock::now();
    desk_->start(QIODevice::ReadOnly);
}

void Supervisor::desk_ended(int status, QProcess::ExitStatus how) {
    if (stopping_ || !engine_ || is_over())
        return;
    desk_.release()->deleteLater();
    if (how == QProcess::NormalExit && status == 0) {
        print(fmt::format(
            "\nThe desk is closed; the show goes on. Open one again with: regie desk --connect {}\n"
            "Ctrl-C ends the show.\n",
            url_));
        return;
    }
    quick_desk_deaths_ = Clock::now() - desk_started_ < kQuickDeath ? quick_desk_deaths_ + 1 : 0;
    if (quick_desk_deaths_ >= kQuickDeathsAllowed) {
        complain("the desk cannot run here; the show goes on without it.");
        return;
    }
    complain("the desk died; the broadcast goes on, and the desk is started again.");
    start_desk();
}

void Supervisor::stop() {
    if (!engine_) {
        // Between two engines: the next does not start, and what the last left is finished.
        if (std::exchange(stopping_, true))
            end(1);
        return;
    }
    engine_->expect_end();
    if (std::exchange(stopping_, true)) { // who only finishes its files leaves them as they are
        if (!has_logged({"session.ended"}))
            return engine_->kill();
        QTimer::singleShot(kLeavesMs, this, [this] {
            if (engine_)
                engine_->kill();
        });
    }
    engine_->terminate();
    QTimer::singleShot(kHearsMs, this, [this] {
        if (engine_ && !is_over()) // it does not even hear
            engine_->kill();
    });
}

void Supervisor::end(int status) {
    stopping_ = true;
    QCoreApplication::exit(status);
}

} // namespace regie
