#pragma once
// What the panels around the two lists say: pure functions from the state to what QML shows.

#include "desk/rundown_model.h"
#include "protocol/messages.h"
#include "show/show_state.h"

#include <QList>
#include <QString>
#include <QVariantList>

namespace regie::desk {

/// The keys of what is on air, the last one taken first.
std::vector<std::string> on_air_order(const ShowState& state);

/// [{key, title, label, left, by, shortcut}] in that order. `shortcut` is the action (key_map.h) that
/// releases it; may be empty.
QVariantList on_air_list(const ShowState& state, const RundownModel& rundown, std::int64_t show_ms);

/// The id of the scene on air.
std::string scene_on_air(const ShowState& state, const protocol::Welcome& plan);
/// The one that the slate took the place of.
std::string scene_before_slate(const ShowState& state, const protocol::Welcome& plan);
/// [{id, name, key, onAir}] in the show's order, without the slate. `key` cuts to it; empty beyond the ninth.
QVariantList scene_list(const ShowState& state, const protocol::Welcome& plan);

/// [{source, place}]: what the scene `id` shows, by the sources' place in the plan, in fractions of the
/// canvas.
QVariantList boxes_of(const std::string& id, const protocol::Welcome& plan);

/// The place between its two boxes, for graphics that stand there; none: it has no such place.
std::optional<Box> place_between(const std::string& scene, const protocol::Welcome& plan);

/// A comment that waits for air, as it would be pinned; none: it does not wait.
std::optional<Graphic> pinned_graphic(const std::string& comment, const ShowState& state,
                                      const protocol::Welcome& plan);

/// [{id, name, words, tone, rmsDb, muted, picture}]: each source, whether it delivers, how loud it is, and
/// whether it has a picture.
QVariantList source_list(const ShowState& state, const protocol::Status& status,
                         const protocol::Welcome& plan);

/// A source's settings as they are now.
SourceSettings settings_of_source(const std::string& id, const ShowState& state,
                                  const protocol::Welcome& plan);

/// [{id, name, words, numbers, tone, canReconnect, canStart, canStop}]: each output's state in a sentence,
/// and "4.5 Mb/s · 12 ms".
QVariantList output_list(const ShowState& state, const protocol::Status& status,
                         const protocol::Welcome& plan);

/// [{comment, author, text, platform, shortened, by}]: what waits to be pinned, as it will be shown, the next
/// one first.
QVariantList air_queue_list(const ShowState& state, const protocol::Welcome& plan);

/// [{id, words, example, undecided}]: waves of like comments that nobody has dealt with, the newest first, at
/// most two.
QVariantList raid_list(const ShowState& state, std::int64_t show_ms);

/// By feed, what its platform can do.
std::map<std::string, Capabilities> capabilities_of(const protocol::Welcome& plan);

/// How many comments came in each of the last `minutes` minutes, the oldest first; the last one is not over
/// yet.
QList<int> comments_a_minute(const ShowState& state, std::int64_t show_ms, int minutes);

} // namespace regie::desk
