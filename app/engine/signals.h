#pragma once
// SIGINT and SIGTERM as Qt events.

#include <QSocketNotifier>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <functional>
#include <memory>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace regie {

/// Calls `handler` on the thread that made this, once for each signal. One at a time in a process. Also
/// ignores SIGPIPE (whoever read our lines may have died), SIGHUP (the terminal was closed) and SIGXFSZ (a
/// file may not grow: a write says so): the show goes on.
class Signals {
  public:
    explicit Signals(std::function<void()> handler) {
        came_ = last_ = 0; // of one before it, whose show is over
        for (int& end : pair_)
            if (const int former = std::exchange(end, -1); former >= 0)
                close(former);
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pair_) != 0)
            return;
        notifier_ = std::make_unique<QSocketNotifier>(pair_[1], QSocketNotifier::Read);
        QObject::connect(notifier_.get(), &QSocketNotifier::activated, [handler = std::move(handler)] {
            char byte = 0;
            if (read(pair_[1], &byte, 1) == 1)
                handler();
        });
        std::signal(SIGINT, &Signals::on_signal);
        std::signal(SIGTERM, &Signals::on_signal);
        std::signal(SIGALRM, &Signals::on_signal);
        std::signal(SIGPIPE, SIG_IGN);
        std::signal(SIGHUP, SIG_IGN);
        std::signal(SIGXFSZ, SIG_IGN);
    }

    /// From here on a signal that is not the first ends the process with `status`, whatever its threads wait
    /// for.
    static void next_ends(int status) { set(status, 0); }

    /// For what may be left undone, from here on: whether to go on. A signal that is not the first says no.
    /// It ends the process with `status` should that not be heard, and one more does at once.
    static std::function<bool()> until_asked(int status) {
        const int last = set(status, kHears);
        return [last] { return came_ < last; };
    }

  private:
    static constexpr unsigned kHears = 2; ///< seconds

    static int set(int status, unsigned within) {
        status_ = status;
        within_ = within;
        return last_ = std::max(2, came_ + 1);
    }
    /// Does what a handler may do: little.
    static void on_signal(int signal) {
        if (signal == SIGALRM) {
            if (last_ > 0 && came_ >= last_) // else it is somebody else's
                _exit(status_);
            return;
        }
        const int came = ++came_, last = last_;
        if (last > 0 && came >= last) {
            if (within_ == 0 || came > last) {
                constexpr std::string_view kWords = "regie: asked once more: this ends at once\n";
                [[maybe_unused]] const auto said = write(STDERR_FILENO, kWords.data(), kWords.size());
                _exit(status_);
            }
            alarm(within_);
        }
        const char byte = 1;
        [[maybe_unused]] const auto written = write(pair_[0], &byte, 1);
    }
    static inline int pair_[2] = {-1, -1};
    static inline std::atomic<int> came_ = 0, last_ = 0, status_ = 0; ///< `last_`: the one that ends; 0: none
    static inline std::atomic<unsigned> within_ = 0;
    std::unique_ptr<QSocketNotifier> notifier_;
};

} // namespace regie
