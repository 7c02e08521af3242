#include "flagging/ranking.h"

#include "flagging/odds.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace regie {

namespace {

// By how much the crew's own list moves the log-odds; what the other rules' flags are worth was learnt.
constexpr double kBlocked = 3;
// How many words a reason names.
constexpr std::size_t kNamed = 3;

bool has(const std::vector<Flag>& flags, std::string_view one, std::string_view other) {
    return std::any_of(flags.begin(), flags.end(),
                       [&](const Flag& flag) { return flag.rule == one || flag.rule == other; });
}

Flag classified(const char* rule, const char* what, double score, const std::string& text,
                const std::vector<Folded>& folded, std::vector<Classifier::Word> words) {
    words.resize(std::min(words.size(), kNamed));
    std::sort(words.begin(), words.end(),
              [](const Classifier::Word& a, const Classifier::Word& b) { return a.from < b.from; });
    Flag flag{rule, Severity::Notice, score, what};
    for (const auto& word : words) {
        const auto& last = folded[word.to - 1];
        const TextSpan span{folded[word.from].at, last.at + last.length};
        if (!flag.spans.empty() && span.start < flag.spans.back().end) // "r t c" and the "t" within it
            continue;
        flag.reason += fmt::format("{} “{}”", flag.spans.empty() ? ":" : ",",
                                   text.substr(span.start, span.end - span.start));
        flag.spans.push_back(span);
    }
    return flag;
}

} // namespace

void rank(Judgement& judgement, const FlagInput& input, const std::vector<Folded>& folded,
          const Classifier& classifier) {
    const ReadText text{input.text, folded, judgement.flags};
    const auto scores = classifier.score(text);
    judgement.toxicity = scores.toxicity;
    judgement.spam = scores.spam;
    if (has(judgement.flags, "blocked", "blocked"))
        judgement.toxicity = probability_of(log_odds_of(scores.toxicity) + kBlocked);
    if (judgement.toxicity > input.thresholds.toxicity && !has(judgement.flags, "insult", "blocked"))
        judgement.flags.push_back(classified("toxicity", "Sounds abusive", judgement.toxicity, input.text,
                                             folded, classifier.heaviest(text, false)));
    if (judgement.spam > input.thresholds.spam && !has(judgement.flags, "scam", "scam"))
        judgement.flags.push_back(classified("spam", "Looks like advertising", judgement.spam, input.text,
                                             folded, classifier.heaviest(text, true)));
}

} // namespace regie
