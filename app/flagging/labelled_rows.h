#pragma once
// Labelled comments from a file, to measure the flagger by.

#include "show/result.h"

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

/// Reads CSV (show/csv.h, with a line of column names) or JSON lines: what begins with "{" is the latter.
/// `text` is decoded (show/text_encoding.h); `name` is the file's in errors, which name the line or row too.
/// An error also when no label, or every label, is positive: nothing can be measured then.
Result<std::vector<LabelledRow>> read_labelled(const std::string& text, const std::string& name,
                                               const LabelledFormat& format);

} // namespace regie
