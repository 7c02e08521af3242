#pragma once
// What the classifiers see of a comment: hashed pieces of its words, and counts of what its words tell.

#include "flagging/stance_words.h"
#include "flagging/text_tokens.h"
#include "show/comment.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace regie {

/// Weights of hashed pieces; a power of two. Fewer lost .015 of AUC at most, more gained nothing.
constexpr std::size_t kBuckets = std::size_t{1} << 18U;

/// What is told of each stance: whether, how often, how densely, and whether next to a "you".
constexpr std::size_t kPerStance = 4;
/// Stances that weigh more beside an identity than alone.
constexpr std::array<Stance, 8> kBesideGroup = {Stance::Contempt,   Stance::Negative, Stance::Exclude,
                                                Stance::Dehumanise, Stance::Accuse,   Stance::Threat,
                                                Stance::Vulgar,     Stance::Insult};
/// Counts of the surface: capitals, marks, length, links, …; in the order features.cpp writes them.
constexpr std::size_t kSurface = 27;
/// Rules whose flags are features, too: they read what single words do not say.
constexpr std::array<std::string_view, 7> kRuleFeatures = {"insult", "coarse", "scam",    "link",
                                                           "phone",  "email",  "shouting"};
constexpr std::size_t kCounts = kStances * kPerStance + kBesideGroup.size() + kSurface + kRuleFeatures.size();

/// A comment as far as it has been read. Borrowed for a call.
struct ReadText {
    std::string_view text;
    const std::vector<Folded>& folded; ///< FoldedText::chars of `text`
    const std::vector<Flag>& flags;    ///< what the rules said
};

/// Reused from comment to comment.
struct Features {
    std::vector<std::uint32_t> pieces; ///< buckets of three to five letters in a word
    std::vector<std::uint32_t> words;  ///< buckets of words and pairs of words
    std::array<float, kCounts> counts = {};
    double french = 0.5; ///< 0: English, 1: French, by function words
};

/// Reads features. Keeps memory between comments: one for each thread.
class FeatureReader {
  public:
    const Features& read(const ReadText& text, const StanceWords& words);

    /// Of the comment read last: its tokens, and for each what it tells.
    const TextTokens& tokens() const { return tokens_; }
    const std::vector<StanceMask>& stances() const { return masks_; }
    /// The buckets of one token, to explain a score.
    void pieces_of(const TextToken& token, std::vector<std::uint32_t>& out) const;
    static std::uint32_t bucket_of_word(const TextToken& token);

  private:
    void look_up(const StanceWords& words);
    StanceMask of_word(const TextToken& token, const StanceWords& words) const;
    void decide_language();
    void count_stances();
    void count_surface(std::string_view text, const std::vector<Folded>& folded);
    void hash_words();
    bool is_new(std::uint64_t hash);

    TextTokens tokens_;
    std::vector<StanceMask> masks_;
    std::vector<std::uint8_t> near_you_, near_group_;
    std::vector<std::uint64_t> seen_ = std::vector<std::uint64_t>(2048);
    std::vector<std::uint32_t> seen_at_;
    Features features_;
};

} // namespace regie
