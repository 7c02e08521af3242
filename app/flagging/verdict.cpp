#include "flagging/verdict.h"

#include <fmt/format.h>

#include <algorithm>

namespace regie {

namespace {

// A score says how sure the rule is.
constexpr double kPlainInsult = 0.95;
constexpr double kDisguisedInsult = 0.9; // the reading could be wrong
constexpr double kDirectedInsult = 0.8;
constexpr double kCoarse = 0.5;

// Too short to be an insult by itself: "nul !" is an opinion, "con" is Spanish for "with".
constexpr std::size_t kMinAlone = 4;

// Whoever draws a letter out may mean praise; whoever hides a word means it.
bool is_disguised(Disguise disguise) { return disguise > Disguise::Stretched; }

constexpr std::size_t kMaxSpans = 100; // enough to see what a comment is made of

// In order, without those that touch what is there.
void add_span(std::vector<TextSpan>& spans, const TextSpan& span) {
    if (!spans.empty() && span.start < spans.back().end)
        spans.back().end = std::max(spans.back().end, span.end);
    else if (spans.size() < kMaxSpans)
        spans.push_back(span);
}

} // namespace

struct Verdict::Rule {
    const char* name;
    Severity severity;
    double score;
    const char* what;
};

Verdict::Verdict(const Lexicon& lexicon, const FoldedText& text, bool to_somebody)
    : text_(text), to_somebody_(to_somebody) {
    for (const auto& hit : lexicon.find(text))
        add(hit, lexicon);
}

void Verdict::add(const Hit& hit, const Lexicon& lexicon) {
    const bool disguised = is_disguised(hit.disguise);
    switch (hit.entry->level) {
    case Level::Severe:
        keep(insult_, {"insult", Severity::Severe, disguised ? kDisguisedInsult : kPlainInsult, "Insult"},
             hit);
        break;
    case Level::Directed:
        if (disguised || lexicon.is_directed(text_, hit.first) ||
            ((hit.entry->words.size() >= kMinAlone || to_somebody_) && lexicon.stands_alone(text_, hit)))
            keep(insult_,
                 {"insult", Severity::Severe, disguised ? kDisguisedInsult : kDirectedInsult, "Insult"}, hit);
        break;
    case Level::Aimed:
        if (lexicon.is_directed(text_, hit.first))
            keep(insult_, {"insult", Severity::Severe, kDirectedInsult, "Insult"}, hit);
        break;
    case Level::Coarse:
        keep(coarse_, {"coarse", Severity::Notice, kCoarse, "Coarse"}, hit);
        break;
    case Level::Blocked:
        keep(blocked_, {"blocked", Severity::Severe, 1, "On this show's list"}, hit);
        break;
    case Level::Suspect:
        keep(suspect_, {"suspect", Severity::Notice, kCoarse, "Suspect, on this show's list"}, hit);
        break;
    case Level::StrongScam:
        add_wording(strong_, hit);
        break;
    case Level::WeakScam:
        add_wording(weak_, hit);
        break;
    case Level::Harmless:
        break;
    }
}

void Verdict::keep(std::optional<Flag>& flag, const Rule& rule, const Hit& hit) {
    if (!flag)
        flag = Flag{rule.name, rule.severity, 0, {}};
    if (rule.score > flag->score) {
        flag->score = rule.score;
        flag->reason = fmt::format("{}{}: “{}”", rule.what, words_for(hit.disguise), hit.entry->shown);
    }
    add_span(flag->spans, span_of(text_, hit));
}

void Verdict::add_wording(std::vector<const Entry*>& wording, const Hit& hit) {
    const bool is_new = std::none_of(wording.begin(), wording.end(),
                                     [&](const Entry* one) { return one->words == hit.entry->words; });
    if (is_new)
        wording.push_back(hit.entry);
    add_span(wording_, span_of(text_, hit));
}

std::optional<Flag> Verdict::scam(const Contacts& contacts) const {
    if (strong_.empty() && weak_.empty())
        return {};
    const auto offers = (contacts.link ? 1U : 0U) + (contacts.hides_target ? 1U : 0U) +
                        (contacts.has("phone") ? 1U : 0U) + (contacts.has("email") ? 1U : 0U);
    const auto points = 2 * strong_.size() + weak_.size() + offers;
    const bool enough = !strong_.empty() || (offers > 0 && points >= 2) || points >= 3;
    if (!enough)
        return {};
    const auto* shown = (strong_.empty() ? weak_ : strong_).front();
    const bool severe = offers > 0 && points >= 3;
    return Flag{"scam", severe ? Severity::Severe : Severity::Notice,
                std::min(0.95, 0.4 + 0.1 * static_cast<double>(points)),
                fmt::format("Scam wording{}: “{}”", contacts.link ? " with a link" : "", shown->shown),
                wording_};
}

} // namespace regie
