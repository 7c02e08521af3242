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

/// Made once a show. flag() may be called from several threads at the same time; a comment takes some ten
/// microseconds.
class Flagger {
  public:
    explicit Flagger(const FlagSettings& settings);
    ~Flagger();
    Flagger(Flagger&&) noexcept;
    Flagger& operator=(Flagger&&) noexcept;

    /// Worst first; at most one flag a rule. Empty: nothing to say about it.
    std::vector<Flag> flag(const FlagInput& input) const;

  private:
    struct Rules;
    std::unique_ptr<const Rules> rules_;
};

} // namespace regie
