#include "standin/recorded_values.h"

#include <charconv>
#include <cmath>

namespace regie::standin::recorded {

using nlohmann::json;

std::optional<double> number(const json& object, const char* key) {
    const auto& value = member(object, key);
    if (value.is_number())
        return value.get<double>(); // JSON has no number that is not finite
    const auto digits = text_of(object, key);
    double read = 0;
    const auto* const end = digits.data() + digits.size();
    const auto result = std::from_chars(digits.data(), end, read);
    const bool fits = result.ec == std::errc{} && result.ptr == end && std::isfinite(read);
    return fits ? std::optional(read) : std::nullopt;
}

} // namespace regie::standin::recorded
