#pragma once
// Text in, flags with reasons out. Rules only: word lists (assets/words), patterns and the author's habits.

#include "flagging/flag_input.h"
#include "show/comment.h"
#include "show/show_file.h"

#include <memory>
#include <vector>

namespace regie {

/// The names of all rules, as they stand in Flag::rule.
const std::vector<std::string>& flag_rules();

/// What is to be said of one comment.
struct Judgement {
    std::vector<Flag> flags; ///< worst first; at most one a rule; empty: nothing to say about it
    double toxicity = 0; ///< 0..1: the surest of the rules of that kind and the classifier; for ranking too
    double spam = 0;     ///< 0..1: the same for spam
};

/// Made anew when the crew changes its rules. flag() may be called from several threads at the same time; a
/// comment takes some ten microseconds.
class Flagger {
  public:
    /// Leaves out patterns that CrewPatterns::check() refuses.
    explicit Flagger(const FlagSettings& settings);
    ~Flagger();
    Flagger(Flagger&&) noexcept;
    Flagger& operator=(Flagger&&) noexcept;

    Judgement judge(const FlagInput& input) const;

  private:
    struct Rules;
    std::unique_ptr<const Rules> rules_;
};

} // namespace regie
