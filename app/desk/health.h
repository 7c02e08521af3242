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

/// What is wrong comes first, the rest in the order sources, outputs, comments, frames.
std::vector<HealthLine> health_of(const ShowState& state, const protocol::Status& status,
                                  const protocol::Welcome& plan);

/// Whether viewers see the programme: an output is accepted by its ingest.
bool is_on_air(const ShowState& state);
/// "ON AIR", "NOT ON AIR", "RECORDING" or "REHEARSAL".
QString air_words(const ShowState& state, const protocol::Welcome& plan);
/// Why no comments come, in words; empty: they come.
QString feed_trouble(const ShowState& state, const protocol::Welcome& plan);

/// "Facebook", "Recording", or the output's id.
QString output_name(const std::string& id, const protocol::Welcome& plan);
/// "4.5 Mb/s · 12 ms · 0:42:17"; what is not known is left out.
QString output_numbers(const protocol::OutputNumbers& numbers);
/// Worry above 1 % of pictures left out, alarm above 5 % (OBS's colours, FIELD's table), or when it is away.
Tone output_tone(const Health& health, const protocol::Status& status, const std::string& id);

} // namespace regie::desk
