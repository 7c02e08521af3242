#pragma once
// Whether a feed gives its comments, before the show.

#include "intake/feed_config.h"
#include "show/result.h"

namespace regie::intake {

/// Asks a feed once for its newest comments, as the show begins to. The error says in the platform's words
/// why there are none, and what to do; no secret stands in it. Blocks for at most `most_ms`; any thread.
Result<void> try_feed(const FeedConfig& config, int most_ms = 10'000);

} // namespace regie::intake
