#pragma once
// Which of the house's answers a comment asks for. Pure.

#include "flagging/answer_words.h"
#include "show/answers.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace regie {

struct AnswerMatch {
    std::size_t entry = 0; ///< of those the matcher was made of
    double sure =
        0; ///< 0 to 1: how much of the question the entry's nearest form says, and the other way round
};

/// Compares words (answer_words.h), a sentence at a time; rare ones count more than those that many entries
/// have, and those that no entry has count against it.
/// Any thread, as long as nobody changes it.
class AnswerMatcher {
  public:
    explicit AnswerMatcher(const std::vector<AnswerEntry>& entries);

    /// The best of the entries for which `may` is true; none: no word is the same.
    template<typename May>
    std::optional<AnswerMatch> best(std::string_view question, May may) const {
        std::optional<AnswerMatch> found;
        std::size_t words_left = 2 * kMostWords;
        for (const auto sentence : sentences_of(question)) {
            auto words = answer_words(sentence);
            words.resize(std::min({words.size(), kMostWords, words_left}));
            words_left -= words.size();
            for (const auto at : forms_like(words))
                if (const auto& form = forms_[at]; may(form.entry))
                    if (const double sure = likeness(words, form.words); sure > (found ? found->sure : 0))
                        found = AnswerMatch{form.entry, sure};
        }
        return found;
    }

  private:
    struct Form {
        std::size_t entry;
        std::vector<std::string> words;
    };
    /// Who asks needs no more, and who writes more is not to keep the show waiting: of a sentence, and twice
    /// as many of a comment.
    static constexpr std::size_t kMostWords = 24;

    /// Those with the most words which begin like these, at most kMostForms: without one there is no likeness
    /// worth a look.
    std::vector<std::size_t> forms_like(const std::vector<std::string>& words) const;
    static constexpr std::size_t kMostForms = 24;
    double likeness(const std::vector<std::string>& one, const std::vector<std::string>& other) const;
    double weight_of(const std::string& word) const;

    std::vector<Form> forms_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_beginning_; ///< of a word: places in forms_
    std::unordered_map<std::string, double> weights_;
    double unknown_weight_ = 0;
};

} // namespace regie
