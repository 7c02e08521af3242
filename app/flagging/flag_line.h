#pragma once
// One line in, one line of `regie flag` out.

#include "flagging/author_history.h"
#include "flagging/channel_scores.h"
#include "flagging/flagger.h"
#include "show/result.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace regie {

/// What an answer says beside the flags.
enum class Detail {
    Plain,
    Spans ///< each flag with "spans": [{"start", "end", "text"}], places in Unicode code points of the
          ///< cleaned text
};

/// Reads a comment as a recorded chat ({"id", "at_ms", "author": {"id", "name"}, "text"}) or the log
/// ("created_ms" for the time) writes it and gives {"id", "toxicity": 0..1, "spam": 0..1, "flags": [{"rule",
/// "score", "reason"}]}. The two numbers are for ranking: the classifier's, moved by the rules of their kind.
/// The comment counts towards `channel`'s thresholds once it has been judged by them. An error when it is not
/// a comment.
Result<nlohmann::json> flag_line(const Flagger& flagger, AuthorHistory& history, ChannelScores& channel,
                                 const nlohmann::json& comment, Detail detail = Detail::Plain);

/// The same for a line of text, whatever is in it: {"id": … or null, "error": "…"} when it is not a comment,
/// so that answer k is for line k. One line of valid UTF-8.
std::string answer_line(const Flagger& flagger, AuthorHistory& history, ChannelScores& channel,
                        const std::string& line, Detail detail = Detail::Plain);

} // namespace regie
