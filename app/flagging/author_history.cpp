#include "flagging/author_history.h"

namespace regie {

FlagInput AuthorHistory::next(const Comment& comment, std::int64_t at_ms) {
    FlagInput input{comment.text, at_ms, {}};
    input.author = comment.author.name;
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
