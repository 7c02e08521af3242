#include "pipelines/outputs/srt_probe.h"

#include <fmt/format.h>

#include <memory>
#include <netdb.h>
#include <optional>
#include <srt/srt.h>
#include <string>

namespace regie::pipelines {

namespace {

using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

Addresses look_up(const OutputAddress& address) {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_DGRAM;
    addrinfo* found = nullptr;
    const int error =
        getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &wanted, &found);
    return {error ? nullptr : found, freeaddrinfo};
}

struct SrtSocket {
    SrtSocket() = default;
    ~SrtSocket() { srt_close(id); }
    SrtSocket(const SrtSocket&) = delete;
    SrtSocket& operator=(const SrtSocket&) = delete;
    void set(SRT_SOCKOPT option, const std::string& value) const {
        if (!value.empty())
            srt_setsockflag(id, option, value.data(), static_cast<int>(value.size()));
    }
    const SRTSOCKET id = srt_create_socket();
};

struct SrtPoll {
    explicit SrtPoll(const SrtSocket& socket) {
        const int events = SRT_EPOLL_OUT | SRT_EPOLL_ERR;
        srt_epoll_add_usock(id, socket.id, &events);
    }
    ~SrtPoll() { srt_epoll_release(id); }
    SrtPoll(const SrtPoll&) = delete;
    SrtPoll& operator=(const SrtPoll&) = delete;
    /// Until the socket is connected, or never will be.
    void wait(int most_ms) const {
        SRTSOCKET ready = SRT_INVALID_SOCK;
        int count = 1;
        srt_epoll_wait(id, nullptr, nullptr, &ready, &count, most_ms, nullptr, nullptr, nullptr, nullptr);
    }
    const int id = srt_epoll_create();
};

} // namespace

namespace {

/// Calls and hangs up: why it was refused, as libsrt has it (access_control.h); none: there is no such host,
/// or the receiver took the call.
std::optional<int> refusal(const OutputAddress& address, int most_ms) {
    const auto found = look_up(address);
    if (!found)
        return {};
    const SrtSocket socket;
    const bool waits = false;
    srt_setsockflag(socket.id, SRTO_RCVSYN, &waits, sizeof waits);
    socket.set(SRTO_PASSPHRASE, address.passphrase);
    socket.set(SRTO_STREAMID, address.stream);
    const SrtPoll poll(socket);
    if (srt_connect(socket.id, found->ai_addr, static_cast<int>(found->ai_addrlen)) == SRT_ERROR)
        return {};
    poll.wait(most_ms);
    return srt_getrejectreason(socket.id);
}

bool by_key(std::optional<int> reason) { return reason == SRT_REJ_BADSECRET || reason == SRT_REJ_UNSECURE; }

} // namespace

bool srt_key_is_refused(const OutputAddress& address, int most_ms) {
    return by_key(refusal(address, most_ms));
}

Result<void> reach_srt(const OutputAddress& address, int most_ms) {
    srt_startup(); // counted: what else uses it stays up
    auto stranger = address;
    stranger.passphrase = "nobody-has-this-one";
    stranger.stream.clear();
    const auto reason = refusal(stranger, most_ms);
    srt_cleanup();
    const bool answered = reason && *reason != SRT_REJ_UNKNOWN && *reason != SRT_REJ_TIMEOUT;
    return answered ? Result<void>()
                    : failure(fmt::format("no SRT receiver answers at {}:{}", address.host, address.port), {},
                              "Check the address and whether the receiver is listening.");
}

} // namespace regie::pipelines
