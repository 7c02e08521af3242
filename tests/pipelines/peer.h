#pragma once
// A process on the other end of the network, which tests start, freeze and kill.

#include <string>
#include <sys/types.h>
#include <vector>

namespace regie::pipelines::test {

class Peer {
  public:
    /// Starts it and waits until it writes a line; its errors go where the test's go.
    explicit Peer(const std::vector<std::string>& command);
    ~Peer() { kill(); }
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;

    void freeze();
    void thaw();
    void kill(); ///< at once, and waits until it is gone

  private:
    pid_t process_ = 0;
    int output_ = -1;
};

/// A file as a camera on 127.0.0.1; `kind` as tests/faults/media_peer.py has it.
std::vector<std::string> media_peer(const std::string& kind, int port, const std::string& file,
                                    const std::vector<std::string>& more = {});
/// A folder over HTTP.
std::vector<std::string> web_server(int port, const std::string& folder);
/// A port of 127.0.0.1 that nobody uses now, TCP or UDP.
int free_port();

} // namespace regie::pipelines::test
