#include "intake/http.h"

#include <fmt/format.h>

namespace regie::intake {

std::string bearer(const std::string& token) {
    return token.empty() ? std::string() : "Authorization: Bearer " + token;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string out;
    for (const char c : text) {
        if (kPlain.find(c) != std::string_view::npos)
            out += c;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

} // namespace regie::intake
