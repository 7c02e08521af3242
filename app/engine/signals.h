#pragma once
// SIGINT and SIGTERM as Qt events.

#include <QSocketNotifier>

#include <csignal>
#include <functional>
#include <memory>
#include <sys/socket.h>
#include <unistd.h>

namespace regie {

/// Calls `handler` on the thread that made this, once for each signal. One at a time in a process. Also
/// ignores SIGPIPE (whoever read our lines may have died), SIGHUP (the terminal was closed) and SIGXFSZ (a
/// file may not grow: a write says so): the show goes on.
class Signals {
  public:
    explicit Signals(std::function<void()> handler) {
        // A signal handler may do no more than write to a socket.
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair_) != 0)
            return;
        notifier_ = std::make_unique<QSocketNotifier>(pair_[1], QSocketNotifier::Read);
        QObject::connect(notifier_.get(), &QSocketNotifier::activated, [handler = std::move(handler)] {
            char byte = 0;
            if (read(pair_[1], &byte, 1) == 1)
                handler();
        });
        std::signal(SIGINT, &Signals::on_signal);
        std::signal(SIGTERM, &Signals::on_signal);
        std::signal(SIGPIPE, SIG_IGN);
        std::signal(SIGHUP, SIG_IGN);
        std::signal(SIGXFSZ, SIG_IGN);
    }

  private:
    static void on_signal(int) {
        const char byte = 1;
        [[maybe_unused]] const auto written = write(pair_[0], &byte, 1);
    }
    static inline int pair_[2] = {-1, -1};
    std::unique_ptr<QSocketNotifier> notifier_;
};

} // namespace regie
