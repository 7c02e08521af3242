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

/// Whether its platform has deleted the comment at a moderator's word; as below.
bool is_for_good(const CommentEntry& entry, const std::map<std::string, Capabilities>& can, bool waiting);

/// Of the comments that `decided` takes down: those that stay deleted when it is taken back; as below.
std::vector<std::string> deleted_for_good(const ShowState& state, const Decided& decided,
                                          const std::map<std::string, Capabilities>& can, bool waiting);

/// Whether platforms have deleted all that `decided` is about, so that nothing of it can be taken back; what
/// waits for its platform counts as done if `waiting` says so. `can`: by feed.
bool is_for_good(const ShowState& state, const Decided& decided,
                 const std::map<std::string, Capabilities>& can, bool waiting);

} // namespace regie
