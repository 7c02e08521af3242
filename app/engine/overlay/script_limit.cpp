#include "engine/overlay/script_limit.h"

#include <QAbstractEventDispatcher>
#include <QJSEngine>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

namespace regie::overlay {

namespace {

using namespace std::chrono_literals;

/// A script can fill some 3 MB a millisecond.
constexpr std::chrono::milliseconds kLookEvery{20};

std::int64_t now_ns(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

// What the process holds of the machine's memory; 0: nobody says.
std::int64_t resident_bytes() {
    static const std::int64_t page = sysconf(_SC_PAGESIZE);
    static const int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    std::array<char, 64> text{};
    if (pread(file, text.data(), text.size() - 1, 0) <= 0)
        return 0;
    const char* resident = std::strchr(text.data(), ' '); // behind what is mapped
    return resident ? std::strtoll(resident, nullptr, 10) * page : 0;
}

} // namespace

ScriptLimit::ScriptLimit(QJSEngine& engine, std::chrono::nanoseconds most, std::int64_t most_bytes)
    : engine_(engine), most_bytes_(most_bytes), watcher_([this] { watch(); }) {
    if (const auto* loop = QAbstractEventDispatcher::instance()) {
        turns_ = {QObject::connect(loop, &QAbstractEventDispatcher::awake, [this, most] { begin(most); }),
                  QObject::connect(loop, &QAbstractEventDispatcher::aboutToBlock, [this] { end(); })};
    }
}

ScriptLimit::~ScriptLimit() {
    for (const auto& turn : turns_)
        QObject::disconnect(turn);
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stopped_.notify_one();
    watcher_.join();
}

void ScriptLimit::begin(std::chrono::nanoseconds most) {
    clockid_t clock{};
    pthread_getcpuclockid(pthread_self(), &clock);
    const std::lock_guard lock(mutex_);
    work_ = Work{clock, now_ns(clock) + most.count(), resident_bytes()};
}

ScriptLimit::Ended ScriptLimit::end() {
    const std::lock_guard lock(mutex_);
    if (work_)
        taken_ += resident_bytes() - work_->bytes;
    work_.reset();
    if (taken_ > most_bytes_)
        stop_scripts(Ended::Memory);
    return ended_;
}

ScriptLimit::Ended ScriptLimit::within(std::chrono::nanoseconds most, const std::function<void()>& work) {
    const auto before_ns = now_ns(CLOCK_THREAD_CPUTIME_ID);
    begin(most);
    work();
    const std::chrono::nanoseconds took(now_ns(CLOCK_THREAD_CPUTIME_ID) - before_ns);
    behind_ = std::max(behind_ + took - due_every_, 0ns);
    if (due_every_ > 0ns && behind_ > patience_) {
        const std::lock_guard lock(mutex_);
        stop_scripts(Ended::Time);
    }
    return end();
}

void ScriptLimit::keep_up(std::chrono::nanoseconds time, std::chrono::nanoseconds patience) {
    due_every_ = time;
    patience_ = patience;
    behind_ = 0ns;
}

void ScriptLimit::watch() {
    std::unique_lock lock(mutex_);
    while (!stopped_.wait_for(lock, kLookEvery, [this] { return stopping_; }))
        if (work_ && now_ns(work_->clock) > work_->until_ns)
            stop_scripts(Ended::Time);
        else if (work_ && taken_ + resident_bytes() - work_->bytes > most_bytes_)
            stop_scripts(Ended::Memory);
}

// With the mutex held. Why they were ended first stays.
void ScriptLimit::stop_scripts(Ended why) {
    if (ended_ != Ended::No)
        return;
    ended_ = why;
    engine_.setInterrupted(true);
}

} // namespace regie::overlay
