#pragma once
// One comment in, one line of `regie flag` out.

#include "flagging/author_history.h"
#include "flagging/flagger.h"
#include "show/result.h"

#include <nlohmann/json_fwd.hpp>

namespace regie {

/// Reads a comment as a recorded chat ({"id", "at_ms", "author": {"id", "name"}, "text"}) or the log
/// ("created_ms" for the time) writes it and gives {"id", "toxicity": 0..1, "spam": 0..1, "flags": [{"rule",
/// "score", "reason"}]}. The two numbers are the highest score of the rules of their kind. An error when it
/// is not a comment.
Result<nlohmann::json> flag_line(const Flagger& flagger, AuthorHistory& history,
                                 const nlohmann::json& comment);

} // namespace regie
