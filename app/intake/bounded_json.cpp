#include "intake/bounded_json.h"

#include "show/json_text.h"

#include <cstddef>

namespace regie::intake {
namespace {

using nlohmann::json;

struct TooDeep {};
struct TooMuch {};

/// About what a value takes in memory, with what growing lists and the allocator add. Measured: 2 MiB of
/// "{}," took 53 MB before this was bounded.
std::size_t weight_of(json::parse_event_t event, const json& parsed) {
    constexpr std::size_t kValue = 32, kText = 40, kKey = 112, kObject = 96, kList = 64;
    const auto length = parsed.is_string() ? parsed.get_ref<const std::string&>().size() : 0;
    switch (event) {
    case json::parse_event_t::object_start:
        return kObject;
    case json::parse_event_t::array_start:
        return kList;
    case json::parse_event_t::key:
        return kKey + length;
    case json::parse_event_t::value:
        return kValue + (parsed.is_string() ? kText + length : 0);
    case json::parse_event_t::object_end:
    case json::parse_event_t::array_end:
        break;
    }
    return 0;
}

json parse(std::string_view text) {
    std::size_t weight = 0;
    return json::parse(text, [&](int depth, json::parse_event_t event, const json& parsed) {
        if (depth > kMaxJsonDepth)
            throw TooDeep{};
        weight += weight_of(event, parsed);
        if (weight > kMaxJsonBytes)
            throw TooMuch{};
        return true;
    });
}

// One comment with half an emoji or broken bytes must not silence all the others of its page.
json parse_repaired(std::string_view text) {
    try {
        return parse(text);
    } catch (const json::exception&) {
        const auto repaired = repaired_json(text);
        if (repaired == text)
            throw;
        return parse(repaired);
    }
}

} // namespace

Result<json> parse_bounded_json(std::string_view text) {
    try {
        return parse_repaired(text);
    } catch (const TooDeep&) {
        return failure("sent JSON nested too deep");
    } catch (const TooMuch&) {
        return failure("sent JSON of more values than an honest answer has");
    } catch (const json::exception&) { // its words quote the input, which is of no help to an operator
        return failure("sent something that is not JSON");
    }
}

} // namespace regie::intake
