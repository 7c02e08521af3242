#pragma once
// What flagging makes of the comments: hands them to the flagging pool in their order, with what their
// authors said before, and brings back what the rules say. Lives on the show thread; only the rules
// themselves run on the pool, where nothing of the show can be touched.

#include "engine/alive.h"
#include "engine/judged.h"
#include "engine/post_box.h"
#include "flagging/author_history.h"
#include "flagging/channel_scores.h"
#include "flagging/flagger.h"
#include "show/show_state.h"

#include <QThreadPool>

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace regie {

class Judging {
  public:
    /// Of what nobody has decided, so many comments are judged again when the rules change: the newest.
    static constexpr std::size_t kMostAnew = 5'000;

    /// Takes verdicts, in the order the comments came. Show thread.
    using Done = std::function<void(std::vector<Judged>)>;

    /// Of each comment that belongs to a raid, which; in the call that hands it over. Show thread.
    using OnRaid = std::function<void(const std::string& comment, const Raid& raid)>;

    /// `post`: on the show thread.
    Judging(FlagSettings rules, Post post, Done done, OnRaid on_raid = {});
    ~Judging(); ///< waits for the pool

    /// A comment that came or was edited. `at_ms`: see written_ms().
    void judge(const Comment& comment, std::int64_t at_ms);
    /// What comes from here on is judged by these, which are made ready on the pool.
    void set_rules(FlagSettings rules);
    /// Judges the newest undecided comments once more, a few between two turns of the show thread. A second
    /// call takes the place of the first. `state` stays where it is as long as this does.
    void judge_anew(const ShowState& state);
    /// Once, before comments come, in an engine that goes on with a session: the same, and what was said
    /// lately is remembered, so that floods, repeats and raids go on being seen. What comes meanwhile is
    /// judged behind it.
    void take_over(const ShowState& state);
    /// Until the pool has done what it was given.
    void wait() { pool_.waitForDone(); }

  private:
    struct Asked {
        Comment comment;
        FlagInput input;
        Judged::Why why = Judged::Why::Came;
    };
    void look_for_short_raid(const Asked& asked, const Judgement& judgement);
    struct Walk; // through the comments that are judged once more

    void give_more();
    void begin(Walk walk);
    void walk_on(std::shared_ptr<Walk> walk);
    void take(const std::vector<Asked>& asked, std::vector<Judged> verdicts);
    void judge_behind_walk();

    Post post_;
    Done done_;
    OnRaid on_raid_;
    AuthorHistory history_;
    ChannelScores scores_;
    std::deque<Asked> waiting_;
    std::optional<FlagSettings> new_rules_;                   // not handed to the pool yet
    std::shared_ptr<std::unique_ptr<const Flagger>> flagger_; // the pool's own: nobody else looks at it
    std::shared_ptr<Walk> walk_;
    std::deque<std::pair<Comment, std::int64_t>>
        behind_;        // that came while a take-over's walk goes on, with the time they were written
    bool busy_ = false; // the pool has a task
    QThreadPool pool_;
    Alive alive_;
};

} // namespace regie
