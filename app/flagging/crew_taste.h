#pragma once
// What this crew takes down and what it lets stand, learnt from its own decisions: like comments come earlier
// or later in the moderator's order. It never flags and never hides.
//
// Counts of words, pieces of words and rules in what was decided, weighed as naive Bayes does: a fold over
// the log, exact to take back, the same whatever order the decisions came in. Not thread-safe.

#include "show/result.h"
#include "show/show_state.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace regie {

class CrewTaste {
  public:
    static constexpr std::size_t kBuckets = 1U << 16U; ///< features are hashed into as many
    /// So many comments can change sides again; what was decided before stays learnt.
    static constexpr std::size_t kMaxRemembered = 5'000;

    CrewTaste();

    /// `state` has been given `event`. A person's hide, delete or ban says that a comment should go, their
    /// approval, answer or pin that it is fine; a cue or a rule says nothing.
    void apply(const Event& event, const ShowState& state);

    /// -1 (let stand) … 1 (taken down), 0 when nothing like it was decided.
    double of(const CommentEntry& entry) const;

    /// Comments of this show that were learnt from.
    std::size_t decisions() const { return own_.gone + own_.fine; }
    /// Comments of shows before it that were.
    std::size_t earlier_decisions() const { return earlier_.gone + earlier_.fine; }

    /// What is worth keeping for the next show, earlier ones included: {"version", "gone", "fine", "counts":
    /// [[bucket, gone, fine], …]}. No text, no name, no author: sums of hashed pieces alone.
    nlohmann::json kept() const;
    /// Begins with what kept() gave. Nothing changes on an error.
    Result<void> start_with(const nlohmann::json& kept);
    /// Forgets earlier shows; what was learnt in this one stays.
    void forget_earlier();

  private:
    using Features = std::vector<std::uint16_t>; // sorted, each once
    enum class Side { None, Gone, Fine };
    struct Counts {
        std::vector<std::uint32_t> gone_with, fine_with; // by bucket: comments with that feature
        std::uint32_t gone = 0, fine = 0;
    };
    struct Learnt {
        Side side;
        Features features;
        std::string author;
    };

    static Features features_of(const CommentEntry& entry);
    Side side_of(const CommentEntry& entry, const ShowState& state) const;
    void look_at(const std::string& comment, const ShowState& state);
    void count(const Learnt& learnt, bool forward);

    Counts own_, earlier_;
    std::unordered_map<std::string, std::pair<int, int>> authors_; // gone, fine; never kept
    std::unordered_map<std::string, Learnt> learnt_;               // by comment
    std::deque<std::string> order_;                                // of learnt_, oldest first
    std::unordered_set<std::string> pinned_;                       // by a person, and not taken back
};

} // namespace regie
