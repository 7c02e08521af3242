#include "commands/patient_output.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace regie {

namespace {

/// The sentences of a long show, and as much as everybody may have of a pipe.
constexpr int kHolds = 1 << 20;
constexpr auto kLastWait = std::chrono::seconds(1);

void write_all(int to, const char* text, ssize_t size) {
    while (size > 0) {
        const auto written = write(to, text, static_cast<std::size_t>(size));
        if (written > 0) {
            text += written;
            size -= written;
        } else if (written < 0 && errno == EAGAIN) { // somebody else has made it so
            pollfd reader{to, POLLOUT, 0};
            poll(&reader, 1, -1);
        } else if (written == 0 || errno != EINTR) {
            return; // nobody is there any more
        }
    }
}

void pass_on(int from, int to) {
    std::array<char, 4096> piece{};
    for (;;) {
        const auto size = read(from, piece.data(), piece.size());
        if (size == 0 || (size < 0 && errno != EINTR))
            return;
        write_all(to, piece.data(), size);
    }
}

/// Both are one terminal, file or pipe: their lines stay in order.
bool are_one(int a, int b) {
    struct stat of_a {
    }, of_b{};
    return fstat(a, &of_a) == 0 && fstat(b, &of_b) == 0 && of_a.st_dev == of_b.st_dev &&
           of_a.st_ino == of_b.st_ino;
}

} // namespace

PatientOutput::PatientOutput() : terminal_(isatty(STDOUT_FILENO) != 0) {
    const bool one = are_one(STDOUT_FILENO, STDERR_FILENO);
    for (const int file : {STDOUT_FILENO, STDERR_FILENO})
        given_[file] = fcntl(file, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    divert(STDOUT_FILENO);
    if (one)
        dup2(STDOUT_FILENO, STDERR_FILENO);
    else
        divert(STDERR_FILENO);
}

void PatientOutput::divert(int file) {
    int ends[2] = {-1, -1};
    if (given_[file] < 0 || pipe2(ends, O_CLOEXEC) != 0) // then it stays as it is
        return;
    fcntl(ends[1], F_SETPIPE_SZ, kHolds);
    fcntl(ends[1], F_SETFL, O_WRONLY | O_NONBLOCK);
    dup2(ends[1], file);
    close(ends[1]);
    std::promise<void> done;
    passed_on_.push_back(done.get_future());
    // Left to itself in the end: it may wait for a reader for ever.
    std::thread([from = ends[0], to = given_[file], done = std::move(done)]() mutable {
        pass_on(from, to);
        close(from);
        done.set_value();
    }).detach();
}

PatientOutput::~PatientOutput() {
    for (const int file : {STDOUT_FILENO, STDERR_FILENO})
        if (given_[file] >= 0)
            dup2(given_[file], file);
    const auto until = std::chrono::steady_clock::now() + kLastWait;
    for (const auto& way : passed_on_)
        way.wait_until(until);
}

bool PatientOutput::waits() const {
    int bytes = 0;
    return ioctl(STDOUT_FILENO, FIONREAD, &bytes) == 0 && bytes > 0;
}

void PatientOutput::hand_on(int file) const {
    if (given_[file] >= 0)
        dup2(given_[file], file);
}

} // namespace regie
