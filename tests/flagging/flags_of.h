#pragma once
// One comment by somebody who said nothing before, flagged as the engine would.

#include "flagging/flagger.h"
#include "show/text.h"

#include <string>

namespace regie {

/// "insult, link": the rules in the order the flagger gives them; "" when there is nothing to say.
inline std::string rules_of(const std::vector<Flag>& flags) {
    std::string names;
    for (const auto& flag : flags)
        names += (names.empty() ? "" : ", ") + flag.rule;
    return names;
}

inline std::vector<Flag> flags_of(const std::string& text, const FlagSettings& settings = {}) {
    static const Flagger built_in{FlagSettings{}};
    const FlagInput input{clean_text(text), 0, {}};
    return settings == FlagSettings{} ? built_in.judge(input).flags : Flagger(settings).judge(input).flags;
}

/// The reason `rule` gives; "" when it does not flag.
inline std::string reason_of(const std::string& text, const std::string& rule,
                             const FlagSettings& settings = {}) {
    for (const auto& flag : flags_of(text, settings))
        if (flag.rule == rule)
            return flag.reason;
    return {};
}

} // namespace regie
