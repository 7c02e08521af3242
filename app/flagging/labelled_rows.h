#pragma once
// Labelled comments from a file, to measure the flagger by.

#include "show/result.h"

#include <istream>
#include <string>
#include <vector>

namespace regie {

/// How a labelled file is read.
struct LabelledFormat {
    std::string text = "text";                 ///< the column, or key, of the text
    std::string label = "label";               ///< and of the label
    std::vector<std::string> positive = {"1"}; ///< labels of what should be flagged; all others should not
};

struct LabelledRow {
    std::string text;
    bool positive = false;
};

/// Reads CSV (RFC 4180, with a line of column names) or JSON lines: what begins with "{" is the latter.
/// `name` is the file's in errors, which name the line or row too. An error also when no label, or every
/// label, is positive: nothing can be measured then.
Result<std::vector<LabelledRow>> read_labelled(std::istream& file, const std::string& name,
                                               const LabelledFormat& format);

} // namespace regie
