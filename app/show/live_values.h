#pragma once
// What the show itself says of the graphics that stand: a poll's votes, the comments that wait. Pure.

#include "show/show_file.h"
#include "show/show_state.h"

#include <map>
#include <string>

namespace regie {

/// What is on air, each graphic with its live values (Graphic::live) as they are now. The whole truth: the
/// overlay scene is given exactly this.
std::map<std::string, Graphic> on_air_now(const ShowState& state, NamePolicy names);

/// Whether a graphic of the comments that wait has one to show: what is severe and nobody has approved is not
/// seen, as a person is asked before it goes on air.
bool any_queued_to_see(const ShowState& state);

/// The same once `taken` will have been: what it takes the place of is gone, and campaigns
/// that stand in its part of the picture.
std::map<std::string, Graphic> on_air_after(const ShowState& state, NamePolicy names, Graphic taken,
                                            const Templates& templates);

} // namespace regie
