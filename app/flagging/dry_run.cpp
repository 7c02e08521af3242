#include "flagging/dry_run.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>

namespace regie {

namespace {

constexpr std::size_t kExcerptBytes = 200;
constexpr std::size_t kBeforeBytes = 40; // of what stands before the first marked place

std::uint64_t drawn(std::string_view id) {
    std::uint64_t hash = 14695981039346656037U; // FNV-1a
    for (const unsigned char byte : id)
        hash = (hash ^ byte) * 1099511628211U;
    hash = (hash ^ hash >> 33U) * 0xff51afd7ed558ccdU; // numbers one after another lie far apart
    return hash ^ hash >> 33U;
}

/// The edge of a character at or before `at`.
std::size_t edge(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
        --at;
    return at;
}

TriedExample example_of(const Comment& comment, const Flag& flag) {
    constexpr std::string_view kCut = "…";
    const std::string_view text = comment.text;
    const std::size_t first = flag.spans.empty() ? 0 : flag.spans.front().start;
    const auto start = first < kExcerptBytes / 2 ? 0 : edge(text, first - kBeforeBytes);
    const auto end = edge(text, start + kExcerptBytes);
    TriedExample example{{}, flag.reason, {}, drawn(comment.id)};
    if (start > 0)
        example.text = kCut;
    const auto shift = example.text.size();
    example.text += text.substr(start, end - start);
    if (end < text.size())
        example.text += kCut;
    for (const auto& span : flag.spans)
        if (span.start >= start && span.start < span.end && span.end <= end)
            example.spans.push_back({static_cast<std::uint32_t>(span.start - start + shift),
                                     static_cast<std::uint32_t>(span.end - start + shift)});
    return example;
}

void keep(std::vector<TriedExample>& examples, const Comment& comment, const Flag& flag) {
    const auto later = [](const TriedExample& a, const TriedExample& b) { return a.draw < b.draw; };
    if (examples.size() == DryRun::kExamples) {
        if (drawn(comment.id) >= examples.back().draw)
            return;
        examples.pop_back();
    }
    auto example = example_of(comment, flag);
    examples.insert(std::upper_bound(examples.begin(), examples.end(), example, later), std::move(example));
}

void count(TriedRule& rule, const Comment& comment, const Flag* now, const Flag* then) {
    rule.now += now ? 1 : 0;
    rule.then += then ? 1 : 0;
    if (then && !now) {
        ++rule.newly;
        keep(rule.newly_flagged, comment, *then);
    } else if (now && !then) {
        ++rule.no_longer;
        keep(rule.no_longer_flagged, comment, *now);
    }
}

const Flag* find(const std::vector<Flag>& flags, const std::string& rule) {
    const auto at =
        std::find_if(flags.begin(), flags.end(), [&](const Flag& flag) { return flag.rule == rule; });
    return at == flags.end() ? nullptr : &*at;
}

const Flag* first_that_wants_a_look(const std::vector<Flag>& flags) {
    const auto at = std::find_if(flags.begin(), flags.end(),
                                 [](const Flag& flag) { return flag.severity >= Severity::Notice; });
    return at == flags.end() ? nullptr : &*at;
}

nlohmann::json json_of(const std::vector<TriedExample>& examples) {
    auto list = nlohmann::json::array();
    for (const auto& example : examples)
        list.push_back({{"text", example.text}, {"reason", example.reason}, {"spans", example.spans}});
    return list;
}

nlohmann::json json_of(const TriedRule& rule) {
    return {{"now", rule.now},
            {"then", rule.then},
            {"newly", rule.newly},
            {"no_longer", rule.no_longer},
            {"newly_flagged", json_of(rule.newly_flagged)},
            {"no_longer_flagged", json_of(rule.no_longer_flagged)}};
}

} // namespace

DryRun::DryRun(const FlagSettings& now, const FlagSettings& then) : now_(now), then_(then) {}

void DryRun::next_session() {
    history_ = {};
    for (auto* side : {&now_, &then_})
        side->scores = ChannelScores(side->settings);
}

std::vector<Flag> DryRun::Side::judge(FlagInput& input) {
    input.thresholds = scores.thresholds();
    auto judgement = flagger.judge(input);
    scores.add(judgement);
    return std::move(judgement.flags);
}

void DryRun::add(const Comment& comment, std::int64_t at_ms) {
    auto input = history_.next(comment, at_ms);
    const auto now = now_.judge(input), then = then_.judge(input);
    ++result_.comments;
    count(result_.any, comment, first_that_wants_a_look(now), first_that_wants_a_look(then));
    for (const auto& flag : now)
        count(result_.rules[flag.rule], comment, &flag, find(then, flag.rule));
    for (const auto& flag : then)
        if (!find(now, flag.rule))
            count(result_.rules[flag.rule], comment, nullptr, &flag);
}

nlohmann::json to_json(const TriedRules& tried) {
    auto rules = nlohmann::json::object();
    for (const auto& [name, rule] : tried.rules)
        rules[name] = json_of(rule);
    return {{"comments", tried.comments}, {"any", json_of(tried.any)}, {"rules", std::move(rules)}};
}

} // namespace regie
