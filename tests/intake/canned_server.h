#pragma once
// A server that answers every connection with the same bytes, for what no decent server sends.

#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <mutex>
#include <netinet/in.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace regie::intake {

class CannedServer {
  public:
    /// An empty answer: takes the request and stays silent.
    explicit CannedServer(std::string answer)
        : answer_(std::move(answer)), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 16) != 0)
            std::abort();
        ::getsockname(listener_, generic, &size);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ~CannedServer() {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
        for (const int connection : silent_)
            ::close(connection);
    }
    CannedServer(const CannedServer&) = delete;
    CannedServer& operator=(const CannedServer&) = delete;

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    int connections() const { return connections_; }
    /// The head of the newest request. Ask when its answer has come.
    std::string request() const {
        const std::lock_guard lock(mutex_);
        return request_;
    }

  private:
    void serve() {
        for (;;) {
            const int connection = ::accept(listener_, nullptr, nullptr);
            if (connection < 0)
                return;
            ++connections_;
            if (answer_.empty()) {
                silent_.push_back(connection);
                continue;
            }
            std::string request;
            std::array<char, 4096> part;
            while (request.find("\r\n\r\n") == std::string::npos) {
                const auto got = ::recv(connection, part.data(), part.size(), 0);
                if (got <= 0)
                    break;
                request.append(part.data(), static_cast<std::size_t>(got));
            }
            {
                const std::lock_guard lock(mutex_);
                request_ = request;
            }
            for (std::string_view left = answer_; !left.empty();) {
                const auto sent = ::send(connection, left.data(), left.size(), MSG_NOSIGNAL);
                if (sent <= 0)
                    break;
                left.remove_prefix(static_cast<std::size_t>(sent));
            }
            ::shutdown(connection, SHUT_WR);
            while (::recv(connection, part.data(), part.size(), 0) >
                   0) { // else the answer may be reset on its way
            }
            ::close(connection);
        }
    }

    const std::string answer_;
    const int listener_;
    std::uint16_t port_ = 0;
    std::atomic<int> connections_ = 0;
    std::vector<int> silent_;
    mutable std::mutex mutex_; // of request_
    std::string request_;
    std::thread thread_;
};

} // namespace regie::intake
