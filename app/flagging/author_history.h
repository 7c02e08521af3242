#pragma once
// What was said before: by each author, for the rules on repeats and floods, and by all, for raids.

#include "flagging/flag_input.h"
#include "flagging/raid_watch.h"
#include "show/comment.h"

#include <cstdint>
#include <deque>
#include <list>
#include <string>
#include <unordered_map>

namespace regie {

/// The show time at which a comment was written, which may lie before the show: what comes late, after an
/// outage say, was not written all at once. `created_ms`: Unix time that the platform gives; `epoch_ms`: that
/// of show time 0; `came_ms`: show time at which it came, for a platform that gives no time, or one that
/// cannot be.
std::int64_t written_ms(std::int64_t created_ms, std::int64_t epoch_ms, std::int64_t came_ms);

/// Keeps the last few comments of the authors heard last. A value without threads: whoever owns the order of
/// the comments owns it.
class AuthorHistory {
  public:
    static constexpr std::size_t kMaxAuthors = 20'000;
    /// Enough for both rules that look back: see kRepeatWindow and kFloodComments in habits.cpp.
    static constexpr std::size_t kMaxEarlier = 5;
    /// People answer what was said lately.
    static constexpr std::size_t kMaxAnswered = 20'000;

    /// The input for flagging `comment`, which it then remembers. `at_ms`: when it was written, see
    /// written_ms(). An author without an id has no history.
    FlagInput next(const Comment& comment, std::int64_t at_ms);

    /// A short comment that was flagged: whether it makes a raid with others that were; see RaidWatch.
    std::optional<Raid> flagged(const Comment& comment, std::int64_t at_ms) {
        return raids_.flagged(comment, at_ms);
    }

    /// Before comments come: raids that were told before keep their numbers, up to `last`.
    void number_raids_behind(std::uint64_t last) { raids_.number_behind(last); }

    std::size_t authors() const { return by_author_.size(); }

  private:
    struct Author {
        std::deque<EarlierComment> comments;
        std::list<std::string>::iterator place;
    };

    /// Whom `comment`, which is remembered, answers.
    ReplyTo reply_to(const Comment& comment);

    std::unordered_map<std::string, Author> by_author_; // by feed and author
    std::unordered_map<std::string, bool> written_;     // by comment, lately: whether by us
    std::deque<std::string> written_order_;
    RaidWatch raids_;
    std::list<std::string> heard_; // keys, the author heard last in front
};

} // namespace regie
