#pragma once
// What a desk may do. The engine enforces it; a desk shows what it has. Pure values.

#include <nlohmann/json.hpp>

#include <optional>
#include <string_view>

namespace regie::protocol {

/// Each may do what those before it may. What outlasts the show is the operator's, but for what moderators
/// work with and answer for at the platforms: the show file's "answers" and "flags", and what was learnt
/// beside it. Each time that is kept, what it was before is kept as well.
enum class Role {
    Viewer,    ///< sees and hears all, changes nothing
    Moderator, ///< decides on comments, puts them on air and takes them off, tunes the flags
    Operator,  ///< everything, other desks included
};
/// "viewer", "moderator", "operator"
const char* to_string(Role role);
std::optional<Role> role_of(std::string_view name);

/// Whether a desk of that role may call `method`; what is taken back with kUndo is for the engine to know.
bool may(Role role, std::string_view method, const nlohmann::json& params);

} // namespace regie::protocol
