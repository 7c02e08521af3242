#include "show/bounded_json.h"

#include "show/json_text.h"

namespace regie {
namespace {

using nlohmann::json;

// About what a value takes in memory, with what growing lists and the allocator add. Measured: 2 MiB of "{},"
// took 53 MB before this was bounded.
constexpr std::size_t kValue = 32, kText = 40, kKey = 112, kObject = 96, kList = 64;

/// Behind the text that begins at `at`.
std::size_t end_of_text(std::string_view text, std::size_t at) {
    for (++at; at < text.size() && text[at] != '"'; ++at)
        if (text[at] == '\\')
            ++at;
    return at + 1;
}

bool stands_alone(char c) {
    return c == '"' || c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':' || c == ' ' ||
           c == '\t' || c == '\n' || c == '\r';
}

} // namespace

Result<void> weigh_json(std::string_view text, std::size_t most_bytes) {
    std::size_t weight = 0;
    int depth = 0;
    for (std::size_t at = 0; at < text.size() && weight <= most_bytes;) {
        const auto from = at;
        switch (text[at]) {
        case '"':
            at = end_of_text(text, at);
            weight += kValue + kText + (at - from);
            break;
        case ':': // what stood before it was a key
            weight += kKey - kValue - kText;
            ++at;
            break;
        case '{':
        case '[':
            weight += text[at++] == '{' ? kObject : kList;
            if (++depth > kMaxJsonDepth)
                return failure("sent JSON nested too deep");
            break;
        case '}':
        case ']':
            --depth;
            ++at;
            break;
        case ',':
        case ' ':
        case '\t':
        case '\n':
        case '\r':
            ++at;
            break;
        default: // a number, true, false, null
            while (at < text.size() && !stands_alone(text[at]))
                ++at;
            weight += kValue;
        }
    }
    if (weight > most_bytes)
        return failure("sent JSON of more values than an honest answer has");
    return {};
}

Result<json> parse_bounded_json(std::string_view text, std::size_t most_bytes) {
    if (auto bounded = weigh_json(text, most_bytes); !bounded)
        return tl::unexpected(bounded.error());
    auto read = json::parse(text, nullptr, false);
    if (!read.is_discarded())
        return read;
    // One comment with half an emoji or broken bytes must not silence all the others of its page.
    const auto repaired = repaired_json(text);
    if (auto bounded = weigh_json(repaired, most_bytes); !bounded)
        return tl::unexpected(bounded.error());
    read = json::parse(repaired, nullptr, false);
    if (read.is_discarded())
        return failure("sent something that is not JSON");
    return read;
}

} // namespace regie
