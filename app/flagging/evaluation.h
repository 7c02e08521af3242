#pragma once
// How well the flagger does on labelled comments.

#include "flagging/figures.h"
#include "flagging/flagger.h"
#include "flagging/labelled_rows.h"

#include <map>
#include <string>
#include <vector>

namespace regie {

/// Which of a judgement's two numbers ranks.
enum class RankedBy { Toxicity, Spam };

struct Evaluation {
    Figures figures;
    double threshold = 0;    ///< the shipped one, of 5 % false alarms on the training sources
    double recall = 0;       ///< of what should be flagged, above it
    double false_alarms = 0; ///< of what should not, above it
    struct Rule {
        double recall = 0, false_alarms = 0;
    };
    std::map<std::string, Rule> rules; ///< of those that flagged anything
};

/// Each row by itself, as if by an author who said nothing before.
Evaluation evaluate(const Flagger& flagger, const std::vector<LabelledRow>& rows, RankedBy ranked_by);

/// The table a person reads.
std::string table_of(const Evaluation& evaluation, RankedBy ranked_by);

} // namespace regie
