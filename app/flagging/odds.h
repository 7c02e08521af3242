#pragma once
// Scores as probabilities, and as log-odds, in which they add up.

#include <algorithm>
#include <cmath>

namespace regie {

inline double probability_of(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

/// `probability` within 0..1; at its ends a large number and not an infinite one.
inline double log_odds_of(double probability) {
    const auto p = std::clamp(probability, 1e-9, 1 - 1e-9);
    return std::log(p / (1 - p));
}

} // namespace regie
