#pragma once
// A peer from tests/faults (ingest.py, proxy.py) as a process of its own, for C++ tests.

#include <cstdio>
#include <string>
#include <vector>

namespace regie::pipelines::test {

class PeerProcess {
  public:
    /// `python3 tests/faults/SCRIPT ARGUMENTS`; returns when the peer listens.
    PeerProcess(const std::string& script, const std::vector<std::string>& arguments);
    ~PeerProcess(); ///< and what it started ends too
    PeerProcess(const PeerProcess&) = delete;
    PeerProcess& operator=(const PeerProcess&) = delete;

    int port() const { return port_; }
    /// Gives a command and waits for its answer.
    std::string tell(const std::string& command);

  private:
    std::string line();
    int pid_ = 0;
    int port_ = 0;
    std::FILE* commands_ = nullptr;
    std::FILE* answers_ = nullptr;
};

} // namespace regie::pipelines::test
