#pragma once
// Whether the audience is quiet or the feed is dead: a feed's state and its sentence for the operator.

#include "intake/connector.h"
#include "intake/timings.h"

#include <cstdint>
#include <string>

namespace regie::intake {

enum class FeedState {
    Starting,  ///< not answered yet; never reported
    Live,      ///< answers, and people write
    Quiet,     ///< answers, and nobody has written for a while
    Slow,      ///< takes longer than the time between two polls, or failed once
    Throttled, ///< must not be asked until a time that is known
    Token,     ///< not asked any more: the access token is not accepted
    Dead,      ///< nothing has come for two intervals
    Ended,     ///< the broadcast's comments are closed
};

/// What a poll knows it did not bring.
enum class Missing {
    Nothing,
    Between,    ///< between what came now and what came before: the platform lists only so many
    InACircle,  ///< what is older: pages were named that had been read
    WithoutEnd, ///< what is older: pages went on and on
};

/// "live", "quiet", "slow", "throttled", "token expired", "dead", "ended": as in FeedChanged.
const char* to_string(FeedState state);

class FeedHealth {
  public:
    /// `name`: the platform's, for people. `secret`: where its token is kept; empty: nowhere.
    FeedHealth(std::string name, std::string secret, Timings timings, std::int64_t now_ms);

    FeedState state() const { return state_; }
    const std::string& words() const { return words_; }
    std::int64_t answered_ms() const { return answered_ms_; } ///< monotonic; 0: never

    // Each returns whether the state or the sentence is another one. `wall_ms`: Unix time, for clock times in
    // sentences.
    /// A poll is complete; `took_ms`: its slowest answer.
    bool answered(std::int64_t now_ms, std::int64_t took_ms, bool comments_came, std::int64_t interval_ms,
                  Missing missing = Missing::Nothing);
    /// One of a poll's pages came.
    void heard(std::int64_t now_ms);
    /// A poll has many pages.
    bool reads_on();
    bool failed(const Trouble& trouble, std::int64_t now_ms, std::int64_t wall_ms, std::int64_t wait_ms);
    /// Nothing was answered lately; call it when dead_at_ms() has come.
    bool silent(std::int64_t now_ms, std::int64_t wall_ms);
    /// Asked again after it had stopped.
    void resume(std::int64_t now_ms);

    /// When silence means that it is dead; far away when that is not the question.
    std::int64_t dead_at_ms() const;
    bool stopped() const { return state_ == FeedState::Token || state_ == FeedState::Ended; }

  private:
    bool say(FeedState state, std::string words);
    std::string since(std::int64_t now_ms, std::int64_t wall_ms) const;

    const std::string name_, secret_;
    const Timings timings_;
    FeedState state_ = FeedState::Starting;
    std::string words_;
    std::int64_t answered_ms_ = 0;
    std::int64_t began_ms_; // asking, for a feed that has never answered
    std::int64_t last_comment_ms_;
    std::int64_t interval_ms_; // between two answers as things are
    std::string trouble_;      // since the last answer
};

} // namespace regie::intake
