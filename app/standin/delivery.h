#pragma once
// What goes over a connection for one answer, and how: for faults also bytes that are no whole answer. A
// value; socket_writer.h sends it. However large it is, it takes no more memory than its pieces.

#include "standin/http_message.h"

#include <cstdint>
#include <string>
#include <vector>

namespace regie::standin {

struct Piece {
    std::string bytes;
    std::uint64_t times = 1;
};

std::uint64_t size_of(const std::vector<Piece>& pieces);

struct Delivery {
    enum class End {
        KeepOpen, ///< for the next request
        Close,    ///< in order: FIN
        Reset,    ///< RST
    };
    std::vector<Piece> pieces; ///< status line, headers, body; nothing for a request that is never answered
    std::int64_t bytes_a_second = 0; ///< 0: as fast as the other side takes them
    End end = End::KeepOpen;
};

/// A response in full.
Delivery deliver(const Response& response);
/// With this for a body; `type` as Content-Type.
Delivery deliver(Response response, const char* type, std::vector<Piece> body);

/// A gzip stream that unpacks to `unpacked` bytes, in whole MiB: JSON, an empty "data" behind blanks.
std::vector<Piece> gzip_bomb(std::uint64_t unpacked);

} // namespace regie::standin
