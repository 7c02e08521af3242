#include "engine/overlay/script_limit.h"

#include <QAbstractEventDispatcher>
#include <QJSEngine>

#include <pthread.h>

namespace regie::overlay {

namespace {

constexpr std::chrono::milliseconds kLookEvery{50};

std::int64_t now_ns(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

} // namespace

ScriptLimit::ScriptLimit(QJSEngine& engine, std::chrono::nanoseconds most)
    : engine_(engine), watcher_([this] { watch(); }) {
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
    work_ = Work{clock, now_ns(clock) + most.count()};
}

bool ScriptLimit::end() {
    const std::lock_guard lock(mutex_);
    work_.reset();
    return !ended_;
}

bool ScriptLimit::within(std::chrono::nanoseconds most, const std::function<void()>& work) {
    begin(most);
    work();
    return end();
}

void ScriptLimit::watch() {
    std::unique_lock lock(mutex_);
    while (!stopped_.wait_for(lock, kLookEvery, [this] { return stopping_; }))
        if (work_ && !ended_ && now_ns(work_->clock) > work_->until_ns) {
            ended_ = true;
            engine_.setInterrupted(true);
        }
}

} // namespace regie::overlay
