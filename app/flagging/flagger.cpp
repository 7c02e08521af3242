#include "flagging/flagger.h"

#include "flagging/allowed_words.h"
#include "flagging/contacts.h"
#include "flagging/crew_patterns.h"
#include "flagging/habits.h"
#include "flagging/language.h"
#include "flagging/lexicon.h"
#include "flagging/names.h"
#include "flagging/questions.h"
#include "flagging/ranking.h"
#include "flagging/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace regie {

namespace {

// An insult spelled over comments comes in bits, quickly.
constexpr std::size_t kMostOfSpelled = 24; // bytes
constexpr std::int64_t kSpelledMs = 60'000;

/// The one flag of a raid's comment: all of them have the same, and are decided on together. As bad as what
/// they say.
Flag raid_flag(const Raid& raid, const std::vector<Flag>& flags) {
    auto severity = Severity::Notice;
    for (const auto& flag : flags)
        severity = std::max(severity, flag.severity);
    return {"raid", severity, 0.8, fmt::format("Raid {}: many people write the same", raid.id)};
}

} // namespace

struct Flagger::Rules {
    explicit Rules(const FlagSettings& wanted)
        : settings(wanted), lexicon(wanted), allowed(lexicon), welcome(wanted), published(wanted.allow),
          names(wanted), patterns(wanted.patterns) {}

    /// As the crew uses the rules: without those that are off, with its own severities, worst first.
    void use(std::vector<Flag>& flags) const;
    /// What the classifiers read: neither allowed words nor links to welcome hosts.
    std::vector<Folded> for_classifiers(std::string_view written, const FoldedText& text) const;
    /// Which of the languages spoken here the comment is not in.
    std::optional<Flag> off_language(std::string_view text) const;
    /// An insult that its author spelled over several comments.
    std::optional<Flag> spelled_insult(const FlagInput& input) const;

    FlagSettings settings;
    Lexicon lexicon;
    AllowedWords allowed;
    WelcomeHosts welcome;
    PublishedContacts published;
    ProtectedNames names;
    CrewPatterns patterns;
};

void Flagger::Rules::use(std::vector<Flag>& flags) const {
    std::erase_if(flags, [&](const Flag& flag) { return !settings.use_of(flag.rule).on; });
    for (auto& flag : flags)
        flag.severity = settings.use_of(flag.rule).severity.value_or(flag.severity);
    std::stable_sort(flags.begin(), flags.end(),
                     [](const Flag& a, const Flag& b) { return a.severity > b.severity; });
}

std::vector<Folded> Flagger::Rules::for_classifiers(std::string_view written, const FoldedText& text) const {
    auto folded = allowed.without(text);
    for (const auto& span : welcome_links(written, welcome))
        for (auto& one : folded)
            if (one.at >= span.start && one.at < span.end)
                one = {' ', false, false, false, ' ', one.at, one.length};
    return folded;
}

std::optional<Flag> Flagger::Rules::off_language(std::string_view text) const {
    if (settings.languages.empty())
        return {};
    const auto language = language_of(text);
    if (!language || std::find(settings.languages.begin(), settings.languages.end(), *language) !=
                         settings.languages.end())
        return {};
    return Flag{"off-language",
                Severity::Info,
                0.5,
                fmt::format("In another language ({})", *language),
                {{0, static_cast<std::uint32_t>(text.size())}}};
}

std::optional<Flag> Flagger::Rules::spelled_insult(const FlagInput& input) const {
    std::string joined;
    for (const auto& one : input.earlier)
        if (one.text.size() <= kMostOfSpelled && input.at_ms - one.at_ms <= kSpelledMs)
            joined += one.text + ' ';
        else
            joined.clear(); // what was said since counts
    if (joined.empty() || input.text.size() > kMostOfSpelled)
        return {};
    joined += input.text;
    const FoldedText text(joined);
    auto insult = Verdict(lexicon, text).insult();
    // It has to end in this comment: the others had their say.
    if (!insult || insult->spans.back().end <= joined.size() - input.text.size())
        return {};
    insult->reason += ", over several comments";
    insult->spans.clear();
    return insult;
}

const std::vector<std::string>& flag_rules() {
    static const std::vector<std::string> all = {
        "insult", "blocked",    "pattern",  "scam",     "card",  "iban",     "impersonation", "raid",
        "coarse", "suspect",    "link",     "phone",    "email", "address",  "repeat",        "flood",
        "zalgo",  "emoji-wall", "shouting", "toxicity", "spam",  "question", "first-comment", "off-language"};
    return all;
}

Flagger::Flagger(const FlagSettings& settings) : rules_(std::make_unique<const Rules>(settings)) {}
Flagger::~Flagger() = default;
Flagger::Flagger(Flagger&&) noexcept = default;
Flagger& Flagger::operator=(Flagger&&) noexcept = default;

Judgement Flagger::judge(const FlagInput& input) const {
    if (input.by_us)
        return {};
    const FoldedText text(input.text);
    const bool to_somebody = input.reply_to == ReplyTo::Other;
    const Verdict verdict(rules_->lexicon, text, to_somebody);
    const auto contacts = find_contacts(input.text, rules_->welcome, rules_->published);

    std::vector<Flag> flags;
    const auto add = [&](std::optional<Flag> flag) {
        if (flag && rules_->settings.use_of(flag->rule).on)
            flags.push_back(std::move(*flag));
    };
    add(verdict.blocked());
    add(verdict.insult() ? verdict.insult() : rules_->spelled_insult(input));
    add(rules_->patterns.find(input.text));
    add(verdict.scam(contacts));
    add(verdict.coarse());
    add(verdict.suspect());
    add(contacts.link);
    for (const auto& flag : contacts.personal)
        add(flag);
    // What insults or sells asks nothing, so no cue and no moderator finds it among the questions.
    const bool may_ask = flags.empty();
    add(rules_->names.find(input.author));
    add(find_repeat(input));
    add(find_flood(input));
    add(find_zalgo(input.text));
    add(find_emoji_wall(input.text));
    add(find_shouting(input.text));
    if (may_ask)
        add(find_question(input.text, text, to_somebody));
    if (input.first && contacts.link)
        add(Flag{"first-comment", Severity::Info, 0.5, "First comment of this author"});
    add(rules_->off_language(input.text));
    Judgement judgement{std::move(flags)};
    rank(judgement, input, rules_->for_classifiers(input.text, text), Classifier::built_in());
    if (input.raid && rules_->settings.use_of("raid").on)
        judgement.flags = {raid_flag(*input.raid, judgement.flags)};
    rules_->use(judgement.flags);
    return judgement;
}

} // namespace regie
