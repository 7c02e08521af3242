#pragma once
// The crew's own regular expressions, all tried at once.

#include "show/comment.h"
#include "show/flag_settings.h"
#include "show/result.h"

#include <memory>
#include <optional>
#include <re2/set.h>
#include <string_view>
#include <vector>

namespace regie {

/// RE2 only: no pattern can run for longer than the text is long. May be asked from several threads.
class CrewPatterns {
  public:
    /// The place of the first that is none ("/flags/patterns/2/pattern"), takes too much memory, or matches
    /// all.
    static Result<void> check(const std::vector<CrewPattern>& patterns);

    /// Without those that check() refuses.
    explicit CrewPatterns(const std::vector<CrewPattern>& patterns);
    ~CrewPatterns();
    CrewPatterns(CrewPatterns&&) noexcept;

    /// A "pattern" flag by the worst that matches, with what it matches.
    std::optional<Flag> find(std::string_view text) const;

  private:
    struct One;
    std::vector<int> matching(std::string_view text) const;

    std::vector<One> patterns_;
    std::unique_ptr<const re2::RE2::Set> all_; // in the same order; none: they are tried one by one
};

} // namespace regie
