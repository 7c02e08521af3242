#pragma once
// What goes wrong at any platform, in one wording: what an HTTP status means, what a platform's own words may
// carry into a log.

#include "intake/connector.h"

#include <cstdint>
#include <optional>
#include <string>

namespace regie::intake {

/// A platform's words as a desk shows them: cleaned, without a full stop, of a bearable length, and with
/// `secret` cut out, which platforms like to quote.
std::string platform_words(std::string words, const std::string& secret);

/// "does not accept the access token: WORDS", "was asked too often": a clause after the platform's name.
std::string trouble_words(TroubleKind kind, const std::string& words);

/// Retry-After in seconds, an hour at most; none when the platform has no wish.
std::optional<std::int64_t> retry_after_ms(const HttpResponse& response);

/// What a status that is no success means where the body says nothing better.
Trouble trouble_of_status(const HttpResponse& response);

bool is_success(const HttpResponse& response);

} // namespace regie::intake
