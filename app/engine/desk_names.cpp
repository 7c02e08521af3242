#include "engine/desk_names.h"

#include "flagging/fold.h"
#include "show/actors.h"
#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace regie {

namespace {

constexpr const char* kNobody = "Desk"; // for who has no name of their own, or one that is not theirs to have

/// What the eye sees of a name: one case, no accents, no gaps and signs, look-alikes taken for what they look
/// like.
std::string look_of(const std::string& name) {
    std::string look;
    for (const auto& one : fold(name)) {
        if (!is_letter(one.c) && !is_digit(one.c))
            continue;
        if (one.c >= 0x80)
            look += fmt::format("<{:x}>", static_cast<std::uint32_t>(one.c));
        else
            look += one.c == '0' ? 'o' : one.c == '1' || one.c == 'i' ? 'l' : static_cast<char>(one.c);
    }
    return look.empty() ? name : look; // a pictograph
}

/// "rule:scam", however the sign between is drawn.
bool is_rules(const std::string& name) {
    static const auto rule = actor::kRule.substr(0, actor::kRule.size() - 1);
    const auto seen = fold(name);
    if (seen.size() <= rule.size())
        return false;
    const bool begins =
        std::equal(rule.begin(), rule.end(), seen.begin(),
                   [](char letter, const Folded& one) { return one.c == static_cast<char32_t>(letter); });
    const auto behind = seen[rule.size()].c;
    return begins && !is_letter(behind) && !is_digit(behind) && behind != ' ';
}

/// "cue 3"
bool is_cues(const std::string& look) {
    static const auto cue = look_of(std::string(actor::kCue));
    return look.size() > cue.size() && look.starts_with(cue) &&
           look.find_first_not_of("ol23456789", cue.size()) == std::string::npos;
}

} // namespace

bool DeskNames::is_engines(const std::string& name) const {
    const auto look = look_of(name);
    const auto looks_like = [&](const std::string& other) { return look_of(other) == look; };
    return is_rules(name) || is_cues(look) ||
           std::any_of(actor::kAll.begin(), actor::kAll.end(), looks_like) ||
           std::any_of(feeds_.begin(), feeds_.end(), looks_like);
}

bool DeskNames::belongs(const std::string& name, const std::string& desk) {
    return owned_.try_emplace(look_of(name), Owned{name, desk}).second;
}

std::string DeskNames::name_for(const std::string& wanted, const std::string& desk,
                                const std::vector<std::string>& taken) const {
    std::set<std::string> looks;
    for (const auto& name : taken)
        looks.insert(look_of(name));
    const auto is_free = [&](const std::string& name) {
        const auto owner = owned_.find(look_of(name));
        return !looks.contains(look_of(name)) && (owner == owned_.end() || owner->second.desk == desk) &&
               !is_engines(name);
    };
    auto base = wanted.empty() || is_engines(wanted) ? std::string(kNobody) : wanted;
    if (!desk.empty() && !owned_.contains(look_of(base))) {
        const auto theirs = [&](const auto& owned) { return owned.second.desk == desk; };
        if (std::count_if(owned_.begin(), owned_.end(), theirs) >= kMostOfDesk)
            base = std::find_if(owned_.begin(), owned_.end(), theirs)->second.name;
    }
    if (is_engines(fmt::format("{} 2", base))) // "cue", which would be "cue 2"
        base = is_free(base) ? base : kNobody;
    if (is_free(base))
        return base;
    // One of so many is free, as only so many are taken.
    for (std::size_t n = 2;; ++n)
        if (auto name = fmt::format("{} {}", base, n); is_free(name))
            return name;
}

} // namespace regie
