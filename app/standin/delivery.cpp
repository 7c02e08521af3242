#include "standin/delivery.h"

#include "show/json_text.h"

#include <array>
#include <numeric>
#include <stdexcept>
#include <utility>
#include <zlib.h>

namespace regie::standin {
namespace {

constexpr std::uint64_t kMiB = 1 << 20;
constexpr int kRawDeflate = -15; // no zlib header: gzip's is written here

// One text as part of a deflate stream that refers to nothing before it, so that it can be repeated.
std::string deflated(const std::string& text, int flush) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kRawDeflate, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string packed(deflateBound(&stream, text.size()) + 16, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data())); // zlib only reads it
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, flush);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

uLong crc_of(const std::string& text) {
    return crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size()));
}

std::string little_endian(std::uint32_t number) {
    std::string bytes;
    for (int shift = 0; shift < 32; shift += 8)
        bytes += static_cast<char>(number >> shift & 0xFF);
    return bytes;
}

} // namespace

std::uint64_t size_of(const std::vector<Piece>& pieces) {
    return std::accumulate(
        pieces.begin(), pieces.end(), std::uint64_t{0},
        [](std::uint64_t sum, const Piece& piece) { return sum + piece.bytes.size() * piece.times; });
}

Delivery deliver(const Response& response) {
    const auto body = response.body.is_null() ? std::string() : json_text(response.body);
    return {{{head_of(response, body.size()) + body}}};
}

Delivery deliver(Response response, const char* type, std::vector<Piece> body) {
    response.headers.emplace_back("Content-Type", type);
    Delivery delivery{{{head_of(response, size_of(body))}}};
    for (auto& piece : body)
        delivery.pieces.push_back(std::move(piece));
    return delivery;
}

std::vector<Piece> gzip_bomb(std::uint64_t unpacked) {
    const std::string head = "{\"data\":[", blanks(kMiB, ' '), tail = "]}";
    const auto times = std::max<std::uint64_t>(1, unpacked / kMiB);
    auto crc = crc_of(head);
    const auto blanks_crc = crc_of(blanks), tail_crc = crc_of(tail);
    for (std::uint64_t i = 0; i < times; ++i)
        crc = crc32_combine(crc, blanks_crc, kMiB);
    crc = crc32_combine(crc, tail_crc, static_cast<z_off_t>(tail.size()));
    const auto size = static_cast<std::uint32_t>(head.size() + times * kMiB + tail.size());
    const std::string gzip_head("\x1f\x8b\x08\0\0\0\0\0\x02\xff", 10);
    return {
        {gzip_head + deflated(head, Z_FULL_FLUSH)},
        {deflated(blanks, Z_FULL_FLUSH), times},
        {deflated(tail, Z_FINISH) + little_endian(static_cast<std::uint32_t>(crc)) + little_endian(size)}};
}

} // namespace regie::standin
