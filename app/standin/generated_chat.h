#pragma once
// A chat that nobody wrote, for tests of what intake can take: the same in every run.

#include "standin/chat_file.h"

#include <cstdint>
#include <string_view>

namespace regie::standin {

struct GeneratedChat {
    std::int64_t comments_a_second = 0;
    std::int64_t seconds = 0;
};

/// "10000:60".
Result<GeneratedChat> parse_generated(std::string_view text);

/// Comments g1, g2, … evenly spread, of up to 5,000 authors.
Chat generate(const GeneratedChat& wanted);

} // namespace regie::standin
