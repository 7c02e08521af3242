#include "commands/supervisor.h"

#include "engine/finish_session.h"
#include "show/bounded_json.h"
#include "show/clock.h"

#include <QCoreApplication>
#include <QTimer>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace regie {

namespace {

using Clock = std::chrono::steady_clock;
// A desk that lives shorter than this is not helped by another start.
constexpr auto kQuickDeath = std::chrono::seconds(5);
constexpr int kQuickDeathsAllowed = 3;
constexpr int kStandinStartMs = 10'000;

bool has_display() {
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
}

std::uint16_t port_of(const std::string& url) {
    return static_cast<std::uint16_t>(std::stoi(url.substr(url.rfind(':') + 1)));
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

} // namespace

Supervisor::Supervisor(SupervisorOptions options, ShowFile show)
    : options_(std::move(options)), show_(std::move(show)) {}

Supervisor::~Supervisor() {
    // The engine first: it may still want the stand-in.
    for (auto* process : {engine_.get(), desk_.get()})
        if (process)
            process->disconnect(this);
    for (auto& standin : standins_) {
        standin->disconnect(this);
        standin->terminate();
        standin->waitForFinished(2000);
    }
    if (desk_) {
        desk_->terminate();
        desk_->waitForFinished(2000);
    }
}

std::unique_ptr<QProcess> Supervisor::child(const QStringList& arguments) {
    auto process = std::make_unique<QProcess>();
    process->setProgram(QCoreApplication::applicationFilePath());
    process->setArguments(arguments);
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->setChildProcessModifier([] {
        setpgid(0, 0); // Ctrl-C reaches us alone: we end the others in their order
        prctl(PR_SET_PDEATHSIG, SIGTERM);
    });
    return process;
}

Result<void> Supervisor::start() {
    if (!options_.headless && !has_display()) {
        fmt::print("There is no display here: the show runs without a desk.\n");
        options_.headless = true;
    }
    if (live()) {
        fmt::print("Live: “{}”. Session: {}\n", show_.name, options_.session.string());
    } else {
        if (auto standins = start_standins(); !standins)
            return standins;
        fmt::print("Rehearsing “{}”. Session: {}\n", show_.name, options_.session.string());
    }
    start_engine();
    return {};
}

Result<void> Supervisor::start_standins() {
    for (const auto& feed : show_.feeds) {
        if (feed.kind != "recorded")
            continue;
        auto process = child({"standin", QString::fromStdString(feed.file), "--port", "0"});
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
    }
    return {};
}

void Supervisor::start_engine() {
    QStringList arguments{"engine",    QString::fromStdString(options_.show_file.string()),
                          "--session", QString::fromStdString(options_.session.string()),
                          "--port",    QString::number(options_.port),
                          "--mode",    QString::fromStdString(options_.mode)};
    if (options_.remote)
        arguments << "--remote" << QString::number(*options_.remote);
    arguments << standin_arguments_;
    if (options_.seconds)
        arguments << "--seconds" << QString::number(*options_.seconds);
    engine_ = child(arguments);
    connect(engine_.get(), &QProcess::readyReadStandardOutput, this, &Supervisor::engine_said);
    connect(engine_.get(), &QProcess::finished, this, &Supervisor::engine_ended);
    engine_ready_ = false;
    engine_->start(QIODevice::ReadOnly);
}

void Supervisor::engine_said() {
    while (engine_->canReadLine()) {
        const auto line = parse_shallow_json(engine_->readLine().toStdString());
        if (!line.is_object())
            continue;
        if (const auto engine = line.find("engine"); engine != line.end()) {
            url_ = engine->value("url", "");
            engine_ready_ = true;
            failed_starts_ = 0;
            // The next engine, should this one die, is to be found at the same place.
            options_.port = port_of(url_);
            fmt::print("Desks connect to {}\n", url_);
            for (const auto& address : engine->value("remote", std::vector<std::string>())) {
                options_.remote = port_of(address);
                fmt::print("On another laptop: regie desk --connect {}\n", address);
            }
            if (const auto code = engine->value("code", ""); !code.empty())
                fmt::print("It asks for a code: {} (a moderator's; once, within ten minutes)\n", code);
            std::fflush(stdout);
            if (!options_.headless && !desk_)
                start_desk();
        } else if (const auto progress = line.find("progress"); progress != line.end()) {
            show_progress(progress_line(*progress));
        }
    }
}

void Supervisor::show_progress(const std::string& line, bool last) {
    const bool terminal = isatty(STDOUT_FILENO) != 0;
    const auto now = Clock::now();
    if (!last && !terminal && now - last_progress_ < std::chrono::seconds(5))
        return; // in a file, one line every five seconds tells enough
    last_progress_ = now;
    fmt::print("{}{}{}", terminal ? "\r\033[K" : "", line, terminal ? "" : "\n");
    progress_open_ = terminal;
    if (last && std::exchange(progress_open_, false))
        fmt::print("\n");
    std::fflush(stdout);
}

void Supervisor::engine_ended(int status, QProcess::ExitStatus how) {
    engine_said();
    if (progress_open_)
        show_progress("", true);
    if (how == QProcess::NormalExit) {
        if (status == 0)
            fmt::print("Done. The recording and the log are in {}\n", options_.session.string());
        return end(status);
    }
    if (stopping_)
        return end(1);
    if (!engine_ready_ && ++failed_starts_ >= kQuickDeathsAllowed) {
        fmt::print(
            stderr,
            "regie: the engine died {} times at its start; the show cannot go on. Its messages are above.\n",
            failed_starts_);
        for (const auto& words : finish_session(options_.session))
            fmt::print(stderr, "regie: {}\n", words);
        return end(1);
    }
    fmt::print(stderr, "regie: the engine died (signal {}); another takes over with the same show on air.\n",
               status);
    engine_.release()->deleteLater();
    start_engine();
}

void Supervisor::start_desk() {
    desk_ = child({"desk", "--connect", QString::fromStdString(url_)});
    desk_->setProcessChannelMode(QProcess::ForwardedChannels);
    connect(desk_.get(), &QProcess::finished, this, &Supervisor::desk_ended);
    desk_started_ = Clock::now();
    desk_->start(QIODevice::ReadOnly);
}

void Supervisor::desk_ended(int status, QProcess::ExitStatus how) {
    if (stopping_ || !engine_)
        return;
    desk_.release()->deleteLater();
    if (how == QProcess::NormalExit && status == 0) {
        fmt::print("\nThe desk is closed; the show goes on. Open one again with: regie desk --connect {}\n"
                   "Ctrl-C ends the show.\n",
                   url_);
        return;
    }
    quick_desk_deaths_ = Clock::now() - desk_started_ < kQuickDeath ? quick_desk_deaths_ + 1 : 0;
    if (quick_desk_deaths_ >= kQuickDeathsAllowed) {
        fmt::print(stderr, "\nregie: the desk cannot run here; the show goes on without it.\n");
        return;
    }
    fmt::print(stderr, "\nregie: the desk died; the broadcast goes on, and the desk is started again.\n");
    start_desk();
}

void Supervisor::stop() {
    if (!engine_ || engine_->state() == QProcess::NotRunning)
        return end(0);
    if (std::exchange(stopping_, true))
        engine_->kill();
    else
        engine_->terminate();
}

void Supervisor::end(int status) {
    stopping_ = true;
    QCoreApplication::exit(status);
}

} // namespace regie
