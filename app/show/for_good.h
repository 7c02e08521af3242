#pragma once
// What cannot be taken back: platforms delete for good.

#include "show/capabilities.h"
#include "show/show_state.h"

#include <map>
#include <string>
#include <vector>

namespace regie {

/// Whether taking a comment down deletes it at a platform that can do so much.
bool hides_for_good(const Capabilities& can);

/// The comments that `decided` deletes at their platforms, those that refused left out. `can`: by feed.
std::vector<const CommentEntry*> deleted_by(const ShowState& state, const Decided& decided,
                                            const std::map<std::string, Capabilities>& can);

/// Whether nothing is left of it to take back; what waits for its platform counts as done if `waiting` says
/// so.
bool is_for_good(const ShowState& state, const Decided& decided,
                 const std::map<std::string, Capabilities>& can, bool waiting);

} // namespace regie
