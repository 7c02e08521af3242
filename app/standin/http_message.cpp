#include "standin/http_message.h"

#include <fmt/format.h>

#include <algorithm>

namespace regie::standin {
namespace {

const char* reason_of(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 204:
        return "No Content";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 409:
        return "Conflict";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    default:
        return "Unknown";
    }
}

} // namespace

std::string head_of(const Response& response, std::size_t size) {
    auto head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_of(response.status));
    const bool typed = std::any_of(response.headers.begin(), response.headers.end(),
                                   [](const auto& header) { return header.first == "Content-Type"; });
    if (!typed && response.status != 204)
        head += "Content-Type: application/json; charset=UTF-8\r\n";
    for (const auto& [name, value] : response.headers)
        head += fmt::format("{}: {}\r\n", name, value);
    if (response.status != 204)
        head += fmt::format("Content-Length: {}\r\n", size);
    return head + "\r\n";
}

} // namespace regie::standin
