#include "intake/address.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>

namespace regie::intake {
namespace {

struct Net4 {
    std::uint32_t base;
    int bits;
};

// The IANA special-purpose registry (RFC 6890 and successors): everything that is not globally reachable.
constexpr std::array kNotPublic4 = {
    Net4{0x00000000, 8},  // "this network"
    Net4{0x0A000000, 8},  // 10.0.0.0: private
    Net4{0x64400000, 10}, // 100.64.0.0: carrier-grade NAT
    Net4{0x7F000000, 8},  // loopback
    Net4{0xA9FE0000, 16}, // 169.254.0.0: link-local, cloud metadata
    Net4{0xAC100000, 12}, // 172.16.0.0: private
    Net4{0xC0000000, 24}, // 192.0.0.0: protocol assignments
    Net4{0xC0000200, 24}, // 192.0.2.0: documentation
    Net4{0xC0A80000, 16}, // 192.168.0.0: private
    Net4{0xC6120000, 15}, // 198.18.0.0: benchmarking
    Net4{0xC6336400, 24}, // 198.51.100.0: documentation
    Net4{0xCB007100, 24}, // 203.0.113.0: documentation
    Net4{0xE0000000, 3},  // 224.0.0.0 and up: multicast, reserved, broadcast
};

bool is_loopback4(std::uint32_t ip) { return ip >> 24 == 127; }

bool is_public4(std::uint32_t ip) {
    return std::none_of(kNotPublic4.begin(), kNotPublic4.end(),
                        [&](Net4 net) { return (ip ^ net.base) >> (32 - net.bits) == 0; });
}

std::uint32_t last_four(const in6_addr& ip) {
    return std::uint32_t{ip.s6_addr[12]} << 24 | std::uint32_t{ip.s6_addr[13]} << 16 |
           std::uint32_t{ip.s6_addr[14]} << 8 | ip.s6_addr[15];
}

bool starts_with(const in6_addr& ip, std::initializer_list<std::uint8_t> prefix) {
    return std::equal(prefix.begin(), prefix.end(), ip.s6_addr);
}

bool is_public6(const in6_addr& ip) {
    if (starts_with(ip, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0})) // NAT64: an IPv4 address in disguise
        return is_public4(last_four(ip));
    const bool global_unicast = (ip.s6_addr[0] & 0xE0) == 0x20;                               // 2000::/3
    const bool tunnel = starts_with(ip, {0x20, 0x02}) || starts_with(ip, {0x20, 0x01, 0, 0}); // 6to4, Teredo
    const bool documentation = starts_with(ip, {0x20, 0x01, 0x0D, 0xB8});
    return global_unicast && !tunnel && !documentation;
}

} // namespace

bool may_connect(const sockaddr& address, Reach reach) {
    const auto judge4 = [&](std::uint32_t ip) {
        return reach == Reach::Loopback ? is_loopback4(ip) : is_public4(ip);
    };
    if (address.sa_family == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, &address, sizeof in);
        return judge4(ntohl(in.sin_addr.s_addr));
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 in{};
        std::memcpy(&in, &address, sizeof in);
        if (IN6_IS_ADDR_V4MAPPED(&in.sin6_addr))
            return judge4(last_four(in.sin6_addr));
        return reach == Reach::Loopback ? IN6_IS_ADDR_LOOPBACK(&in.sin6_addr) : is_public6(in.sin6_addr);
    }
    return false;
}

} // namespace regie::intake
