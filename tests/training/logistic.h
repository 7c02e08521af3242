#pragma once
// Logistic regression with an L2 penalty on sparse rows, the same bytes for the same seed.

#include <cstdint>
#include <vector>

namespace regie::training {

struct Cell {
    std::uint32_t column = 0;
    float value = 0;
};

struct SparseRow {
    std::vector<Cell> cells;
    bool positive = false;
    double cost = 1; ///< how much an error here weighs (liblinear's C)
};

/// What `weights` make of a row, the bias with it.
double product(const SparseRow& row, const std::vector<double>& weights);

/// One weight a column; the last column is the bias, 1 in every row. Dual coordinate descent (Yu, Huang and
/// Lin 2011, "Dual coordinate descent methods for logistic regression and maximum entropy models").
std::vector<double> fit_logistic(const std::vector<SparseRow>& rows, std::uint32_t columns,
                                 std::uint32_t seed);

/// Slope and shift that turn scores into probabilities (Platt), each class weighing the same.
struct Line {
    double slope = 1, shift = 0;
};
struct Scored {
    double score = 0;
    bool positive = false;
    double weight = 1;
};
Line fit_line(const std::vector<Scored>& scored);

} // namespace regie::training
