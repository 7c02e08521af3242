#pragma once
// The top bar's answers: is everything going out, is the feed alive, what was lost. In words.

#include "desk/tone.h"
#include "protocol/messages.h"
#include "show/show_state.h"

#include <QString>

#include <vector>

namespace regie::desk {

struct HealthLine {
    QString words;
    Tone tone = Tone::Plain;

    bool operator==(const HealthLine&) const = default;
};

/// What is wrong comes first, the rest in the order source, recording, comments, frames.
std::vector<HealthLine> health_of(const ShowState& state, const protocol::Status& status);

} // namespace regie::desk
