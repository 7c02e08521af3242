#include "intake/known_comments.h"

#include <utility>

namespace regie::intake {
namespace {
constexpr int kMissesToBelieve = 2;
constexpr std::size_t kFewMissing = 10; // so many at once are believed even when they are more than half
} // namespace

void KnownComments::add(const KnownComment& comment) {
    comments_.try_emplace(
        comment.id, Entry{comment.created_ms, comment.text_hash, 0, comment.hidden, false, comment.removed});
}

bool KnownComments::edited(const std::string& id, std::string_view text) {
    const auto at = comments_.find(id);
    if (at == comments_.end())
        return false;
    const auto before = std::exchange(at->second.text_hash, hash_of(text));
    return before != at->second.text_hash;
}

bool KnownComments::remove(const std::string& id) {
    const auto at = comments_.find(id);
    return at != comments_.end() && !std::exchange(at->second.removed, true) && !at->second.hidden_by_us;
}

void KnownComments::set_hidden_by_us(const std::string& id, bool hidden) {
    if (const auto at = comments_.find(id); at != comments_.end())
        at->second.hidden_by_us = hidden;
}

void KnownComments::set_hidden_at_platform(const std::string& id, bool hidden) {
    if (const auto at = comments_.find(id); at != comments_.end())
        at->second.hidden_at_platform = hidden;
}

std::vector<std::string> KnownComments::judge(const std::unordered_set<std::string>& seen,
                                              std::int64_t complete_after_ms) {
    suspects_ = false;
    std::size_t judged = 0;
    std::vector<std::pair<const std::string*, Entry*>> missing;
    for (auto& [id, entry] : comments_) {
        if (seen.contains(id)) {
            entry.misses = 0;
            ++judged;
        } else if (!entry.removed && !entry.hidden_by_us && !entry.hidden_at_platform &&
                   entry.created_ms > 0 && entry.created_ms > complete_after_ms) {
            missing.emplace_back(&id, &entry);
            ++judged;
        }
    }
    std::vector<std::string> gone;
    if (missing.size() > kFewMissing && missing.size() * 2 > judged)
        return gone;
    for (const auto& [id, entry] : missing) {
        if (++entry->misses < kMissesToBelieve) {
            suspects_ = true;
            continue;
        }
        entry->removed = true;
        gone.push_back(*id);
    }
    return gone;
}

} // namespace regie::intake
