#pragma once
// What the word lists say of one comment: at most one flag a rule, with all the places it is about.

#include "flagging/contacts.h"
#include "flagging/lexicon.h"
#include "show/comment.h"

#include <optional>
#include <string_view>
#include <vector>

namespace regie {

class Verdict {
  public:
    /// `to_somebody`: it answers somebody in the audience, so that what is said is said to them.
    Verdict(const Lexicon& lexicon, const FoldedText& text, bool to_somebody = false);

    /// Wording of scams counts together with the ways out that a comment offers.
    std::optional<Flag> scam(const Contacts& contacts) const;
    const std::optional<Flag>& insult() const { return insult_; }
    const std::optional<Flag>& coarse() const { return coarse_; }
    const std::optional<Flag>& blocked() const { return blocked_; }
    const std::optional<Flag>& suspect() const { return suspect_; }

  private:
    struct Rule;
    void add(const Hit& hit, const Lexicon& lexicon);
    void keep(std::optional<Flag>& flag, const Rule& rule, const Hit& hit);
    void add_wording(std::vector<const Entry*>& wording, const Hit& hit);

    const FoldedText& text_;
    bool to_somebody_;
    std::optional<Flag> insult_, coarse_, blocked_, suspect_;
    std::vector<const Entry*> strong_, weak_;
    std::vector<TextSpan> wording_;
};

} // namespace regie
