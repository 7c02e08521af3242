#pragma once
// What a crew wants flagged: the "flags" of a show file, which a desk can change while the show runs.

#include "show/comment.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace regie {

/// How a crew uses one rule.
struct RuleUse {
    bool on = true;
    std::optional<Severity> severity; ///< instead of the rule's own
    bool hide = false;                ///< what it flags is hidden at once: only ever the crew's choice

    bool operator==(const RuleUse&) const = default;
};

/// A regular expression of the crew's own, in RE2's syntax.
struct CrewPattern {
    std::string pattern;
    std::string reason; ///< for the moderator
    Severity severity = Severity::Notice;

    bool operator==(const CrewPattern&) const = default;
};

struct FlagSettings {
    std::vector<std::string> block = {};   ///< words and phrases to flag on top of the built-in lists
    std::vector<std::string> allow = {};   ///< words and phrases never to flag
    std::vector<std::string> suspect = {}; ///< words and phrases that want a look
    std::vector<CrewPattern> patterns = {};
    std::vector<std::string> hosts = {};       ///< links to these and what lies under them are not flagged
    std::string institution = {};              ///< whose show it is; nobody in the audience may bear its name
    std::vector<std::string> staff = {};       ///< nor theirs
    std::vector<std::string> languages = {};   ///< the show's, "fr", "en", …; empty: any
    double share = 0.05;                       ///< of the comments, 0..0.5, that each classifier may flag
    std::optional<double> toxicity = {};       ///< flag from this score on, 0..1, whatever share that is
    std::map<std::string, RuleUse> rules = {}; ///< by the rule's name; without an entry: on, its own severity

    /// How `rule` is used.
    RuleUse use_of(const std::string& rule) const;

    bool operator==(const FlagSettings&) const = default;
};

/// As the show file writes it; what has its usual value is left out.
void to_json(nlohmann::json& json, const FlagSettings& settings);
/// `json` has passed the schema's checks for "flags".
void from_json(const nlohmann::json& json, FlagSettings& settings);

} // namespace regie
