#include "flagging/features.h"

#include <algorithm>
#include <cmath>

namespace regie {

namespace {

constexpr std::uint64_t kPieceSeed = 0xC4A25, kWordSeed = 0x3087D, kPairSeed = 0x9A12;
constexpr std::size_t kLongestPhrase = 6;
constexpr std::uint32_t kShortestPrefix = 3;
// "You" and an identity count for a word this many tokens away.
constexpr int kNear = 4;

std::uint32_t bucket(std::uint64_t hash) {
    return static_cast<std::uint32_t>((hash * 0xD6E8FEB86659FD93ULL) >> (64U - 18U));
}

/// 1 for every token that has one of `mask` at most kNear tokens before or after it.
void mark_near(const std::vector<StanceMask>& masks, StanceMask mask, std::vector<std::uint8_t>& out) {
    out.assign(masks.size(), 0);
    int since = kNear + 1;
    const auto visit = [&](std::size_t i) {
        since = (masks[i] & mask) != 0 ? 0 : since + 1;
        if (since <= kNear)
            out[i] = 1;
    };
    for (std::size_t i = 0; i < masks.size(); ++i)
        visit(i);
    since = kNear + 1;
    for (auto i = masks.size(); i-- > 0;)
        visit(i);
}

float log_count(double count) { return static_cast<float>(std::log1p(count)); }

} // namespace

const Features& FeatureReader::read(const ReadText& text, const StanceWords& words) {
    cut_tokens(text.folded, tokens_);
    features_.pieces.clear();
    features_.words.clear();
    features_.counts.fill(0);
    look_up(words);
    decide_language();
    count_stances();
    count_surface(text.text, text.folded);
    for (std::size_t i = 0; i < kRuleFeatures.size(); ++i)
        for (const auto& flag : text.flags)
            if (flag.rule == kRuleFeatures[i])
                features_.counts[kCounts - kRuleFeatures.size() + i] = static_cast<float>(flag.score);
    hash_words();
    return features_;
}

StanceMask FeatureReader::of_word(const TextToken& token, const StanceWords& words) const {
    auto mask = words.find(token.hash);
    if (token.other_hash != token.hash)
        mask |= words.find(token.other_hash) & ~kGoesOn;
    if (token.kind != TokenKind::Letters)
        return mask;
    const auto* letters = tokens_.letters.data();
    auto hash =
        hash_letters(letters + token.begin, letters + std::min(token.end, token.begin + kShortestPrefix));
    for (auto end = token.begin + kShortestPrefix; end <= token.end; ++end) {
        mask |= words.find(StanceWords::prefix_key(hash));
        if (end < token.end)
            hash = mix(hash, letters[end]);
    }
    return mask;
}

void FeatureReader::look_up(const StanceWords& words) {
    const auto& tokens = tokens_.tokens;
    masks_.assign(tokens.size(), 0);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        auto mask = of_word(tokens[i], words);
        masks_[i] |= mask & ~kGoesOn;
        auto key = tokens[i].hash;
        for (auto next = i + 1; (mask & kGoesOn) != 0 && next < std::min(tokens.size(), i + kLongestPhrase);
             ++next) {
            key = StanceWords::phrase_key(key, tokens[next].hash);
            mask = words.find(key);
            masks_[i] |= mask & ~kGoesOn;
        }
    }
}

void FeatureReader::decide_language() {
    double french = 0.25, english = 0.25;
    for (const auto mask : masks_) {
        french += (mask & bit(Stance::French)) != 0 ? 1 : 0;
        english += (mask & bit(Stance::English)) != 0 ? 1 : 0;
    }
    features_.french = french / (french + english);
    for (auto& mask : masks_) {
        const bool elsewhere = ((mask & kFrenchOnly) != 0 && features_.french < 0.5) ||
                               ((mask & kEnglishOnly) != 0 && features_.french > 0.5);
        if (elsewhere)
            mask &= bit(Stance::French) | bit(Stance::English) | bit(Stance::You) | bit(Stance::Me);
    }
}

void FeatureReader::count_stances() {
    mark_near(masks_, bit(Stance::You), near_you_);
    mark_near(masks_, bit(Stance::Group), near_group_);
    std::array<float, kStances> count = {}, near = {};
    std::array<float, kBesideGroup.size()> beside = {};
    for (std::size_t i = 0; i < masks_.size(); ++i) {
        const auto mask = masks_[i];
        for (std::size_t stance = 0; stance < kStances; ++stance)
            if ((mask >> stance & 1U) != 0) {
                ++count[stance];
                near[stance] = std::max(near[stance], static_cast<float>(near_you_[i]));
            }
        if (near_group_[i] != 0)
            for (std::size_t k = 0; k < kBesideGroup.size(); ++k)
                beside[k] = (mask & bit(kBesideGroup[k])) != 0 ? 1 : beside[k];
    }
    auto* out = features_.counts.data();
    const auto all = std::sqrt(static_cast<float>(masks_.size()) + 1);
    for (std::size_t stance = 0; stance < kStances; ++stance) {
        *out++ = count[stance] > 0 ? 1 : 0;
        *out++ = log_count(count[stance]);
        *out++ = count[stance] / all;
        *out++ = near[stance];
    }
    std::copy(beside.begin(), beside.end(), out);
}

