#pragma once
// A client that sees the bytes and how a connection ends. On 127.0.0.1; every read has a deadline.

#include <catch2/catch.hpp>

#include <arpa/inet.h>
#include <cerrno>
#include <cstdint>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace regie::standin {

class RawClient {
  public:
    enum class End { Closed, Reset, Silent }; ///< Silent: nothing came for a while

    explicit RawClient(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    }
    ~RawClient() { ::close(fd_); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    void send(const std::string& line, const std::string& body = {}) const {
        const auto text = line + " HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(body.size()) +
                          "\r\n\r\n" + body;
        REQUIRE(::send(fd_, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size()));
    }
    /// What comes next, at most 64 KiB; empty when it ended, and then end() says how.
    std::string read(int wait_ms = 5000) {
        const timeval wait{wait_ms / 1000, wait_ms % 1000 * 1000};
        ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
        std::string bytes(65'536, '\0');
        const auto count = ::recv(fd_, bytes.data(), bytes.size(), 0);
        end_ = count == 0 ? End::Closed : count < 0 && errno == ECONNRESET ? End::Reset : End::Silent;
        bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
        return bytes;
    }
    /// Everything up to `wanted`, or until it ends.
    std::string read_until(const std::string& wanted, int wait_ms = 5000) {
        std::string all;
        while (all.find(wanted) == std::string::npos) {
            const auto bytes = read(wait_ms);
            if (bytes.empty())
                break;
            all += bytes;
        }
        return all;
    }
    End end() const { return end_; }

  private:
    int fd_;
    End end_ = End::Silent;
};

} // namespace regie::standin
