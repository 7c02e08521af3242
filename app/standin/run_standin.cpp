#include "standin/generated_chat.h"
#include "standin/standin.h"

#include <QCoreApplication>
#include <fmt/format.h>

#include <csignal>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <thread>
#include <unistd.h>
#include <utility>

namespace regie::standin {

namespace {

Result<std::string> read_file(const std::string& path, const char* what) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    if (!in || !(text << in.rdbuf()))
        return failure(fmt::format("the {} cannot be read or is empty", what), path);
    return text.str();
}

Result<Chat> chat_of(const RunOptions& options) {
    if (!options.generate.empty()) {
        const auto wanted = parse_generated(options.generate);
        if (!wanted)
            return failure(wanted.error().what, "--generate", wanted.error().remedy);
        return generate(*wanted);
    }
    if (options.chat.empty())
        return Chat{};
    auto chat = read_chat(options.chat);
    if (chat && !chat->skipped.empty())
        fmt::print(stderr, "regie: comments: {}\n", outcome(*chat));
    return chat;
}

Result<Options> read_options(const RunOptions& options) {
    Options serve;
    const auto speed = parse_speed(options.speed);
    if (!speed)
        return failure(speed.error().what, "--speed", speed.error().remedy);
    auto chat = chat_of(options);
    if (!chat)
        return tl::unexpected(chat.error());
    if (!options.faults.empty()) {
        auto faults = read_file(options.faults, "script of faults").and_then([&](const std::string& text) {
            return parse_fault_script(text, options.faults);
        });
        if (!faults)
            return tl::unexpected(faults.error());
        serve.faults = std::move(*faults);
    }
    if (!options.token_file.empty()) {
        const auto token = read_file(options.token_file, "token's file");
        if (!token)
            return tl::unexpected(token.error());
        serve.platform.token = token->substr(0, token->find_first_of("\r\n"));
    }
    serve.chat = std::move(*chat);
    serve.platform.speed = *speed;
    serve.graph.ingest_url = options.ingest_url;
    serve.ledger_file = options.ledger;
    serve.port = options.port;
    return serve;
}

} // namespace

int run_standin(const RunOptions& options) {
    const auto refuse = [](const Error& error, int status) {
        fmt::print(stderr, "regie: {}\n", error.line());
        return status;
    };
    auto serve = read_options(options);
    if (!serve)
        return refuse(serve.error(), 2);

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

    Standin standin(std::move(*serve));
    const auto port = standin.start();
    if (!port)
        return refuse(port.error(), 1);
    if (options.port != 0 && *port != options.port)
        fmt::print(stderr, "regie: port {} is taken; the stand-in listens on {} instead\n", options.port,
                   *port);
    fmt::print("listening http://127.0.0.1:{}\n", *port);
    std::fflush(stdout);

    if (options.until_closed)
        std::thread([] {
            char bytes[64];
            while (read(STDIN_FILENO, bytes, sizeof bytes) > 0) {
            }
            kill(getpid(), SIGTERM);
        }).detach();
    int signal = 0;
    sigwait(&endings, &signal);
    return 0;
}

} // namespace regie::standin
