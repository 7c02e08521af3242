#include "flagging/stance_words.h"

#include "flagging/text_tokens.h"

#include <algorithm>
#include <optional>
#include <string>

namespace regie {

namespace {

constexpr std::array<std::string_view, kStances> kNames = {
    "french",    "english",  "you",      "me",     "group",  "slur",       "insult",
    "vulgar",    "sexual",   "contempt", "tribe",  "threat", "dehumanise", "exclude",
    "order",     "negative", "positive", "accuse", "mock",   "frame",      "polite",
    "selfpromo", "money",    "pharma",   "mild",   "strong", "severe",     "pitch"};

std::optional<Stance> stance_named(std::string_view name) {
    const auto* const found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end())
        return {};
    return static_cast<Stance>(found - kNames.begin());
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\r'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

template<typename Use>
void each_part(std::string_view text, char separator, const Use& use) {
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        if (const auto part = trimmed(text.substr(0, end)); !part.empty())
            use(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

// "[insult]", "[insult fr]": the languages only count where a word means something else in the other.
StanceMask section_mask(std::string_view section) {
    const auto space = section.find(' ');
    const auto stance = stance_named(section.substr(0, space));
    if (!stance)
        return 0;
    const auto language = space == std::string_view::npos ? std::string_view{} : section.substr(space + 1);
    return bit(*stance) | (language == "fr" ? kFrenchOnly : 0) | (language == "en" ? kEnglishOnly : 0);
}

} // namespace

std::string_view name_of(Stance stance) { return kNames[static_cast<std::size_t>(stance)]; }

void StanceWords::add(std::string_view list) {
    StanceMask mask = 0;
    each_part(list, '\n', [&](std::string_view line) {
        if (line.front() == '#')
            return;
        if (line.front() == '[')
            mask = section_mask(line.substr(1, line.size() - 2));
        else
            each_part(line, ',', [&](std::string_view term) { add(term, mask); });
    });
}

void StanceWords::add(std::string_view term, StanceMask mask) {
    const bool prefix = term.back() == '*';
    if (prefix)
        term.remove_suffix(1);
    TextTokens cut;
    cut_tokens(fold(term), cut);
    std::vector<std::uint64_t> hashes;
    for (const auto& token : cut.tokens)
        hashes.push_back(token.hash);
    if (prefix && hashes.size() == 1)
        insert(prefix_key(hashes[0]), mask);
    else
        add(hashes, mask);
}

void StanceWords::add(const std::vector<std::uint64_t>& words, StanceMask mask) {
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        key = i == 0 ? words[i] : phrase_key(key, words[i]);
        insert(key, i + 1 == words.size() ? mask : kGoesOn);
    }
}

void StanceWords::add(const std::vector<Entry>& entries) {
    for (const auto& entry : entries)
        insert(entry.key, entry.mask);
}

std::uint64_t StanceWords::prefix_key(std::uint64_t letters_hash) { return mix(letters_hash, 0x2A2A2A); }
std::uint64_t StanceWords::phrase_key(std::uint64_t before, std::uint64_t word_hash) {
    return mix(mix(before, 0x20), word_hash);
}

StanceMask StanceWords::find(std::uint64_t key) const {
    const auto last = table_.size() - 1;
    for (auto at = static_cast<std::size_t>(key >> 20U) & last;; at = (at + 1) & last) {
        if (table_[at].key == key)
            return table_[at].mask;
        if (table_[at].key == 0)
            return 0;
    }
}

void StanceWords::insert(std::uint64_t key, StanceMask mask) {
    if ((used_ + 1) * 3 > table_.size())
        grow();
    const auto last = table_.size() - 1;
    auto at = static_cast<std::size_t>(key >> 20U) & last;
    while (table_[at].key != 0 && table_[at].key != key)
        at = (at + 1) & last;
    if (table_[at].key == 0)
        ++used_;
    // One language only holds when every list that has the word says so.
    constexpr auto kLanguages = kFrenchOnly | kEnglishOnly;
    const auto before = table_[at].mask;
    auto languages = (before | mask) & kLanguages;
    const bool before_any = (before & ~(kGoesOn | kLanguages)) != 0 && (before & kLanguages) == 0;
    const bool mask_any = (mask & ~(kGoesOn | kLanguages)) != 0 && (mask & kLanguages) == 0;
    if (before_any || mask_any || languages == kLanguages)
        languages = 0;
    table_[at] = {key, ((before | mask) & ~kLanguages) | languages};
}

void StanceWords::grow() {
    auto old = std::move(table_);
    table_ = std::vector<Entry>(old.size() * 2);
    used_ = 0;
    for (const auto& entry : old)
        if (entry.key != 0)
            insert(entry.key, entry.mask);
}

std::vector<StanceWords::Entry> StanceWords::entries() const {
    std::vector<Entry> all;
    for (const auto& entry : table_)
        if (entry.key != 0)
            all.push_back(entry);
    std::sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });
    return all;
}

} // namespace regie
