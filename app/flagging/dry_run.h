#pragma once
// Other rules tried on comments that have been said: what they would have flagged, beside what the present
// ones do, with examples to look at before anybody switches them on. A value without threads or a clock:
// whoever gives it comments decides how many.

#include "flagging/author_history.h"
#include "flagging/channel_scores.h"
#include "flagging/flagger.h"
#include "show/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace regie {

/// A comment that is flagged by the one and not by the other.
struct TriedExample {
    std::string text; ///< what matters of it, at most some 200 bytes, cut ends as "…"
    std::string reason;
    std::vector<TextSpan> spans; ///< in `text`
    std::uint64_t draw = 0;      ///< examples are those with the lowest: any of them, the same in every run
};

struct TriedRule {
    std::size_t now = 0, then = 0;        ///< comments that the present rules and the tried ones flag
    std::size_t newly = 0, no_longer = 0; ///< of these: by one of them only
    std::vector<TriedExample> newly_flagged, no_longer_flagged; ///< at most DryRun::kExamples each
};

struct TriedRules {
    std::size_t comments = 0;
    TriedRule any;                          ///< by whatever rule that wants a look: not questions
    std::map<std::string, TriedRule> rules; ///< by name: those that flagged anything
};

class DryRun {
  public:
    static constexpr std::size_t kExamples = 10;

    DryRun(const FlagSettings& now, const FlagSettings& then);

    /// A comment of a session, in the order they came; `at_ms` as AuthorHistory takes it.
    void add(const Comment& comment, std::int64_t at_ms);
    /// What follows is of another session: nobody has said anything yet.
    void next_session();

    const TriedRules& result() const { return result_; }

  private:
    /// One set of rules, with the thresholds that it takes from the traffic.
    struct Side {
        explicit Side(const FlagSettings& rules) : settings(rules), flagger(rules), scores(rules) {}
        std::vector<Flag> judge(FlagInput& input);

        FlagSettings settings;
        Flagger flagger;
        ChannelScores scores;
    };

    Side now_, then_;
    AuthorHistory history_;
    TriedRules result_;
};

/// {"comments", "any": {"now", "then", "newly", "no_longer", "newly_flagged": [{"text", "reason", "spans"}],
/// "no_longer_flagged": […]}, "rules": {NAME: the same}}.
nlohmann::json to_json(const TriedRules& tried);

} // namespace regie