void FeatureReader::count_surface(std::string_view text, const std::vector<Folded>& folded) {
    double upper = 0, lower = 0, shouted = 0, run = 0;
    for (const char c : text.substr(0, kMaxTokenText)) {
        if (c >= 'A' && c <= 'Z') {
            ++upper;
            ++run;
            shouted += run == 4 ? 1 : 0;
        } else {
            lower += c >= 'a' && c <= 'z' ? 1 : 0;
            run = 0;
        }
    }
    double bangs = 0, questions = 0, quotes = 0, commas = 0, dots = 0, colons = 0;
    const auto end = std::min(folded.size(), kMaxTokenText);
    for (std::size_t i = 0; i < end; ++i) {
        const auto c = folded[i].c;
        bangs += c == '!' ? 1 : 0;
        questions += c == '?' ? 1 : 0;
        quotes += c == '"' || c == 0xAB || c == 0x201C ? 1 : 0;
        commas += c == ',' || c == ';' ? 1 : 0;
        dots += c == '.' || c == 0x2026 ? 1 : 0;
        colons += c == ':' ? 1 : 0;
    }
    std::array<double, 7> kinds = {};
    double masked = 0, joined = 0, stretched = 0, long_numbers = 0, framed = 0;
    for (std::size_t i = 0; i < tokens_.tokens.size(); ++i) {
        const auto& token = tokens_.tokens[i];
        ++kinds[static_cast<std::size_t>(token.kind)];
        masked += token.masked ? 1 : 0;
        joined += token.joined ? 1 : 0;
        stretched += token.kind == TokenKind::Letters && token.hash != token.other_hash ? 1 : 0;
        long_numbers += token.kind == TokenKind::Number && token.to - token.from >= 5 ? 1 : 0;
        if (i > 0 && (masks_[i - 1] & bit(Stance::Frame)) != 0 && (masks_[i] & bit(Stance::Group)) == 0)
            ++framed;
    }
    const auto words = kinds[static_cast<std::size_t>(TokenKind::Letters)];
    const auto letters = upper + lower;
    const std::array<double, kSurface> surface = {
        letters >= 8 ? upper / letters : 0,
        std::log1p(shouted),
        letters >= 8 && upper > 0.6 * letters ? 1.0 : 0.0,
        std::log1p(bangs),
        bangs >= 3 ? 1.0 : 0.0,
        std::log1p(questions),
        questions == 1 ? 1.0 : 0.0,
        std::log1p(quotes),
        std::log1p(commas),
        dots >= 3 ? 1.0 : 0.0,
        colons > 0 ? 1.0 : 0.0,
        std::log1p(words) / 3,
        words <= 3 ? 1.0 : 0.0,
        words > 25 ? 1.0 : 0.0,
        std::log1p(static_cast<double>(text.size())) / 5,
        kinds[static_cast<std::size_t>(TokenKind::Link)] > 0 ? 1.0 : 0.0,
        kinds[static_cast<std::size_t>(TokenKind::VideoLink)] > 0 ? 1.0 : 0.0,
        kinds[static_cast<std::size_t>(TokenKind::Mention)] > 0 ? 1.0 : 0.0,
        kinds[static_cast<std::size_t>(TokenKind::Email)] > 0 ? 1.0 : 0.0,
        std::log1p(kinds[static_cast<std::size_t>(TokenKind::Number)]),
        std::log1p(kinds[static_cast<std::size_t>(TokenKind::Symbol)]),
        masked > 0 ? 1.0 : 0.0,
        joined > 0 ? 1.0 : 0.0,
        stretched > 0 ? 1.0 : 0.0,
        long_numbers > 0 ? 1.0 : 0.0,
        framed > 0 ? 1.0 : 0.0,
        features_.french,
    };
    auto* out = features_.counts.data() + (kCounts - kRuleFeatures.size() - kSurface);
    for (const auto value : surface)
        *out++ = static_cast<float>(value);
}

bool FeatureReader::is_new(std::uint64_t hash) {
    const auto last = seen_.size() - 1;
    for (auto at = static_cast<std::size_t>(hash >> 17U) & last;; at = (at + 1) & last) {
        if (seen_[at] == hash)
            return false;
        if (seen_[at] == 0) {
            seen_[at] = hash;
            seen_at_.push_back(static_cast<std::uint32_t>(at));
            return true;
        }
    }
}

void FeatureReader::pieces_of(const TextToken& token, std::vector<std::uint32_t>& out) const {
    const auto length = token.end - token.begin;
    const auto at = [&](std::uint32_t i) -> std::uint64_t {
        return i == 0 || i == length + 1 ? U' ' : tokens_.letters[token.begin + i - 1];
    };
    for (std::uint32_t i = 0; i + 2 < length + 2; ++i) {
        auto hash = mix(mix(mix(kPieceSeed, at(i)), at(i + 1)), at(i + 2));
        out.push_back(bucket(hash));
        for (std::uint32_t next = i + 3; next < std::min(i + 5, length + 2); ++next) {
            hash = mix(hash, at(next));
            out.push_back(bucket(hash));
        }
    }
}

std::uint32_t FeatureReader::bucket_of_word(const TextToken& token) {
    return bucket(mix(kWordSeed, token.hash));
}

// A word that is said again adds nothing, so that a text that repeats itself is not sure of itself.
void FeatureReader::hash_words() {
    for (const auto at : seen_at_)
        seen_[at] = 0;
    seen_at_.clear();
    const TextToken* before = nullptr;
    for (const auto& token : tokens_.tokens) {
        if (is_new(token.hash)) {
            if (token.kind == TokenKind::Letters)
                pieces_of(token, features_.pieces);
            features_.words.push_back(bucket_of_word(token));
        }
        if (before != nullptr)
            if (const auto pair = mix(mix(kPairSeed, before->hash), token.hash); is_new(pair))
                features_.words.push_back(bucket(pair));
        before = &token;
    }
}

} // namespace regie
