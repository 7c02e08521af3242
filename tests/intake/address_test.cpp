#include "intake/address.h"

#include <catch2/catch.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/un.h>

using namespace regie::intake;

namespace {

bool may(const std::string& ip, Reach reach) {
    sockaddr_in in4{};
    in4.sin_family = AF_INET;
    if (inet_pton(AF_INET, ip.c_str(), &in4.sin_addr) == 1)
        return may_connect(reinterpret_cast<const sockaddr&>(in4), reach);
    sockaddr_in6 in6{};
    in6.sin6_family = AF_INET6;
    REQUIRE(inet_pton(AF_INET6, ip.c_str(), &in6.sin6_addr) == 1);
    return may_connect(reinterpret_cast<const sockaddr&>(in6), reach);
}

} // namespace

TEST_CASE("a platform is at a public address, a rehearsal's stand-in on loopback") {
    for (const auto* ip : {"157.240.1.1", "8.8.8.8", "172.15.255.255", "172.32.0.1", "11.0.0.1",
                           "223.255.255.255", "2a03:2880:f003::1", "64:ff9b::9df0:101", "::ffff:8.8.8.8"}) {
        CAPTURE(ip);
        CHECK(may(ip, Reach::Public));
        CHECK_FALSE(may(ip, Reach::Loopback));
    }
    for (const auto* ip : {"127.0.0.1", "127.255.0.1", "::1", "::ffff:127.0.0.1"}) {
        CAPTURE(ip);
        CHECK_FALSE(may(ip, Reach::Public));
        CHECK(may(ip, Reach::Loopback));
    }
    for (const auto* ip : {"0.0.0.0",    "10.1.2.3",        "100.64.0.1",     "169.254.169.254",
                           "172.16.0.1", "172.31.255.255",  "192.0.0.8",      "192.168.1.1",
                           "198.18.0.1", "224.0.0.1",       "240.0.0.1",      "255.255.255.255",
                           "::",         "fe80::1",         "fc00::1",        "fd12:3456::1",
                           "ff02::1",    "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::",
                           "2001::1",    "2001:db8::1"}) {
        CAPTURE(ip);
        CHECK_FALSE(may(ip, Reach::Public));
        CHECK_FALSE(may(ip, Reach::Loopback));
    }
    sockaddr_un local{};
    local.sun_family = AF_UNIX;
    CHECK_FALSE(may_connect(reinterpret_cast<const sockaddr&>(local), Reach::Public));
}
