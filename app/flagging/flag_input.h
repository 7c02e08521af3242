#pragma once
// What the rules look at: one comment and what its author said just before.

#include "flagging/raid_watch.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace regie {

/// Something the same author said before.
struct EarlierComment {
    std::string text;
    std::int64_t at_ms = 0; ///< on the same clock as FlagInput::at_ms
};

/// From which score on the classifiers flag; ChannelScores takes them from the channel's own traffic. Without
/// a channel they only flag what is very sure.
struct Thresholds {
    double toxicity = 0.9;
    double spam = 0.9;
};

/// Whom a comment answers.
enum class ReplyTo {
    Nobody, ///< or the platform does not say
    Us,     ///< the institution
    Other,  ///< somebody else in the audience
};

/// A value of its own: safe to hand to another thread.
struct FlagInput {
    std::string text;       ///< cleaned by clean_text()
    std::int64_t at_ms = 0; ///< when it was written; only differences count
    std::vector<EarlierComment>
        earlier; ///< by the same author, oldest first; AuthorHistory gives the last few
    Thresholds thresholds = {};
    std::string author = {};       ///< the name they go by
    bool first = false;            ///< nothing of this author was heard before in this show
    std::optional<Raid> raid = {}; ///< the wave of like comments it is part of
    ReplyTo reply_to = ReplyTo::Nobody;
    bool by_us = false; ///< the institution's own words: nothing of them is flagged
};

} // namespace regie
