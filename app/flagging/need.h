#pragma once
// How soon a moderator should look at a comment.

#include "flagging/flagger.h"

#include <algorithm>

namespace regie {

/// Of a judgement alone, 0..1: the surest score, and not less than its worst flag stands for.
inline double need_of(const Judgement& judgement) {
    constexpr double kSevere = 0.7, kNotice = 0.4, kInfo = 0.2;
    auto need = std::max(judgement.toxicity, judgement.spam);
    for (const auto& flag : judgement.flags)
        need = std::max(need, flag.severity == Severity::Severe   ? kSevere
                              : flag.severity == Severity::Notice ? kNotice
                                                                  : kInfo);
    return need;
}

/// With what the crew's decisions say of such comments (CrewTaste::of): they move it by half the scale.
inline double need_of(double judged, double taste) { return std::clamp(judged + 0.5 * taste, 0.0, 1.0); }

} // namespace regie
