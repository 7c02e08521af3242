#include "show/poll.h"

#include <array>

namespace regie {

// Bytes alone: all that may stand around the number is listed.
std::optional<std::size_t> vote_of(std::string_view text, std::size_t options) {
    constexpr std::array<std::string_view, 13> kAround{" ", "\u00A0", "\u202F", ".",  "!",      ")",     "(",
                                                       ":", "#",      "n°",     "N°", "\uFE0F", "\u20E3"};
    constexpr std::size_t kLongest = 24; // bytes: a vote is short
    std::optional<std::size_t> number;
    if (text.size() > kLongest)
        return {};
    while (!text.empty()) {
        bool known = false;
        for (const auto& around : kAround)
            if (text.starts_with(around)) {
                text.remove_prefix(around.size());
                known = true;
                break;
            }
        if (known)
            continue;
        if (number || text.front() < '1' || text.front() > '9' ||
            (text.size() > 1 && text[1] >= '0' && text[1] <= '9'))
            return {};
        number = static_cast<std::size_t>(text.front() - '1');
        text.remove_prefix(1);
    }
    return number && *number < options ? number : std::nullopt;
}

} // namespace regie
