#include "standin/standin.h"

#include "standin/server.h"

#include <QDateTime>
#include <QEventLoop>
#include <QSocketNotifier>

#include <future>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace regie::standin {

// A std::thread with Qt's event loop in it. It is told to end through an eventfd: the only thing both threads
// touch once it runs, and one that ThreadSanitizer can follow (it cannot look into Qt).
struct Standin::Impl {
    Options options;
    int end_fd = -1;
    std::thread thread;

    void serve(std::promise<Result<std::uint16_t>> listening) {
        QEventLoop loop; // first: it gives the thread the event dispatcher that sockets need
        const auto wanted = options.port;
        TestBed bed(std::move(options), QDateTime::currentMSecsSinceEpoch());
        Server server(bed);
        auto port = bed.open_ledger().and_then([&] { return server.listen_on(wanted); });
        const bool listens = port.has_value();
        QSocketNotifier end(end_fd, QSocketNotifier::Read);
        QObject::connect(&end, &QSocketNotifier::activated, &loop, [&loop] { loop.quit(); });
        listening.set_value(std::move(port));
        if (listens)
            loop.exec();
    }
};

Standin::Standin(Options options) : impl_(std::make_unique<Impl>()) { impl_->options = std::move(options); }

Standin::~Standin() { stop(); }

Result<std::uint16_t> Standin::start() {
    impl_->end_fd = ::eventfd(0, EFD_CLOEXEC);
    if (impl_->end_fd < 0)
        return failure("the stand-in cannot start: there are too many open files");
    std::promise<Result<std::uint16_t>> listening;
    auto port = listening.get_future();
    impl_->thread =
        std::thread([this, promise = std::move(listening)]() mutable { impl_->serve(std::move(promise)); });
    return port.get();
}

void Standin::stop() {
    if (!impl_->thread.joinable())
        return;
    ::eventfd_write(impl_->end_fd, 1);
    impl_->thread.join();
    ::close(impl_->end_fd);
}

} // namespace regie::standin
