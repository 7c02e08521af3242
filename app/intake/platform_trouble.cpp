#include "intake/platform_trouble.h"

#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

namespace regie::intake {
namespace {

constexpr std::size_t kMaxWords = 200; // graphemes of a platform's message that a desk shows
constexpr std::string_view kCutOut = "…";
constexpr std::int64_t kLongestWaitMs = 3'600'000;

TroubleKind kind_of_status(int status) {
    switch (status) {
    case 401:
        return TroubleKind::Token;
    case 403:
        return TroubleKind::Permission;
    case 400:
    case 404:
    case 405:
    case 410:
    case 422:
        return TroubleKind::BadRequest;
    case 429:
        return TroubleKind::Throttled;
    default:
        return TroubleKind::Transient;
    }
}

const char* lead_in(TroubleKind kind) {
    switch (kind) {
    case TroubleKind::Token:
        return "does not accept the access token";
    case TroubleKind::Throttled:
        return "was asked too often";
    case TroubleKind::Permission:
        return "does not allow it";
    case TroubleKind::BadRequest:
    case TroubleKind::Gone:
        return "refused";
    case TroubleKind::Cursor:
        return "has lost the place in its list";
    case TroubleKind::TooMuch:
        return "cannot give so much at once";
    case TroubleKind::Ended:
        return "has closed the comments";
    case TroubleKind::Transient:
        break;
    }
    return "has trouble of its own";
}

} // namespace

std::string platform_words(std::string words, const std::string& secret) {
    for (auto at = words.find(secret); !secret.empty() && at != std::string::npos;
         at = words.find(secret, at + kCutOut.size()))
        words.replace(at, secret.size(), kCutOut);
    words = clean_text(words, kMaxWords);
    while (words.ends_with('.'))
        words.pop_back();
    return words;
}

std::string trouble_words(TroubleKind kind, const std::string& words) {
    return words.empty() ? std::string(lead_in(kind)) : fmt::format("{}: {}", lead_in(kind), words);
}

std::optional<std::int64_t> retry_after_ms(const HttpResponse& response) {
    const auto at = response.headers.find("retry-after");
    if (at == response.headers.end())
        return {};
    std::int64_t seconds = 0;
    const auto& text = at->second;
    if (std::from_chars(text.data(), text.data() + text.size(), seconds).ec != std::errc{} || seconds <= 0)
        return {};
    return std::min(seconds, kLongestWaitMs / 1000) * 1000;
}

Trouble trouble_of_status(const HttpResponse& response) {
    const auto kind = kind_of_status(response.status);
    const auto answered = fmt::format("answered {}", response.status);
    const bool plain = kind == TroubleKind::Transient || kind == TroubleKind::BadRequest;
    return {kind, plain ? answered : trouble_words(kind, answered), retry_after_ms(response)};
}

bool is_success(const HttpResponse& response) { return response.status >= 200 && response.status <= 299; }

} // namespace regie::intake
