#include "flagging/author_history.h"

namespace regie {

std::int64_t written_ms(std::int64_t created_ms, std::int64_t epoch_ms, std::int64_t came_ms) {
    constexpr std::int64_t kHourMs = 3'600'000, kEarliestMs = 7 * 24 * kHourMs;
    const auto written = created_ms - epoch_ms;
    const bool can_be = created_ms > 0 && written > came_ms - kEarliestMs && written < came_ms + kHourMs;
    return can_be ? written : came_ms;
}

ReplyTo AuthorHistory::reply_to(const Comment& comment) {
    const auto parent = written_.find(comment.parent);
    const auto to = comment.parent.empty() || parent == written_.end() ? ReplyTo::Nobody
                    : parent->second                                   ? ReplyTo::Us
                                                                       : ReplyTo::Other;
    if (written_.emplace(comment.id, comment.by_us).second)
        written_order_.push_back(comment.id);
    if (written_order_.size() > kMaxAnswered) {
        written_.erase(written_order_.front());
        written_order_.pop_front();
    }
    return to;
}

FlagInput AuthorHistory::next(const Comment& comment, std::int64_t at_ms) {
    FlagInput input{comment.text, at_ms, {}};
    input.author = comment.author.name;
    input.reply_to = reply_to(comment);
    input.by_us = comment.by_us;
    if (comment.by_us)
        return input;
    input.raid = raids_.next(comment, at_ms);
    const auto key = author_key(comment);
    if (key.empty())
        return input;
    const auto [found, is_new] = by_author_.try_emplace(key);
    auto& [comments, place] = found->second;
    input.first = is_new;
    if (!is_new)
        heard_.erase(place);
    place = heard_.insert(heard_.begin(), key);
    input.earlier.assign(comments.begin(), comments.end());
    comments.push_back({comment.text, at_ms});
    if (comments.size() > kMaxEarlier)
        comments.pop_front();
    if (by_author_.size() > kMaxAuthors) {
        by_author_.erase(heard_.back());
        heard_.pop_back();
    }
    return input;
}

} // namespace regie
