#include "commands/engine_process.h"

#include "engine/watchdog.h"
#include "show/bounded_json.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/syscall.h>
#include <unistd.h>

namespace regie {

namespace {

constexpr int kLookMs = 500;
/// An engine that is on air draws some thirty pictures a second: who took no processor at this many looks is
/// stopped, or waits for something that does not come.
constexpr int kStillLooks = 4;
/// One that begins works, too, but may wait for a disk that has to spin up.
constexpr int kStillLooksAtBegin = 6;
/// A log of a long show is read by then, and the graphics are drawn once.
constexpr int kBeginMs = 60'000;

struct Seen {
    char state = '?';    ///< as proc(5) has it: T is stopped
    long long used = -1; ///< ticks of processor time; -1: there is no such process
};

Seen look_at(pid_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string line;
    std::getline(file, line);
    std::istringstream fields(line.substr(std::min(line.rfind(')') + 1, line.size())));
    std::string field;
    Seen seen;
    long long user = -1, system = -1;
    constexpr int kState = 0, kUser = 11, kSystem = 12; // proc(5), counted behind the name
    for (int i = 0; i <= kSystem && fields >> field; ++i)
        if (i == kState)
            seen.state = field.front();
        else if (i >= kUser)
            (i == kUser ? user : system) = std::stoll(field);
    seen.used = user < 0 || system < 0 ? -1 : user + system;
    return seen;
}

/// How many processes this machine's kernel ended so far because there was no memory left; -1: it does not
/// say.
long long ended_for_memory() {
    std::ifstream counters("/proc/vmstat");
    std::string name;
    long long count = 0;
    while (counters >> name >> count)
        if (name == "oom_kill")
            return count;
    return -1;
}

bool crashed_by(int signal) {
    return signal == SIGSEGV || signal == SIGABRT || signal == SIGBUS || signal == SIGFPE ||
           signal == SIGILL || signal == SIGSYS || signal == SIGTRAP;
}

} // namespace

EngineProcess::EngineProcess(Events events)
    : events_(std::move(events)), ended_for_memory_(ended_for_memory()) {
    connect(&look_, &QTimer::timeout, this, &EngineProcess::look);
    look_.start(kLookMs);
}

std::unique_ptr<EngineProcess> EngineProcess::start(const QStringList& arguments,
                                                    const std::map<std::string, std::string>& secrets,
                                                    int alive, Events events) {
    std::unique_ptr<EngineProcess> engine(new EngineProcess(std::move(events)));
    auto& process = engine->process_;
    process.setProgram(QCoreApplication::applicationFilePath());
    process.setArguments(arguments + QStringList{"--secrets"});
    process.setChildProcessModifier([alive] {
        setsid(); // it outlives this terminal and whoever started it
        if (alive >= 0)
            fcntl(alive, F_SETFD, 0);
    });
    connect(&process, &QProcess::readyReadStandardOutput, engine.get(), &EngineProcess::read_lines);
    connect(&process, &QProcess::readyReadStandardError, engine.get(), &EngineProcess::read_lines);
    connect(&process, &QProcess::finished, engine.get(), &EngineProcess::finished);
    engine->begins_.emplace().start();
    process.start(QIODevice::ReadWrite);
    process.write(QByteArray::fromStdString(nlohmann::json(secrets).dump()));
    process.closeWriteChannel();
    return engine;
}

std::unique_ptr<EngineProcess> EngineProcess::find(const RunningEngine& running, Events events) {
    std::unique_ptr<EngineProcess> engine(new EngineProcess(std::move(events)));
    engine->found_ = running.pid;
    engine->found_file_ = static_cast<int>(syscall(SYS_pidfd_open, running.pid, 0));
    if (engine->found_file_ >= 0) { // readable when the process is gone; without it, look() notices
        engine->found_ended_ = std::make_unique<QSocketNotifier>(engine->found_file_, QSocketNotifier::Read);
        connect(engine->found_ended_.get(), &QSocketNotifier::activated, engine.get(),
                [self = engine.get()] { self->gone(); });
    }
    engine->works_ = true;
    return engine;
}

EngineProcess::~EngineProcess() {
    process_.disconnect(this);
    found_ended_.reset();
    if (found_file_ >= 0)
        close(found_file_);
}

pid_t EngineProcess::pid() const { return found_ ? found_ : static_cast<pid_t>(process_.processId()); }

void EngineProcess::terminate() {
    if (pid() > 0)
        ::kill(pid(), SIGTERM);
}

void EngineProcess::kill() {
    if (pid() > 0)
        ::kill(pid(), SIGKILL);
}

void EngineProcess::read_lines() {
    if (const auto words = process_.readAllStandardError(); !words.isEmpty()) {
        std::fwrite(words.constData(), 1, static_cast<std::size_t>(words.size()), stderr);
        std::fflush(stderr);
    }
    process_.setReadChannel(QProcess::StandardOutput);
    while (process_.canReadLine()) {
        const auto line = parse_shallow_json(process_.readLine().toStdString());
        if (line.is_object() && events_.said)
            events_.said(line);
    }
}

void EngineProcess::look() {
    if (begins_ && begins_->hasExpired(kBeginMs)) {
        hung_ = true;
        return kill();
    }
    const auto seen = pid() > 0 ? look_at(pid()) : Seen{};
    if (found_ && seen.used < 0)
        return gone();
    const bool expected = works_ || begins_;
    still_ = expected && seen.used >= 0 && seen.used == used_ ? still_ + 1 : 0;
    used_ = seen.used;
    if (still_ < (works_ ? kStillLooks : kStillLooksAtBegin))
        return;
    // Who finishes its recordings may wait for a slow disk.
    if (seen.state != 'T' && events_.over && events_.over())
        return;
    hung_ = true;
    kill();
}

void EngineProcess::finished(int status, QProcess::ExitStatus how) {
    read_lines();
    look_.stop();
    const bool by_itself = how == QProcess::NormalExit && status != kHungStatus;
    const auto end = hung_ || (how == QProcess::NormalExit && status == kHungStatus) ? EngineEnd::Hung
                     : how == QProcess::NormalExit                                   ? EngineEnd::Refused
                     : crashed_by(status)                                            ? EngineEnd::Crashed
                                                                                     : killed_by();
    if (events_.ended)
        std::exchange(events_.ended, nullptr)(by_itself ? std::optional(status) : std::nullopt, end);
}

/// The kernel counts before it kills. Somebody else's memory may have been meant, which costs nothing: one
/// death alone leaves nothing out.
EngineEnd EngineProcess::killed_by() const {
    return ended_for_memory() > ended_for_memory_ ? EngineEnd::OutOfMemory : EngineEnd::Killed;
}

/// How it ended only its parent knows.
void EngineProcess::gone() {
    look_.stop();
    found_ended_.reset();
    if (events_.ended)
        std::exchange(events_.ended, nullptr)(std::nullopt, hung_ ? EngineEnd::Hung : killed_by());
}

} // namespace regie
