#pragma once
// What moderators can do at a platform.

#include <nlohmann/json.hpp>

namespace regie {

/// The desk labels its buttons with what will really happen, and shows no others.
struct Capabilities {
    bool can_hide = false;   ///< and show again
    bool can_delete = false; ///< for good; where can_hide is false, a hide is carried out as this
    bool can_ban = false;    ///< and let in again
    bool can_reply = false;  ///< may still be refused for a particular comment
    bool can_end = false;    ///< the broadcast itself

    bool operator==(const Capabilities&) const = default;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE_WITH_DEFAULT(Capabilities, can_hide, can_delete, can_ban, can_reply,
                                                can_end)

} // namespace regie
