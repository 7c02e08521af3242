#include "logistic.h"

#include "flagging/odds.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace regie::training {

namespace {

constexpr int kEpochs = 60;
constexpr int kNewtonSteps = 50;
constexpr double kEnough = 1e-3;
constexpr double kBias = 1;

struct Dual {
    double alpha = 0, rest = 0; // alpha + rest = cost
};

/// One variable's best value, the others held; gives by how much it changed.
double improve(Dual& dual, double square, double margin, double cost, double& worst) {
    auto* one = &dual.alpha;
    auto* other = &dual.rest;
    double sign = 1;
    if (0.5 * square * (*other - *one) + margin < 0) {
        std::swap(one, other);
        sign = -1;
    }
    const double old = *one;
    double z = old;
    if (cost - z < 0.5 * cost)
        z *= 0.1;
    double gradient = square * (z - old) + sign * margin + std::log(z / (cost - z));
    worst = std::max(worst, std::abs(gradient));
    for (int step = 0; step < kNewtonSteps && std::abs(gradient) > 1e-6; ++step) {
        const double next = z - gradient / (square + cost / (cost - z) / z);
        z = next <= 0 ? z * 0.1 : next;
        gradient = square * (z - old) + sign * margin + std::log(z / (cost - z));
    }
    *one = z;
    *other = cost - z;
    return sign * (z - old);
}

} // namespace

double product(const SparseRow& row, const std::vector<double>& weights) {
    double sum = weights.back() * kBias;
    for (const auto& cell : row.cells)
        sum += weights[cell.column] * static_cast<double>(cell.value);
    return sum;
}

std::vector<double> fit_logistic(const std::vector<SparseRow>& rows, std::uint32_t columns,
                                 std::uint32_t seed) {
    std::vector<double> weights(columns + 1, 0);
    std::vector<Dual> duals(rows.size());
    std::vector<double> squares(rows.size());
    const auto add = [&](const SparseRow& row, double by) {
        const double signed_by = row.positive ? by : -by;
        for (const auto& cell : row.cells)
            weights[cell.column] += signed_by * static_cast<double>(cell.value);
        weights.back() += signed_by * kBias;
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        duals[i].alpha = std::min(0.001 * rows[i].cost, 1e-8);
        duals[i].rest = rows[i].cost - duals[i].alpha;
        squares[i] = kBias * kBias;
        for (const auto& cell : rows[i].cells)
            squares[i] += static_cast<double>(cell.value) * static_cast<double>(cell.value);
        add(rows[i], duals[i].alpha);
    }
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0);
    std::mt19937 random(seed);
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
        // Not std::shuffle, whose draws each library makes in its own way.
        for (auto i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[random() % i]);
        double worst = 0;
        for (const auto i : order) {
            const auto& row = rows[i];
            const double margin = (row.positive ? 1 : -1) * product(row, weights);
            add(row, improve(duals[i], squares[i], margin, row.cost, worst));
        }
        if (worst < kEnough)
            break;
    }
    return weights;
}

Line fit_line(const std::vector<Scored>& scored) {
    double positives = 0, negatives = 0;
    for (const auto& one : scored)
        (one.positive ? positives : negatives) += one.weight;
    const auto weight_of = [&](const Scored& one) {
        return one.weight / (one.positive ? positives : negatives);
    };
    const auto loss_of = [&](const Line& line) {
        double loss = 0;
        for (const auto& one : scored) {
            const double odds = (one.positive ? 1 : -1) * (line.slope * one.score + line.shift);
            loss +=
                weight_of(one) * (odds > 0 ? std::log1p(std::exp(-odds)) : std::log1p(std::exp(odds)) - odds);
        }
        return loss;
    };
    Line line;
    auto loss = loss_of(line);
    for (int step = 0; step < 100; ++step) {
        double g0 = 0, g1 = 0, h00 = 1e-9, h01 = 0, h11 = 1e-9;
        for (const auto& one : scored) {
            const double p = probability_of(line.slope * one.score + line.shift);
            const double error = weight_of(one) * (p - (one.positive ? 1 : 0));
            const double curve = weight_of(one) * p * (1 - p);
            g0 += error * one.score;
            g1 += error;
            h00 += curve * one.score * one.score;
            h01 += curve * one.score;
            h11 += curve;
        }
        const double determinant = h00 * h11 - h01 * h01;
        // Newton's step, shortened until it helps.
        Line next;
        double next_loss = loss;
        for (double part = 1; part > 1e-6; part /= 2) {
            next = {line.slope - part * (h11 * g0 - h01 * g1) / determinant,
                    line.shift - part * (h00 * g1 - h01 * g0) / determinant};
            next_loss = loss_of(next);
            if (next_loss < loss)
                break;
        }
        if (!(next_loss < loss - 1e-12))
            break;
        line = next;
        loss = next_loss;
    }
    return line;
}

} // namespace regie::training
