#include "flagging/crew_patterns.h"

#include "show/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <re2/re2.h>

namespace regie {

namespace {

// A hundred of them stay under 100 MB even when each unfolds as far as it may.
constexpr std::int64_t kMaxMemory = 1 << 20;
constexpr std::int64_t kMaxMemoryTogether = 16 << 20;
constexpr std::size_t kMaxSpans = 10;

RE2::Options options() {
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(kMaxMemory);
    return options;
}

using Compiled = std::unique_ptr<const RE2>;

Result<Compiled> compile(const std::string& pattern) {
    auto compiled = std::make_unique<const RE2>(pattern, options());
    if (!compiled->ok()) {
        const auto at = shorten(clean_text(compiled->error_arg()), 40);
        return failure(fmt::format("this is no regular expression: {}{}", compiled->error(),
                                   at.empty() ? "" : fmt::format(", at “{}”", at)),
                       {}, "Mend it, or leave it out. Look-around and back references are not there (RE2).");
    }
    if (RE2::PartialMatch("", *compiled))
        return failure("this pattern matches every comment", {},
                       "Write what must be in a comment: “\\bgratuit\\b”.");
    return compiled;
}

} // namespace

struct CrewPatterns::One {
    CrewPattern says;
    Compiled pattern;
};

Result<void> CrewPatterns::check(const std::vector<CrewPattern>& patterns) {
    for (std::size_t i = 0; i < patterns.size(); ++i)
        if (const auto compiled = compile(patterns[i].pattern); !compiled)
            return failure(compiled.error().what, fmt::format("/flags/patterns/{}/pattern", i),
                           compiled.error().remedy);
    return {};
}

CrewPatterns::CrewPatterns(const std::vector<CrewPattern>& patterns) {
    auto together = options();
    together.set_max_mem(kMaxMemoryTogether);
    auto all = std::make_unique<RE2::Set>(together, RE2::UNANCHORED);
    for (const auto& one : patterns)
        if (auto compiled = compile(one.pattern)) {
            all->Add(one.pattern, nullptr);
            patterns_.push_back({one, std::move(*compiled)});
        }
    if (!patterns_.empty() && all->Compile())
        all_ = std::move(all);
}

CrewPatterns::~CrewPatterns() = default;
CrewPatterns::CrewPatterns(CrewPatterns&&) noexcept = default;

// One walk over the text for all of them. Where that would need too much memory each is tried by itself.
std::vector<int> CrewPatterns::matching(std::string_view text) const {
    const re2::StringPiece all(text.data(), text.size());
    std::vector<int> found;
    RE2::Set::ErrorInfo error{RE2::Set::kNoError};
    if (all_ && (all_->Match(all, &found, &error) || error.kind == RE2::Set::kNoError))
        return found;
    found.clear();
    for (std::size_t i = 0; i < patterns_.size(); ++i)
        if (RE2::PartialMatch(all, *patterns_[i].pattern))
            found.push_back(static_cast<int>(i));
    return found;
}

std::optional<Flag> CrewPatterns::find(std::string_view text) const {
    if (patterns_.empty())
        return {};
    const One* worst = nullptr;
    const re2::StringPiece all(text.data(), text.size());
    auto found_by = matching(text);
    std::sort(found_by.begin(), found_by.end()); // of two equally bad ones the crew's first
    for (const auto i : found_by)
        if (const auto& one = patterns_[static_cast<std::size_t>(i)];
            !worst || one.says.severity > worst->says.severity)
            worst = &one;
    if (!worst)
        return {};
    const auto& reason = worst->says.reason;
    Flag flag{"pattern", worst->says.severity, 1,
              reason.empty() ? fmt::format("Matches {}", worst->says.pattern) : reason};
    re2::StringPiece found;
    for (std::size_t at = 0; flag.spans.size() < kMaxSpans &&
                             worst->pattern->Match(all, at, all.size(), RE2::UNANCHORED, &found, 1) &&
                             !found.empty();) {
        const auto from = static_cast<std::size_t>(found.data() - all.data());
        at = from + found.size();
        flag.spans.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(at)});
    }
    return flag;
}

} // namespace regie
