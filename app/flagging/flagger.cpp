#include "flagging/flagger.h"

#include "flagging/contacts.h"
#include "flagging/habits.h"
#include "flagging/lexicon.h"
#include "flagging/questions.h"
#include "flagging/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

namespace regie {

namespace {

// A score says how sure the rule is.
constexpr double kPlainInsult = 0.95;
constexpr double kDisguisedInsult = 0.9; // the reading could be wrong
constexpr double kDirectedInsult = 0.8;
constexpr double kCoarse = 0.5;

const std::set<std::string> kToxic = {"insult", "coarse", "blocked", "shouting"};
const std::set<std::string> kSpam = {"scam", "link", "phone", "email", "repeat", "flood"};

double highest(const std::vector<Flag>& flags, const std::set<std::string>& rules) {
    double score = 0;
    for (const auto& flag : flags)
        if (rules.contains(flag.rule))
            score = std::max(score, flag.score);
    return score;
}

bool is_disguised(Disguise disguise) { return disguise > Disguise::Stretched; }

// Too short to be an insult by itself: "nul !" is an opinion, "con" is Spanish for "with".
constexpr std::size_t kMinAlone = 4;

/// What the word lists say of one comment.
class Verdict {
  public:
    void add(const Hit& hit, const Lexicon& lexicon, const Words& words) {
        const auto& entry = *hit.entry;
        switch (entry.level) {
        case Level::Severe:
            keep(insult_, "insult", Severity::Severe,
                 is_disguised(hit.disguise) ? kDisguisedInsult : kPlainInsult, "Insult", hit);
            break;
        case Level::Directed:
            if (is_disguised(hit.disguise) || lexicon.is_directed(words, hit.at) ||
                (entry.words[0].size() >= kMinAlone && lexicon.stands_alone(words, hit.at)))
                keep(insult_, "insult", Severity::Severe,
                     is_disguised(hit.disguise) ? kDisguisedInsult : kDirectedInsult, "Insult", hit);
            break;
        case Level::Coarse:
            keep(coarse_, "coarse", Severity::Notice, kCoarse, "Coarse", hit);
            break;
        case Level::Blocked:
            keep(blocked_, "blocked", Severity::Severe, 1, "On this show's list", hit);
            break;
        case Level::StrongScam:
            strong_.insert(&entry);
            break;
        case Level::WeakScam:
            weak_.insert(&entry);
            break;
        case Level::Harmless:
            break;
        }
    }

    std::optional<Flag> scam(const Contacts& contacts) const {
        if (strong_.empty() && weak_.empty())
            return {};
        const auto offers = (contacts.link ? 1U : 0U) + (contacts.hides_target ? 1U : 0U) +
                            (contacts.phone ? 1U : 0U) + (contacts.email ? 1U : 0U);
        const auto points = 2 * strong_.size() + weak_.size() + offers;
        const bool enough = !strong_.empty() || (offers > 0 && points >= 2) || points >= 3;
        if (!enough)
            return {};
        const auto* shown = strong_.empty() ? *weak_.begin() : *strong_.begin();
        const bool severe = offers > 0 && points >= 3;
        return Flag{"scam", severe ? Severity::Severe : Severity::Notice,
                    std::min(0.95, 0.4 + 0.1 * static_cast<double>(points)),
                    fmt::format("Scam wording{}: “{}”", contacts.link ? " with a link" : "", shown->shown)};
    }

    const std::optional<Flag>& insult() const { return insult_; }
    const std::optional<Flag>& coarse() const { return coarse_; }
    const std::optional<Flag>& blocked() const { return blocked_; }

  private:
    static void keep(std::optional<Flag>& flag, const char* rule, Severity severity, double score,
                     const char* what, const Hit& hit) {
        if (!flag || score > flag->score)
            flag = Flag{rule, severity, score,
                        fmt::format("{}{}: “{}”", what, words_for(hit.disguise), hit.entry->shown)};
    }

    struct ByText {
        bool operator()(const Entry* a, const Entry* b) const { return a->words < b->words; }
    };
    std::optional<Flag> insult_, coarse_, blocked_;
    std::set<const Entry*, ByText> strong_, weak_;
};

} // namespace

struct Flagger::Rules {
    explicit Rules(const FlagSettings& settings) : lexicon(settings), allow(settings.allow) {}

    Lexicon lexicon;
    std::vector<std::string> allow;
};

const std::vector<std::string>& flag_rules() {
    static const std::vector<std::string> all = {"insult", "blocked", "scam",  "coarse",   "link",    "phone",
                                                 "email",  "repeat",  "flood", "shouting", "question"};
    return all;
}

Flagger::Flagger(const FlagSettings& settings) : rules_(std::make_unique<const Rules>(settings)) {}
Flagger::~Flagger() = default;
Flagger::Flagger(Flagger&&) noexcept = default;
Flagger& Flagger::operator=(Flagger&&) noexcept = default;

Judgement Flagger::judge(const FlagInput& input) const {
    const auto views = read_words(input.text);
    Verdict verdict;
    for (const auto& words : views)
        for (const auto& hit : rules_->lexicon.find(words))
            verdict.add(hit, rules_->lexicon, words);
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
    add(contacts.link);
    add(contacts.phone);
    add(contacts.email);
    // What insults or sells asks nothing, so no cue and no moderator finds it among the questions.
    const bool may_ask = flags.empty();
    add(find_repeat(input));
    add(find_flood(input));
    add(find_shouting(input.text));
    if (may_ask) {
        std::vector<std::string> words;
        for (const auto& word : views.front())
            words.push_back(word.front().text);
        add(find_question(input.text, words));
    }
    std::stable_sort(flags.begin(), flags.end(),
                     [](const Flag& a, const Flag& b) { return a.severity > b.severity; });
    const auto toxicity = highest(flags, kToxic), spam = highest(flags, kSpam);
    return {std::move(flags), toxicity, spam};
}

} // namespace regie
