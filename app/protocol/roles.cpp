#include "protocol/roles.h"

#include "protocol/messages.h"
#include "show/json_values.h"

#include <algorithm>
#include <array>

namespace regie::protocol {

namespace {

constexpr std::array kViewers = {method::kHello, method::kEarlier};
constexpr std::array kModerators = {
    method::kSay,          method::kAnswerOnAir, method::kPin,  method::kQueue,  method::kUnqueue,
    method::kHide,         method::kApprove,     method::kNote, method::kDelete, method::kAnswer,
    method::kBan,          method::kHideRaid,    method::kMark, method::kClaim,  method::kUndo,
    method::kSetFlagRules, method::kTryFlagRules};
// What of it outlasts the show; everything else that does is the operator's.
constexpr std::array kModeratorsKeep = {method::kSetAnswers, method::kSaveFlagRules, method::kKeepLearning,
                                        method::kForgetLearning};

bool among(const auto& methods, std::string_view method) {
    return std::find(methods.begin(), methods.end(), method) != methods.end();
}

} // namespace

const char* to_string(Role role) {
    switch (role) {
    case Role::Viewer:
        return "viewer";
    case Role::Moderator:
        return "moderator";
    case Role::Operator:
        break;
    }
    return "operator";
}

std::optional<Role> role_of(std::string_view name) {
    for (const auto role : {Role::Viewer, Role::Moderator, Role::Operator})
        if (name == to_string(role))
            return role;
    return {};
}

bool may(Role role, std::string_view method, const nlohmann::json& params) {
    if (role == Role::Operator || among(kViewers, method))
        return true;
    if (role == Role::Viewer)
        return false;
    // A comment on air is theirs; what else is on air is the operator's.
    return among(kModerators, method) || among(kModeratorsKeep, method) ||
           (method == method::kRelease &&
            (text_of(params, "key") == kPinKey || text_of(params, "key") == kAnswerKey));
}

} // namespace regie::protocol
