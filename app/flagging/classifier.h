#pragma once
// How toxic and how much like advertising a comment reads: two probabilities, learnt from labelled comments.

#include "flagging/features.h"
#include "show/comment.h"
#include "show/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

/// What is scored. Toxicity is the mean of two, weighted by the language.
enum class Output : std::uint8_t { ToxicityFrench, ToxicityEnglish, Spam, Count };
constexpr std::size_t kOutputs = static_cast<std::size_t>(Output::Count);

/// One linear model, as it was learnt.
struct Weights {
    std::vector<float> hashed = std::vector<float>(kBuckets);
    std::array<float, kCounts> counts = {};
    float bias = 0;
};

/// From a score to a probability: 1 / (1 + exp(-(slope * score + shift))).
struct Calibration {
    float slope = 1;
    float shift = 0;
};

/// All that is in a model file.
struct ModelParts {
    std::vector<StanceWords::Entry> words;
    std::array<Weights, kOutputs> weights;
    Calibration toxicity, spam;
    /// Of the training sources' harmless comments, 5 % score above this.
    float toxicity_threshold = 0, spam_threshold = 0;
};

struct Scores {
    double toxicity = 0; ///< 0..1, calibrated on the training sources
    double spam = 0;
};

/// Reads features out of comments and weighs them. Immutable: score() may be called from any thread.
class Classifier {
  public:
    /// Reads a model file. An error when it is cut off, changed or of another version.
    static Result<Classifier> read(std::string_view file);
    /// The one compiled in; read once, at first use. Knows nothing when that is of another version, which
    /// only a build between a change of the features and a new training is.
    static const Classifier& built_in();

    Scores score(const ReadText& text) const;

    /// Which words weigh most towards one of the scores, the heaviest first: places in `folded`.
    struct Word {
        std::uint32_t from = 0, to = 0;
        double weight = 0;
    };
    std::vector<Word> heaviest(const ReadText& text, bool spam) const;

    Scores thresholds() const { return thresholds_; }

  private:
    std::array<double, kOutputs> raw(const Features& features) const;
    double raw_toxicity(const Features& features, const std::array<double, kOutputs>& outputs) const;

    StanceWords words_;
    // The outputs' weights of one piece lie together: one line of the cache for all.
    std::vector<std::array<std::int8_t, 4>> hashed_ = std::vector<std::array<std::int8_t, 4>>(kBuckets);
    std::array<float, kOutputs> scale_ = {};
    std::array<std::array<float, kCounts>, kOutputs> counts_ = {};
    std::array<float, kOutputs> bias_ = {};
    Calibration toxicity_, spam_;
    Scores thresholds_;
};

/// A model file: eight letters, a version, a length and a checksum, then the words and the weights in eight
/// bits each. Little-endian.
std::string write_model(const ModelParts& parts);

} // namespace regie
