#include "flagging/flagger.h"

#include "flagging/contacts.h"
#include "flagging/habits.h"
#include "flagging/lexicon.h"
#include "flagging/questions.h"
#include "flagging/verdict.h"
#include "flagging/words.h"

#include <algorithm>
#include <optional>
#include <set>

namespace regie {

namespace {

const std::set<std::string> kToxic = {"insult", "coarse", "blocked", "shouting"};
const std::set<std::string> kSpam = {"scam", "link", "phone", "email", "repeat", "flood"};

double highest(const std::vector<Flag>& flags, const std::set<std::string>& rules) {
    double score = 0;
    for (const auto& flag : flags)
        if (rules.contains(flag.rule))
            score = std::max(score, flag.score);
    return score;
}

} // namespace

struct Flagger::Rules {
    explicit Rules(const FlagSettings& settings) : lexicon(settings), allow(settings.allow) {}

    Lexicon lexicon;
    std::vector<std::string> allow;
};

const std::vector<std::string>& flag_rules() {
    static const std::vector<std::string> all = {"insult",  "blocked", "scam",     "coarse",
                                                 "suspect", "link",    "phone",    "email",
                                                 "repeat",  "flood",   "shouting", "question"};
    return all;
}

Flagger::Flagger(const FlagSettings& settings) : rules_(std::make_unique<const Rules>(settings)) {}
Flagger::~Flagger() = default;
Flagger::Flagger(Flagger&&) noexcept = default;
Flagger& Flagger::operator=(Flagger&&) noexcept = default;

Judgement Flagger::judge(const FlagInput& input) const {
    const FoldedText text(input.text);
    const Verdict verdict(rules_->lexicon, text);
    const auto contacts = find_contacts(input.text, rules_->allow);

    std::vector<Flag> flags;
    const auto add = [&](const std::optional<Flag>& flag) {
        if (flag)
            flags.push_back(*flag);
    };
    add(verdict.blocked());
    add(verdict.insult());
    add(verdict.scam(contacts));
    add(verdict.coarse());
    add(verdict.suspect());
    add(contacts.link);
    add(contacts.phone);
    add(contacts.email);
    // What insults or sells asks nothing, so no cue and no moderator finds it among the questions.
    const bool may_ask = flags.empty();
    add(find_repeat(input));
    add(find_flood(input));
    add(find_shouting(input.text));
    if (may_ask)
        add(find_question(input.text, plain_words(input.text)));
    std::stable_sort(flags.begin(), flags.end(),
                     [](const Flag& a, const Flag& b) { return a.severity > b.severity; });
    const auto toxicity = highest(flags, kToxic), spam = highest(flags, kSpam);
    return {std::move(flags), toxicity, spam};
}

} // namespace regie
