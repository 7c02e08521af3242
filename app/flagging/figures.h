#pragma once
// How well scores tell what should be flagged from what should not.

#include <cstddef>
#include <vector>

namespace regie {

/// A score beside what people said of the comment.
struct LabelledScore {
    double score = 0;
    bool positive = false; ///< should be flagged
};

struct Figures {
    std::size_t rows = 0, positives = 0;
    double auc = 0;         ///< how often a positive scores above a negative; ties count half
    double recall_at_1 = 0; ///< share of the positives above the score that 1 % of the negatives pass
    double recall_at_5 = 0;
};

Figures figures_of(const std::vector<LabelledScore>& scored);

/// The lowest score that no more than this share of the negatives is above.
double threshold_for(const std::vector<LabelledScore>& scored, double false_alarms);

/// The share of the positives (or negatives) above `threshold`; 0 when there are none.
double share_above(const std::vector<LabelledScore>& scored, double threshold, bool positive);

} // namespace regie
