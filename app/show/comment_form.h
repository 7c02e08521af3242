#pragma once
// How a comment stands in a line of JSON, be it recorded, of the log or somebody's own.

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>

namespace regie {

/// A member that is there and is not what a comment has there.
struct WrongMember {
    std::string name;  ///< for people: "author", or "name" of "author", quotes included
    std::string found; ///< the kind of value it has: "string", "number", …
    const char* form;  ///< what it has in a comment: "a text", or how it is written
};

/// The first such member of an object; null is as good as a member that is missing.
std::optional<WrongMember> wrong_member(const nlohmann::json& comment);

} // namespace regie
