#pragma once
// Comments in Graph's shape: one, and lists of them with their cursors and pages.

#include "standin/graph_values.h"
#include "standin/platform.h"

#include <string>
#include <vector>

namespace regie::standin {

/// "{live-video-id}_{n}".
std::string graph_id(const Platform& platform, Index index);
/// Of a comment that was said, also when it is gone since.
std::optional<Index> graph_index(const Platform& platform, const std::string& id);

/// The first field that Comment does not have; empty when there is none.
std::string unknown_comment_field(const std::vector<GraphField>& fields);

nlohmann::json graph_comment(const Platform& platform, Index index, const std::vector<GraphField>& fields);

/// One page of `sequence`, which is in the order of ranks: those of it that are there. What the request asks
/// for is checked. What is given out is noted as shown.
Response graph_list(Platform& platform, const std::vector<Index>& sequence, std::size_t total,
                    const Request& request);

} // namespace regie::standin
