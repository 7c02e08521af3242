#pragma once
// The rehearsal platform's server: the Graph comments interface on 127.0.0.1, and beside it
//   GET  /_standin/ledger  what was asked and done, as JSON
//   POST /_standin/fault   {"kind": "500" | "garbage" | "silence" | "none"}: how it answers from now on
// On loopback only: QtHttpServer bounds neither bodies nor headers (PITFALLS 23).

#include "standin/graph_api.h"

#include <cstdint>
#include <memory>
#include <string>

namespace regie::standin {

struct Options {
    Chat chat;
    GraphOptions graph;
    std::uint16_t port = 0; ///< wanted; another is chosen when it is taken, and for 0
};

/// Runs on a thread of its own. start() and stop() from one thread; a QCoreApplication must exist.
class Standin {
  public:
    explicit Standin(Options options);
    ~Standin(); ///< stops

    Standin(const Standin&) = delete;
    Standin& operator=(const Standin&) = delete;

    /// Once. The port it listens on, which may not be the one that was wanted.
    Result<std::uint16_t> start();
    /// Idempotent.
    void stop();

  private:
    class Server;
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

struct RunOptions {
    std::string chat; ///< path of the recorded chat
    std::uint16_t port = 0;
    std::string speed = "1"; ///< as parse_speed() reads it
};

/// `regie standin`: reads the chat, serves it until SIGTERM or SIGINT. Prints one line on standard output,
/// "listening http://127.0.0.1:PORT"; what was skipped, a port that was taken and why it cannot go on
/// standard error. Call it from the main thread before other threads exist. Exit status: 0 ended, 1 cannot
/// listen, 2 bad arguments or chat.
int run_standin(const RunOptions& options);

} // namespace regie::standin
