#pragma once
// The rehearsal platform's server: the interfaces of Facebook, YouTube, Owncast and a plain JSON one on one
// port of 127.0.0.1, and beside them what tests steer it by:
//   GET  /_standin/ledger    what was asked and done (ledger.h)
//   POST /_standin/fault     {"kind": …}: how it answers from now on (fault.h); "none" ends that and every
//   script POST /_standin/script    a list of faults, their times from now POST /_standin/token     {"token":
//   "new"}: accepted from now on, any other has expired; {"expired": true} POST /_standin/say       {"text",
//   "author": {"id", "name"}, "id"}: said now; author and id may be missing.
//                            {"edit": id, "text"}, {"remove": id}: by its author; the chat's id or any
//                            interface's
//   POST /_standin/settings  {"youtube_units_a_day", "youtube_polling_ms", "youtube_history",
//                            "youtube_polling_enforced", "graph_calls_an_hour", "graph_ping_ms",
//                            "graph_replies_refused", "graph_streams", "owncast_history",
//                            "json_poll_again_ms"}, any of them
//   POST /_standin/end       {}: the broadcast is over
// On loopback only: QtHttpServer bounds neither bodies nor headers (PITFALLS 23).

#include "standin/test_bed.h"

#include <cstdint>
#include <memory>
#include <string>

namespace regie::standin {

struct Options : TestBedOptions {
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
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

struct RunOptions {
    std::string chat; ///< path of the recorded chat; empty: nobody says anything, or what is generated
    std::uint16_t port = 0;
    std::string speed = "1";   ///< as parse_speed() reads it
    std::string generate;      ///< "RATE:SECONDS", as parse_generated() reads it; empty: nothing
    std::string faults;        ///< path of a script of faults; empty: none
    std::string ledger;        ///< path to which the ledger is written line by line; empty: nowhere
    std::string ingest_url;    ///< where a new Facebook live video is told to send to
    std::string token_file;    ///< path of a file with the token that callers must give; empty: none
    bool until_closed = false; ///< it ends when its standard input is closed: nobody needs it any more
};

/// `regie standin`: reads the chat, serves it until SIGTERM or SIGINT. Prints one line on standard output,
/// "listening http://127.0.0.1:PORT"; what was skipped, a port that was taken and why it cannot go on
/// standard error. Call it from the main thread before other threads exist. Exit status: 0 ended, 1 cannot
/// listen, 2 bad arguments or chat.
int run_standin(const RunOptions& options);

} // namespace regie::standin
