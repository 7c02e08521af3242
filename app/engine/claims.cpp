#include "engine/claims.h"

#include <algorithm>

namespace regie {

void Claims::at(const std::string& desk, const std::string& comment, std::int64_t now_ms) {
    desks_[desk].at = {comment, now_ms + kHoldMs};
}

void Claims::keep(const std::string& desk, const std::string& comment, std::int64_t now_ms) {
    auto& kept = desks_[desk].kept;
    const auto same = [&](const Claim& claim) { return claim.comment == comment; };
    if (std::erase_if(kept, same) > 0 || comment.empty())
        return;
    if (kept.size() >= kMostKept)
        kept.erase(kept.begin());
    kept.push_back({comment, now_ms + kHoldMs});
}

bool Claims::expire(std::int64_t now_ms) {
    bool any = false;
    for (auto& [name, desk] : desks_) {
        any |= std::erase_if(desk.kept, [&](const Claim& claim) { return claim.until_ms <= now_ms; }) > 0;
        if (!desk.at.comment.empty() && desk.at.until_ms <= now_ms) {
            desk.at = {};
            any = true;
        }
    }
    return any;
}

std::vector<std::string> Claims::of(const std::string& desk) const {
    std::vector<std::string> comments;
    const auto known = desks_.find(desk);
    if (known == desks_.end())
        return comments;
    if (!known->second.at.comment.empty())
        comments.push_back(known->second.at.comment);
    for (const auto& claim : known->second.kept)
        if (claim.comment != known->second.at.comment)
            comments.push_back(claim.comment);
    return comments;
}

} // namespace regie
