#include "intake/graph_answer.h"

#include "intake/json_values.h"
#include "intake/platform_trouble.h"
#include "show/bounded_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace regie::intake::graph {
namespace {

using nlohmann::json;

TroubleKind kind_of_code(std::int64_t code, int subcode) {
    switch (code) {
    case 102: // API session
    case 104: // incorrect signature, or no token at all
    case 190: // token expired, revoked, malformed
        return TroubleKind::Token;
    case 4:     // application
    case 17:    // user
    case 32:    // page, user token
    case 341:   // application, temporarily
    case 613:   // custom limit
    case 80001: // page, page token
        return TroubleKind::Throttled;
    case 1: // unknown error
    case 2: // service
        return TroubleKind::Transient;
    default:
        if (subcode == 463 || subcode == 467) // expired, invalidated: some calls say so with another code
            return TroubleKind::Token;
        return code == 10 || (code >= 200 && code <= 299) ? TroubleKind::Permission : TroubleKind::BadRequest;
    }
}

std::optional<json> header_json(const HttpResponse& response, const char* name) {
    const auto at = response.headers.find(name);
    if (at == response.headers.end())
        return {};
    auto value = parse_bounded_json(at->second);
    return value ? std::optional(std::move(*value)) : std::nullopt;
}

// {"<business-id>": [{"type": …, "call_count": …, "estimated_time_to_regain_access": minutes}]}
template<typename Visit>
void each_business_usage(const HttpResponse& response, Visit visit) {
    const auto usage = header_json(response, "x-business-use-case-usage");
    if (!usage || !usage->is_object())
        return;
    for (const auto& business : *usage)
        if (business.is_array())
            for (const auto& entry : business)
                if (entry.is_object())
                    visit(entry);
}

int highest(const json& usage) {
    std::int64_t percent = 0;
    for (const auto* key : {"call_count", "total_time", "total_cputime"})
        percent = std::max(percent, integer_of(usage, key));
    return static_cast<int>(std::clamp<std::int64_t>(percent, 0, 1000));
}

// Retry-After, or the time that the usage headers tell: the longer of both, an hour at most.
std::optional<std::int64_t> wait_ms(const HttpResponse& response) {
    auto wait = retry_after_ms(response).value_or(0);
    each_business_usage(response, [&](const json& entry) {
        const auto minutes =
            std::clamp<std::int64_t>(integer_of(entry, "estimated_time_to_regain_access"), 0, 60);
        wait = std::max(wait, minutes * 60'000);
    });
    return wait > 0 ? std::optional(wait) : std::nullopt;
}

// "Please reduce the amount of data you're asking for, then retry your request": the code is the one of every
// unknown error.
bool wants_less(std::int64_t code, const std::string& message) {
    return code == 1 && message.find("reduce the amount of data") != std::string::npos;
}

Trouble trouble_of(const HttpResponse& response, const json& error, const std::string& secret) {
    const auto code = integer_of(error, "code");
    const auto message = text_of(error, "message");
    const auto kind = wants_less(code, message)
                          ? TroubleKind::TooMuch
                          : kind_of_code(code, static_cast<int>(integer_of(error, "error_subcode")));
    const auto words = platform_words(message, secret);
    auto clause = trouble_words(kind, words);
    if (words.empty())
        clause += fmt::format(" (code {})", code);
    return {kind, std::move(clause), wait_ms(response)};
}

} // namespace

Answer<json> read(const HttpResponse& response, const std::string& secret) {
    auto body = parse_bounded_json(response.body);
    if (body && body->is_object())
        if (const auto error = body->find("error"); error != body->end() && error->is_object())
            return tl::unexpected(trouble_of(response, *error, secret));
    if (!is_success(response)) {
        const auto kind = response.status == 429 ? TroubleKind::Throttled : TroubleKind::Transient;
        return tl::unexpected(Trouble{kind, fmt::format("answered {}", response.status), wait_ms(response)});
    }
    if (!body)
        return tl::unexpected(Trouble{TroubleKind::Transient, body.error().what, {}});
    return std::move(*body);
}

bool is_no_such_object(const HttpResponse& response) {
    const auto body = parse_bounded_json(response.body);
    if (!body)
        return false;
    const auto& error = member(*body, "error");
    return integer_of(error, "code") == 100 && integer_of(error, "error_subcode") == 33;
}

int usage_percent(const HttpResponse& response) {
    const auto app = header_json(response, "x-app-usage");
    int percent = app && app->is_object() ? highest(*app) : 0;
    each_business_usage(response, [&](const json& entry) { percent = std::max(percent, highest(entry)); });
    return percent;
}

} // namespace regie::intake::graph
