#include "flagging/channel_scores.h"

#include "flagging/classifier.h"
#include "flagging/odds.h"

#include <algorithm>
#include <cmath>

namespace regie {

namespace {

// Log-odds from -12 to 12: beyond are one in 160,000.
constexpr double kEnd = 12;
constexpr double kLowest = 0.5;

} // namespace

ChannelScores::ChannelScores(const FlagSettings& settings) { set(settings); }

void ChannelScores::set(const FlagSettings& settings) {
    share_ = settings.share;
    fixed_ = settings.toxicity;
}

void ChannelScores::add(const Judgement& judgement) {
    toxicity_.add(judgement.toxicity);
    spam_.add(judgement.spam);
}

Thresholds ChannelScores::thresholds() const {
    const auto trained = Classifier::built_in().thresholds();
    const auto toxicity =
        fixed_ ? *fixed_ : std::max(kLowest, toxicity_.over(share_).value_or(trained.toxicity));
    return {toxicity, std::max(kLowest, spam_.over(share_).value_or(trained.spam))};
}

void ChannelScores::Quantile::add(double score) {
    const auto odds = std::clamp(log_odds_of(score), -kEnd, kEnd);
    const auto bin = static_cast<std::uint16_t>((odds + kEnd) / (2 * kEnd) * (kBins - 1));
    if (ring_.size() < kKept) {
        ring_.push_back(bin);
    } else {
        --counts_[ring_[next_]];
        ring_[next_] = bin;
        next_ = (next_ + 1) % kKept;
    }
    ++counts_[bin];
}

std::optional<double> ChannelScores::Quantile::over(double share) const {
    if (ring_.size() < kEnough)
        return {};
    const auto may = share * static_cast<double>(ring_.size());
    double above = 0;
    auto bin = kBins;
    while (bin > 0 && above + counts_[bin - 1] <= may)
        above += counts_[--bin];
    // The upper edge of the first bin that would be too many.
    const auto odds = static_cast<double>(bin) / (kBins - 1) * 2 * kEnd - kEnd;
    return probability_of(odds);
}

} // namespace regie
