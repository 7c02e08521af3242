#include "standin/graph_usage.h"

namespace regie::standin {
namespace {

using nlohmann::json;

constexpr std::int64_t kMinuteMs = 60'000;

} // namespace

void GraphUsage::count(std::int64_t calls, std::int64_t wall_ms) {
    const auto number = wall_ms / kMinuteMs;
    auto& minute = minutes_.at(static_cast<std::size_t>(number % 60));
    if (minute.number != number)
        minute = {number, 0};
    minute.calls += calls;
}

std::int64_t GraphUsage::calls(std::int64_t wall_ms) const {
    std::int64_t sum = 0;
    for (const auto& minute : minutes_)
        if (minute.number > wall_ms / kMinuteMs - 60)
            sum += minute.calls;
    return sum;
}

bool GraphUsage::spent(std::int64_t wall_ms) const {
    return calls_an_hour_ > 0 && calls(wall_ms) > calls_an_hour_;
}

void GraphUsage::add_headers(Response& response, const std::string& business, std::int64_t wall_ms) const {
    json usage = pretended_;
    if (usage.is_null()) {
        const auto percent = calls_an_hour_ > 0 ? calls(wall_ms) * 100 / calls_an_hour_ : 0;
        if (percent < 1)
            return;
        usage = {{"call_count", percent}, {"total_cputime", percent / 4}, {"total_time", percent / 4}};
    }
    const auto number = [&](const char* name) {
        const auto at = usage.find(name);
        return at != usage.end() && at->is_number_integer() ? at->get<std::int64_t>() : 0;
    };
    const json app = {{"call_count", number("call_count")},
                      {"total_cputime", number("total_cputime")},
                      {"total_time", number("total_time")}};
    json page = app;
    page["type"] = "pages";
    page["estimated_time_to_regain_access"] = usage.contains("estimated_time_to_regain_access")
                                                  ? number("estimated_time_to_regain_access")
                                              : spent(wall_ms) ? std::int64_t{60}
                                                               : std::int64_t{0};
    response.headers.emplace_back("X-App-Usage", app.dump());
    response.headers.emplace_back("X-Business-Use-Case-Usage", json({{business, {page}}}).dump());
}

} // namespace regie::standin
