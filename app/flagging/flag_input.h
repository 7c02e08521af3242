#pragma once
// What the rules look at: one comment and what its author said just before.

#include <cstdint>
#include <string>
#include <vector>

namespace regie {

/// Something the same author said before.
struct EarlierComment {
    std::string text;
    std::int64_t at_ms = 0; ///< on the same clock as FlagInput::at_ms
};

/// A value of its own: safe to hand to another thread.
struct FlagInput {
    std::string text;       ///< cleaned by clean_text()
    std::int64_t at_ms = 0; ///< when it was written; only differences count
    std::vector<EarlierComment>
        earlier; ///< by the same author, oldest first; AuthorHistory gives the last few
};

} // namespace regie
