#include "engine/desk_line.h"

#include "protocol/messages.h"

#include <chrono>
#include <ctime>

namespace regie {

namespace {

constexpr auto kAgainAfter = std::chrono::milliseconds(20);
// Of the show thread's processor time, in ms a second, and at once: a command takes 0.1 ms, the longest
// one 40.
constexpr double kStrangersTime = 10, kStrangersMost = 10;
constexpr double kDesksTime = 100, kDesksMost = 60;
constexpr qint64 kUnreadBytes = 1024 * 1024; // who has so much to read is not asked for more
// The read buffer has room for the largest frame with its header, else it never comes.
constexpr qint64 kStrangersBuffer = 16 * 1024;
constexpr qint64 kDesksBuffer = static_cast<qint64>(protocol::kMaxRequestBytes) + 64 * 1024;

/// Of this thread: what others do meanwhile on a busy machine is no fault of the peer's.
double processor_ms() {
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

} // namespace

DeskLine::DeskLine() : time_(kStrangersTime, kStrangersMost) {
    clock_.start();
    setReadBufferSize(kStrangersBuffer);
    again_.setSingleShot(true);
    connect(&again_, &QTimer::timeout, this, [this] { hear_again(); });
    // The first of those who hear of it.
    connect(this, &QIODevice::readyRead, this, [this] {
        if (upgraded_)
            counted_ms_ = processor_ms();
    });
}

void DeskLine::upgraded() {
    upgraded_ = true;
    // The last of those who hear of it.
    connect(this, &QIODevice::readyRead, this, [this] { pause_if_held(); });
}

void DeskLine::greeted() {
    greeted_ = true;
    time_ = Allowance(kDesksTime, kDesksMost);
    setReadBufferSize(kDesksBuffer);
}

qint64 DeskLine::bytesAvailable() const {
    if (counted_ms_ >= 0 && !held_) {
        const auto now_ms = processor_ms();
        held_ = !time_.spend(now_ms - counted_ms_, clock_.elapsed()) || unsent() > kUnreadBytes;
        counted_ms_ = now_ms;
    }
    return held_ ? 0 : QSslSocket::bytesAvailable();
}

void DeskLine::pause_if_held() {
    (void)bytesAvailable(); // counts what the last frame took
    counted_ms_ = -1;
    if (!held_ && isEncrypted())
        readData(nullptr, 0); // Qt deciphers no more into a full buffer until one reads past its end
    if (held_ && !again_.isActive())
        again_.start(kAgainAfter);
}

void DeskLine::hear_again() {
    if (!time_.has_any(clock_.elapsed()) || unsent() > kUnreadBytes)
        return again_.start(kAgainAfter);
    held_ = false;
    emit readyRead();
}

} // namespace regie
