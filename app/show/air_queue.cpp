// The folds over what waits to be pinned, and what moderators note for each other.

#include "show/show_state.h"

#include <algorithm>
#include <utility>

namespace regie {

const Queued* ShowState::queued(const std::string& comment) const {
    const auto at = std::find_if(air_queue_.begin(), air_queue_.end(),
                                 [&](const Queued& queued) { return queued.comment == comment; });
    return at == air_queue_.end() ? nullptr : &*at;
}

const Note* ShowState::note(const std::string& comment) const {
    const auto at = notes_.find(comment);
    return at == notes_.end() ? nullptr : &at->second;
}

// What it took out, if anything.
std::vector<Queued> ShowState::unqueue(const std::string& comment) {
    std::vector<Queued> taken;
    if (const auto* at = queued(comment)) {
        taken.push_back(*at);
        std::erase(air_queue_, taken.front());
    }
    return taken;
}

// To the front: it was the next one, or somebody had decided on it, when it was taken out.
void ShowState::queue_again(const Queued& queued) {
    const auto* entry = comment(queued.comment);
    if (entry && !entry->removed && !entry->taken_down() && !is_on_air(queued.comment) &&
        !this->queued(queued.comment))
        air_queue_.insert(air_queue_.begin(), queued);
}

void ShowState::on(const Event& event, const CommentQueued& body) {
    const auto at = std::find_if(air_queue_.begin(), air_queue_.end(),
                                 [&](const Queued& queued) { return queued.comment == body.comment; });
    const Queued queued{body.comment, body.text, event.by};
    auto& decision = decided(event);
    if (at != air_queue_.end())
        decision.was_queued = {std::exchange(*at, queued)};
    else
        air_queue_.push_back(queued);
}

void ShowState::on(const Event& event, const CommentUnqueued& body) {
    if (auto queued = unqueue(body.comment); !queued.empty())
        decided(event).was_queued = std::move(queued);
}

void ShowState::on(const Event& event, const CommentNoted& body) {
    if (body.text.empty())
        notes_.erase(body.comment);
    else
        notes_.insert_or_assign(body.comment, Note{body.text, event.by});
}

} // namespace regie
