#pragma once
// What the schema cannot say of a comment feed in a show file: what each platform needs, what an address and
// a JSON Pointer are.

#include "show/result.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace regie {

/// The first fault of one feed, which fits the schema; its `where` is the JSON pointer from the feed on.
std::optional<Error> check_feed(const nlohmann::json& feed);

/// A comment feed's id: what the file gives, else its platform's name.
std::string feed_id(const nlohmann::json& feed);

} // namespace regie
