#pragma once
// Which comments the crew's hide rules must leave alone: what a person showed again stays shown. A fold over
// the log, not thread-safe.

#include "show/show_state.h"

#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace regie {

/// Who hides in the log when the crew's rule `rule` does: "rule:scam".
std::string actor_of_rule(std::string_view rule);
/// The rule such an actor stands for; empty for anybody else.
std::string_view rule_of_actor(std::string_view actor);

class RuleHides {
  public:
    /// `state` has been given `event`.
    void apply(const Event& event, const ShowState& state);

    /// Whether `rule` may hide this comment: nobody has decided about it, no rule ever hid it, and no comment
    /// of its author's that this rule hid was shown again by hand.
    bool may_hide(const CommentEntry& entry, const std::string& rule) const;

  private:
    using Spared = std::pair<std::string, std::string>; // author within a feed, rule

    std::unordered_set<std::string> hidden_; // comments that a rule ever hid
    std::multiset<Spared> spared_;           // once for each comment that was shown again
};

} // namespace regie
