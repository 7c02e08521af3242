#include "pipelines/sources/peer_budget.h"

#include <charconv>
#include <cstring>
#include <dirent.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace regie::pipelines {

namespace {

int peer_port(int socket) {
    sockaddr_storage peer{};
    socklen_t size = sizeof peer;
    if (getpeername(socket, reinterpret_cast<sockaddr*>(&peer), &size) != 0)
        return 0;
    if (peer.ss_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in&>(peer).sin_port);
    return peer.ss_family == AF_INET6 ? ntohs(reinterpret_cast<const sockaddr_in6&>(peer).sin6_port) : 0;
}

/// Calls `visit(socket, inode)` for every connection of this process to `port`.
template<typename Visit>
void visit_sockets(int port, Visit visit) {
    DIR* folder = opendir("/proc/self/fd");
    if (!folder)
        return;
    while (const dirent* entry = readdir(folder)) {
        int descriptor = -1;
        std::from_chars(entry->d_name, entry->d_name + std::strlen(entry->d_name), descriptor);
        struct stat seen {};
        if (descriptor >= 0 && peer_port(descriptor) == port && fstat(descriptor, &seen) == 0)
            visit(descriptor, static_cast<std::uint64_t>(seen.st_ino));
    }
    closedir(folder);
}

std::int64_t received_bytes(int socket) {
    tcp_info info{};
    socklen_t size = sizeof info;
    return getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) == 0
               ? static_cast<std::int64_t>(info.tcpi_bytes_received)
               : 0;
}

} // namespace

PeerBudget::PeerBudget(int port) : port_(port) {
    visit_sockets(port_, [this](int, std::uint64_t inode) { earlier_.insert(inode); });
}

bool PeerBudget::spent(std::int64_t last_arrival_ns, std::int64_t most) {
    std::int64_t received = 0;
    visit_sockets(port_, [&](int socket, std::uint64_t inode) {
        if (!earlier_.count(inode))
            received += received_bytes(socket);
    });
    if (last_arrival_ns != arrival_ns_ || received < received_then_) {
        arrival_ns_ = last_arrival_ns;
        received_then_ = received;
    }
    if (received - received_then_ <= most)
        return false;
    cut();
    return true;
}

void PeerBudget::cut() const {
    visit_sockets(port_, [this](int socket, std::uint64_t inode) {
        if (!earlier_.count(inode))
            shutdown(socket, SHUT_RDWR);
    });
}

} // namespace regie::pipelines
