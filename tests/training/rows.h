#pragma once
// The rows a model is learnt from, as train.py writes them: JSON lines.

#include "flagging/classifier.h"
#include "logistic.h"
#include "show/result.h"

#include <istream>
#include <string>
#include <vector>

namespace regie::training {

/// {"text", "label": 0|1, "source", "kind": "toxicity"|"spam", "french", "measured", "natural",
/// "weight"}.
struct Row {
    std::string source;
    bool spam = false; ///< which question the label answers
    bool french = false;
    bool measured = false; ///< its source is left out in turn; others are always learnt from
    bool natural =
        false; ///< its source was not collected by keyword: thresholds and calibration are made on it
    double weight = 1;
    SparseRow features; ///< columns: buckets, then counts
    double language = 0.5;
};

constexpr std::uint32_t kColumns = kBuckets + kCounts;

Result<std::vector<Row>> read_rows(std::istream& lines, const StanceWords& words);

} // namespace regie::training
