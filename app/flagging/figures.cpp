#include "flagging/figures.h"

#include <algorithm>

namespace regie {

namespace {

double auc_of(std::vector<LabelledScore> scored, std::size_t positives) {
    const auto negatives = scored.size() - positives;
    if (positives == 0 || negatives == 0)
        return 0;
    std::sort(scored.begin(), scored.end(),
              [](const LabelledScore& a, const LabelledScore& b) { return a.score < b.score; });
    double wins = 0, below = 0;
    for (std::size_t i = 0; i < scored.size();) {
        double tied_positives = 0, tied_negatives = 0;
        const auto score = scored[i].score;
        for (; i < scored.size() && scored[i].score == score; ++i)
            (scored[i].positive ? tied_positives : tied_negatives) += 1;
        wins += tied_positives * (below + tied_negatives / 2);
        below += tied_negatives;
    }
    return wins / (static_cast<double>(positives) * static_cast<double>(negatives));
}

} // namespace

double threshold_for(const std::vector<LabelledScore>& scored, double false_alarms) {
    std::vector<double> negatives;
    for (const auto& one : scored)
        if (!one.positive)
            negatives.push_back(one.score);
    if (negatives.empty())
        return 1;
    const auto may_pass = static_cast<std::size_t>(false_alarms * static_cast<double>(negatives.size()));
    const auto at = negatives.begin() + static_cast<std::ptrdiff_t>(std::min(may_pass, negatives.size() - 1));
    std::nth_element(negatives.begin(), at, negatives.end(), std::greater<>());
    return *at;
}

double share_above(const std::vector<LabelledScore>& scored, double threshold, bool positive) {
    double all = 0, above = 0;
    for (const auto& one : scored)
        if (one.positive == positive) {
            ++all;
            above += one.score > threshold ? 1 : 0;
        }
    return all > 0 ? above / all : 0;
}

Figures figures_of(const std::vector<LabelledScore>& scored) {
    Figures figures;
    figures.rows = scored.size();
    figures.positives = static_cast<std::size_t>(
        std::count_if(scored.begin(), scored.end(), [](const LabelledScore& one) { return one.positive; }));
    figures.auc = auc_of(scored, figures.positives);
    figures.recall_at_1 = share_above(scored, threshold_for(scored, 0.01), true);
    figures.recall_at_5 = share_above(scored, threshold_for(scored, 0.05), true);
    return figures;
}

} // namespace regie
