#include "engine/judging.h"

#include <algorithm>
#include <utility>

namespace regie {

namespace {

// A task of some milliseconds: short enough for a change of the rules, long enough to be worth its way.
constexpr std::size_t kComments = 200;
// What was decided lies between what was not: so far back an undecided comment is looked for.
constexpr std::size_t kFarthest = 4 * Judging::kMostAnew;

bool undecided(const CommentEntry& entry) { return entry.decision == Decision::None && !entry.removed; }

} // namespace

/// A memory of its own for what authors said: the one of the comments that come must not hear them twice.
struct Judging::Walk {
    const ShowState& state;
    AuthorHistory history;
    std::size_t next = 0, end = 0;
};

Judging::Judging(FlagSettings rules, Post post, Done done, OnRaid on_raid)
    : post_(std::move(post)), done_(std::move(done)), on_raid_(std::move(on_raid)), scores_(rules),
      new_rules_(std::move(rules)), flagger_(std::make_shared<std::unique_ptr<const Flagger>>()) {
    // One core is the programme's: flagging takes what is left.
    pool_.setMaxThreadCount(1);
    pool_.setThreadPriority(QThread::LowPriority);
}

Judging::~Judging() { wait(); }

void Judging::judge(const Comment& comment, std::int64_t show_ms) {
    auto input = history_.next(comment, show_ms);
    input.thresholds = scores_.thresholds();
    if (input.raid && on_raid_)
        on_raid_(comment.id, *input.raid);
    waiting_.push_back({comment, std::move(input)});
    give_more();
}

void Judging::set_rules(FlagSettings rules) {
    scores_.set(rules);
    new_rules_ = std::move(rules);
}

void Judging::judge_anew(const ShowState& state) {
    const auto& comments = state.comments();
    std::size_t first = comments.size(), found = 0;
    const auto farthest = comments.size() - std::min(comments.size(), kFarthest);
    for (auto i = comments.size(); i > farthest && found < kMostAnew; --i)
        if (undecided(comments[i - 1])) {
            first = i - 1;
            ++found;
        }
    walk_ = std::make_shared<Walk>(Walk{state, {}, first, comments.size()});
    walk_on(walk_);
}

void Judging::walk_on(const std::shared_ptr<Walk>& walk) {
    if (walk != walk_)
        return; // the rules have changed once more
    const auto until = std::min(walk->end, walk->next + kComments);
    for (; walk->next < until; ++walk->next) {
        const auto& entry = walk->state.comments()[walk->next];
        auto input = walk->history.next(entry.comment, entry.show_ms);
        input.thresholds = scores_.thresholds();
        if (undecided(entry))
            waiting_.push_back({entry.comment, std::move(input), true});
    }
    give_more();
    if (walk->next < walk->end)
        post_([this, walk] { walk_on(walk); });
    else
        walk_.reset();
}

void Judging::give_more() {
    if (busy_ || waiting_.empty())
        return;
    busy_ = true;
    const auto last = waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(waiting_.size(), kComments));
    std::vector<Asked> asked(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(last));
    waiting_.erase(waiting_.begin(), last);
    pool_.start([this, flagger = flagger_, rules = std::exchange(new_rules_, {}),
                 asked = std::move(asked)]() mutable {
        if (rules)
            *flagger = std::make_unique<const Flagger>(*rules);
        std::vector<Judged> verdicts;
        verdicts.reserve(asked.size());
        for (const auto& one : asked)
            verdicts.push_back({one.comment.id, (*flagger)->judge(one.input), one.anew});
        post_([this, asked = std::move(asked), verdicts = std::move(verdicts)]() mutable {
            busy_ = false;
            for (std::size_t i = 0; i < asked.size(); ++i)
                look_for_short_raid(asked[i], verdicts[i].judgement);
            for (const auto& verdict : verdicts)
                if (!verdict.anew) // the channel's traffic counts once
                    scores_.add(verdict.judgement);
            give_more();
            done_(std::move(verdicts));
        });
    });
}

// Short texts are a raid only when they were flagged, which is known here.
void Judging::look_for_short_raid(const Asked& asked, const Judgement& judgement) {
    const bool flagged = std::any_of(judgement.flags.begin(), judgement.flags.end(), [](const Flag& flag) {
        return flag.severity >= Severity::Notice && flag.rule != "repeat" && flag.rule != "flood";
    });
    if (asked.anew || asked.input.raid || !flagged || !on_raid_)
        return;
    if (const auto raid = history_.flagged(asked.comment, asked.input.at_ms))
        on_raid_(asked.comment.id, *raid);
}

} // namespace regie
