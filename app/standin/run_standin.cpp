#include "standin/standin.h"

#include <QCoreApplication>
#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <utility>

namespace regie::standin {

int run_standin(const RunOptions& options) {
    const auto refuse = [](const Error& error, int status) {
        fmt::print(stderr, "regie: {}\n", error.line());
        return status;
    };
    auto speed = parse_speed(options.speed);
    if (!speed)
        return refuse({speed.error().what, "--speed", speed.error().remedy}, 2);
    auto chat = read_chat(options.chat);
    if (!chat)
        return refuse(chat.error(), 2);
    if (!chat->skipped.empty())
        fmt::print(stderr, "regie: {} lines of the recorded chat are left out, the first: {}\n",
                   chat->skipped_count, chat->skipped.front().line());

    // Blocked before the server's thread starts and so in it too: sigwait() is the only one to take them.
    sigset_t endings;
    sigemptyset(&endings);
    sigaddset(&endings, SIGTERM);
    sigaddset(&endings, SIGINT);
    pthread_sigmask(SIG_BLOCK, &endings, nullptr);

    std::unique_ptr<QCoreApplication> application;
    int argc = 0;
    if (!QCoreApplication::instance())
        application = std::make_unique<QCoreApplication>(argc, nullptr);

    GraphOptions graph;
    graph.speed = *speed;
    Standin standin({std::move(*chat), std::move(graph), options.port});
    const auto port = standin.start();
    if (!port)
        return refuse(port.error(), 1);
    if (options.port != 0 && *port != options.port)
        fmt::print(stderr, "regie: port {} is taken; the stand-in listens on {} instead\n", options.port,
                   *port);
    fmt::print("listening http://127.0.0.1:{}\n", *port);
    std::fflush(stdout);

    int signal = 0;
    sigwait(&endings, &signal);
    return 0;
}

} // namespace regie::standin
