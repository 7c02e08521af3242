#include "pipelines/outputs/tcp_line.h"

#include <atomic>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <linux/sockios.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace regie::pipelines {

namespace {

/// 8 Gb/s and more: as good as none. rtmp2sink's limit is 17,179,869 kbit/s.
constexpr int kFirstMark = 8'000'001, kLastMark = 17'000'000;
constexpr int kUserTimeoutMs = 5000;
constexpr int kSendBufferBytes = 256 * 1024;
/// What may lie in the kernel before it is on its way. More would only hide from us that the line is slow.
constexpr int kNotSentBytes = 32 * 1024;

template<typename T>
bool set_option(int socket, int level, int option, T value) {
    return setsockopt(socket, level, option, &value, sizeof value) == 0;
}

/// rtmp2sink sets the rate in bytes a second.
bool has_mark(int socket, int mark) {
    std::uint32_t rate = 0;
    socklen_t size = sizeof rate;
    return getsockopt(socket, SOL_SOCKET, SO_MAX_PACING_RATE, &rate, &size) == 0 &&
           rate == static_cast<std::uint32_t>(mark) * 125;
}

} // namespace

int TcpLine::new_mark() {
    static std::atomic<int> last = kFirstMark;
    const int mark = ++last;
    return kFirstMark + (mark - kFirstMark) % (kLastMark - kFirstMark);
}

std::optional<TcpLine> TcpLine::find(int mark) {
    DIR* folder = opendir("/proc/self/fd");
    if (!folder)
        return std::nullopt;
    std::optional<TcpLine> found;
    while (const dirent* entry = readdir(folder)) {
        const char* name = entry->d_name;
        int descriptor = -1;
        std::from_chars(name, name + std::strlen(name), descriptor);
        if (descriptor < 0 || !has_mark(descriptor, mark))
            continue;
        const int own = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
        if (own < 0)
            continue;
        TcpLine line(own);
        if (has_mark(own, mark)) { // the number may have got another meaning in between
            found.emplace(std::move(line));
            break;
        }
    }
    closedir(folder);
    if (found)
        found->set_options();
    return found;
}

void TcpLine::set_options() const {
    set_option(socket_, SOL_SOCKET, SO_MAX_PACING_RATE, ~std::uint32_t{0});
    set_option(socket_, IPPROTO_TCP, TCP_USER_TIMEOUT, kUserTimeoutMs);
    set_option(socket_, SOL_SOCKET, SO_SNDBUF, kSendBufferBytes);
    set_option(socket_, IPPROTO_TCP, TCP_NOTSENT_LOWAT, kNotSentBytes);
    set_option(socket_, IPPROTO_TCP, TCP_NODELAY, 1);
}

TcpLine::~TcpLine() {
    if (socket_ >= 0)
        close(socket_);
}

TcpLine::State TcpLine::state() const {
    State state;
    tcp_info info{};
    socklen_t size = sizeof info;
    if (getsockopt(socket_, IPPROTO_TCP, TCP_INFO, &info, &size) == 0) {
        state.acked_bytes = static_cast<std::int64_t>(info.tcpi_bytes_acked);
        if (size >= offsetof(tcp_info, tcpi_snd_wnd) + sizeof info.tcpi_snd_wnd)
            state.room_end_bytes = state.acked_bytes + info.tcpi_snd_wnd;
        state.round_trip_ms = static_cast<int>((info.tcpi_rtt + 500) / 1000);
        state.shortest_round_trip_ms = static_cast<int>((info.tcpi_min_rtt + 500) / 1000);
    }
    int waiting = 0;
    if (ioctl(socket_, SIOCOUTQ, &waiting) == 0)
        state.waiting_bytes = waiting;
    return state;
}

void TcpLine::abort() {
    set_option(socket_, SOL_SOCKET, SO_LINGER, linger{.l_onoff = 1, .l_linger = 0});
    shutdown(socket_, SHUT_RDWR);
}

} // namespace regie::pipelines
