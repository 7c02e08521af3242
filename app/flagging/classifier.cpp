#include "flagging/classifier.h"

#include "flagging/odds.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace regie {

namespace {

double probability(const Calibration& calibration, double score) {
    return probability_of(calibration.slope * score + calibration.shift);
}

FeatureReader& reader() {
    thread_local FeatureReader one;
    return one;
}

} // namespace

std::array<double, kOutputs> Classifier::raw(const Features& features) const {
    std::array<double, kOutputs> out = {};
    const auto add = [&](const std::vector<std::uint32_t>& buckets) {
        if (buckets.empty())
            return;
        std::array<std::int32_t, kOutputs> sum = {};
        for (const auto bucket : buckets)
            for (std::size_t k = 0; k < kOutputs; ++k)
                sum[k] += hashed_[bucket][k];
        const auto norm = 1 / std::sqrt(static_cast<double>(buckets.size()));
        for (std::size_t k = 0; k < kOutputs; ++k)
            out[k] += sum[k] * norm * static_cast<double>(scale_[k]);
    };
    add(features.pieces);
    add(features.words);
    for (std::size_t k = 0; k < kOutputs; ++k) {
        float sum = bias_[k];
        for (std::size_t i = 0; i < kCounts; ++i)
            sum += features.counts[i] * counts_[k][i];
        out[k] += static_cast<double>(sum);
    }
    return out;
}

double Classifier::raw_toxicity(const Features& features, const std::array<double, kOutputs>& outputs) const {
    return features.french * outputs[static_cast<std::size_t>(Output::ToxicityFrench)] +
           (1 - features.french) * outputs[static_cast<std::size_t>(Output::ToxicityEnglish)];
}

Scores Classifier::score(const ReadText& text) const {
    const auto& features = reader().read(text, words_);
    const auto outputs = raw(features);
    return {probability(toxicity_, raw_toxicity(features, outputs)),
            probability(spam_, outputs[static_cast<std::size_t>(Output::Spam)])};
}

std::vector<Classifier::Word> Classifier::heaviest(const ReadText& text, bool spam) const {
    const auto& features = reader().read(text, words_);
    std::array<double, kOutputs> share = {features.french, 1 - features.french, 0};
    if (spam)
        share = {0, 0, 1};
    const auto weigh = [&](const std::vector<std::uint32_t>& buckets, std::size_t of) {
        double sum = 0;
        for (const auto bucket : buckets)
            for (std::size_t k = 0; k < kOutputs; ++k)
                sum += share[k] * static_cast<double>(scale_[k]) * hashed_[bucket][k];
        return sum / std::sqrt(static_cast<double>(std::max<std::size_t>(of, 1)));
    };
    std::vector<Word> all;
    std::vector<std::uint32_t> pieces;
    const auto& tokens = reader().tokens().tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        pieces.clear();
        if (tokens[i].kind == TokenKind::Letters)
            reader().pieces_of(tokens[i], pieces);
        auto weight = weigh(pieces, features.pieces.size()) +
                      weigh({FeatureReader::bucket_of_word(tokens[i])}, features.words.size());
        for (std::size_t stance = 0; stance < kStances; ++stance)
            if ((reader().stances()[i] >> stance & 1U) != 0)
                for (std::size_t k = 0; k < kOutputs; ++k)
                    weight += share[k] * static_cast<double>(counts_[k][stance * kPerStance]);
        if (weight > 0)
            all.push_back({tokens[i].from, tokens[i].to, weight});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Word& a, const Word& b) { return a.weight > b.weight; });
    return all;
}

} // namespace regie
