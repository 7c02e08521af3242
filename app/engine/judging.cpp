#include "engine/judging.h"

#include "engine/say.h"
#include "show/guarded.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace regie {

namespace {

// A task of some milliseconds: short enough for a change of the rules, long enough to be worth its way.
constexpr std::size_t kComments = 200;
// What was decided lies between what was not: so far back an undecided comment is looked for.
constexpr std::size_t kFarthest = 4 * Judging::kMostAnew;

/// The oldest of the newest kMostAnew that nobody has decided about.
std::size_t first_to_judge(const ShowState& state) {
    const auto& comments = state.comments();
    std::size_t first = comments.size(), found = 0;
    const auto farthest = comments.size() - std::min(comments.size(), kFarthest);
    for (auto i = comments.size(); i > farthest && found < Judging::kMostAnew; --i)
        if (comments[i - 1].undecided()) {
            first = i - 1;
            ++found;
        }
    return first;
}

/// The number of the last raid that was told.
std::uint64_t last_raid(const ShowState& state) {
    std::uint64_t last = 0;
    for (const auto& [id, raid] : state.raids()) {
        std::uint64_t number = 0;
        std::from_chars(id.data(), id.data() + id.size(), number);
        last = std::max(last, number);
    }
    return last;
}

/// Rules that cannot be made leave the former ones in their place.
void make(std::unique_ptr<const Flagger>& flagger, const FlagSettings& rules) {
    if (const auto made = guarded([&] { flagger = std::make_unique<const Flagger>(rules); }); !made)
        complain("flagging: " + made.error().line());
}

/// A comment that breaks a rule of ours costs no other its flags.
Judgement judgement_of(const Flagger* flagger, const FlagInput& input) {
    Judgement judgement;
    if (!flagger)
        return judgement;
    if (const auto done = guarded([&] { judgement = flagger->judge(input); }); !done)
        complain("flagging: " + done.error().line());
    return judgement;
}

} // namespace

struct Judging::Walk {
    const ShowState& state;
    Judged::Why why;
    std::size_t next, end;
    std::size_t first; ///< that is judged; what stands before it is only remembered
    AuthorHistory history = {};
};

Judging::Judging(FlagSettings rules, Post post, Done done, OnRaid on_raid)
    : post_(std::move(post)), done_(std::move(done)), on_raid_(std::move(on_raid)), scores_(rules),
      new_rules_(std::move(rules)), flagger_(std::make_shared<std::unique_ptr<const Flagger>>()) {
    // One core is the programme's: flagging takes what is left.
    pool_.setMaxThreadCount(1);
    pool_.setThreadPriority(QThread::LowPriority);
}

Judging::~Judging() { wait(); }

void Judging::judge(const Comment& comment, std::int64_t at_ms) {
    if (walk_ && walk_->why == Judged::Why::TakeOver) {
        behind_.emplace_back(comment, at_ms);
        return;
    }
    auto input = history_.next(comment, at_ms);
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
    const auto first = first_to_judge(state);
    begin({state, Judged::Why::NewRules, first, state.comments().size(), first});
}

void Judging::take_over(const ShowState& state) {
    const auto size = state.comments().size();
    Walk walk{state, Judged::Why::TakeOver, size - std::min(size, kFarthest), size, first_to_judge(state)};
    walk.history.number_raids_behind(last_raid(state));
    begin(std::move(walk));
}

void Judging::begin(Walk walk) {
    const auto former = std::exchange(walk_, std::make_shared<Walk>(std::move(walk)));
    if (former && former->why == Judged::Why::TakeOver)
        history_ = std::move(former->history);
    walk_on(walk_);
    judge_behind_walk();
}

// A walk's memory is its own: that of the comments that come must not hear them twice. After a take-over it
// is that memory.
void Judging::walk_on(std::shared_ptr<Walk> walk) {
    if (walk != walk_)
        return; // the rules have changed once more
    const auto until = std::min(walk->end, walk->next + kComments);
    for (; walk->next < until; ++walk->next) {
        const auto& entry = walk->state.comments()[walk->next];
        const auto& session = walk->state.session();
        auto input = walk->history.next(
            entry.comment,
            session ? written_ms(entry.comment.created_ms, session->epoch_ms, entry.show_ms) : entry.show_ms);
        input.thresholds = scores_.thresholds();
        if (walk->next >= walk->first && entry.undecided())
            waiting_.push_back({entry.comment, std::move(input), walk->why});
    }
    give_more();
    if (walk->next < walk->end) {
        post_(alive_.guard([this, walk = std::move(walk)]() mutable { walk_on(std::move(walk)); }));
        return;
    }
    if (walk->why == Judged::Why::TakeOver)
        history_ = std::move(walk->history);
    walk_.reset();
    judge_behind_walk();
}

void Judging::judge_behind_walk() {
    if (walk_ && walk_->why == Judged::Why::TakeOver)
        return;
    for (const auto& [comment, at_ms] : std::exchange(behind_, {}))
        judge(comment, at_ms);
}

void Judging::give_more() {
    if (busy_ || waiting_.empty())
        return;
    busy_ = true;
    const auto last = waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(waiting_.size(), kComments));
    std::vector<Asked> asked(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(last));
    waiting_.erase(waiting_.begin(), last);
    auto verdicts_came = alive_.guard([this](const std::vector<Asked>& of, std::vector<Judged> verdicts) {
        take(of, std::move(verdicts));
    });
    pool_.start([flagger = flagger_, rules = std::exchange(new_rules_, {}), asked = std::move(asked),
                 post = post_, verdicts_came = std::move(verdicts_came)] {
        if (rules)
            make(*flagger, *rules);
        std::vector<Judged> verdicts;
        verdicts.reserve(asked.size());
        for (const auto& one : asked)
            verdicts.push_back({one.comment.id, judgement_of(flagger->get(), one.input), one.why});
        post([verdicts_came, asked, verdicts = std::move(verdicts)]() mutable {
            verdicts_came(asked, std::move(verdicts));
        });
    });
}

void Judging::take(const std::vector<Asked>& asked, std::vector<Judged> verdicts) {
    busy_ = false;
    for (std::size_t i = 0; i < asked.size(); ++i)
        look_for_short_raid(asked[i], verdicts[i].judgement);
    for (const auto& verdict : verdicts)
        if (verdict.why != Judged::Why::NewRules) // the channel's traffic counts once
            scores_.add(verdict.judgement);
    give_more();
    done_(std::move(verdicts));
}

// Short texts are a raid only when they were flagged, which is known here.
void Judging::look_for_short_raid(const Asked& asked, const Judgement& judgement) {
    const bool flagged = std::any_of(judgement.flags.begin(), judgement.flags.end(), [](const Flag& flag) {
        return flag.severity >= Severity::Notice && flag.rule != "repeat" && flag.rule != "flood";
    });
    if (asked.why != Judged::Why::Came || asked.input.raid || !flagged || !on_raid_)
        return;
    if (const auto raid = history_.flagged(asked.comment, asked.input.at_ms))
        on_raid_(asked.comment.id, *raid);
}

} // namespace regie
