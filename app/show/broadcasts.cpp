#include "show/broadcasts.h"

#include <algorithm>

namespace regie {

void Broadcasts::apply(const Event& event) {
    if (const auto* output = std::get_if<OutputChanged>(&event.body); output && output->state == "running")
        ran_.insert(output->output);
    const auto* feed = std::get_if<FeedChanged>(&event.body);
    if (feed && feed->state == "ended")
        ended_.insert(feed->feed);
    else if (feed)
        ended_.erase(feed->feed);
}

bool Broadcasts::fed(const ShowFile& show, const FeedSpec& feed) const {
    return std::any_of(show.outputs.begin(), show.outputs.end(), [&](const OutputSpec& output) {
        return output.platform == feed.platform && ran_.contains(output.id);
    });
}

} // namespace regie
