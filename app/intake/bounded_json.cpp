#include "intake/bounded_json.h"

namespace regie::intake {
namespace {
struct TooDeep {};
} // namespace

Result<nlohmann::json> parse_bounded_json(std::string_view text) {
    using nlohmann::json;
    try {
        return json::parse(text, [](int depth, json::parse_event_t, const json&) {
            if (depth > kMaxJsonDepth)
                throw TooDeep{};
            return true;
        });
    } catch (const TooDeep&) {
        return failure("sent JSON nested too deep");
    } catch (const json::exception&) { // its words quote the input, which is of no help to an operator
        return failure("sent something that is not JSON");
    }
}

} // namespace regie::intake
