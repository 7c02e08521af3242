#pragma once
// The head of the log: turns commands, comments, cues and health into events, and tells the others what holds
// once the store has it. Single-threaded (the show thread); no I/O, no clock of its own.

#include "engine/judged.h"
#include "engine/show_past.h"
#include "flagging/answer_match.h"
#include "show/capabilities.h"
#include "show/show_file.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace regie {

/// What is on air from a frame on. The overlay scene is given whole values, never deltas.
struct OnAirChange {
    std::int64_t from_ms = 0; ///< show time; in the past means now
    std::map<std::string, Graphic> on_air;
    std::optional<Box> between; ///< the place the scene leaves for a graphic between its boxes
};

/// What the programme shows of its sources from a time on.
struct SceneAt {
    std::int64_t from_ms = 0; ///< show time; in the past means now
    Scene scene;
    Transition transition = Transition::Cut;
};

class ShowCore {
  public:
    /// What the core needs from outside. Called on the show thread.
    struct Mediator {
        virtual ~Mediator() = default;
        virtual std::int64_t wall_ms() = 0;
        /// Events to write; committed() answers.
        virtual void append(std::vector<Event> events) = 0;
        /// A comment that came or was edited, and the show time at which it was written; flagged() answers.
        virtual void flag(const Comment& comment, std::int64_t at_ms) = 0;
        /// These events hold (and are on the disk, unless the log has failed).
        virtual void publish(const std::vector<Event>& events) = 0;
        virtual void on_air(const OnAirChange& change) = 0;
        virtual void scene(const SceneAt& change) = 0;
        virtual void adjust(const std::string& source, const SourceSettings& settings) = 0;
        /// From `from_ms` on this is being said, in words; empty: nothing is.
        virtual void caption(std::int64_t from_ms, const std::string& text) = 0;
        /// Comments are judged by these from here on, and what nobody has decided is judged anew.
        virtual void rules(const FlagSettings& flags) = 0;
        virtual void send(const OutboxItem& item) = 0;
        /// An item that is on air now starts this output, or stops it.
        virtual void output(const std::string& output, bool start) = 0;
    };

    /// `past` is the log so far: empty for a new session. What waits in its outbox is the owner's to send
    /// again, and so is what was not flagged yet.
    ShowCore(ShowFile show, Mediator& mediator, ShowPast past = {});

    const ShowFile& show() const { return show_; }
    /// The last event that the log has and everybody was told of.
    std::uint64_t published() const { return published_; }
    const ShowState& state() const { return state_; }
    /// Which broadcasts at platforms are this show's own.
    const Broadcasts& broadcasts() const { return broadcasts_; }
    /// What the crew's decisions taught; also where what earlier shows taught is put.
    const CrewTaste& taste() const { return taste_; }
    CrewTaste& taste() { return taste_; }
    /// What the crew wants flagged now.
    const FlagSettings& flags() const { return state_.flags() ? *state_.flags() : show_.flags; }
    /// What the crew has planned now.
    const Rundown& rundown() const { return state_.rundown() ? *state_.rundown() : show_.rundown; }
    /// What the crew answers now.
    const Answers& answers() const { return state_.answers() ? *state_.answers() : show_.answers; }
    /// The newest event that was published.
    std::uint64_t published_seq() const { return published_; }

    /// By feed: what a feed's platform cannot do is refused. A feed that is not among them can do everything.
    void set_capabilities(std::map<std::string, Capabilities> capabilities);

    /// One event as it is: sessions, engine starts.
    void record(const std::string& by, EventBody body);

    // --- commands of desks; the number of the event that answers them, or why not
    Result<std::uint64_t> take(const std::string& by, const std::string& item);
    Result<std::uint64_t> release(const std::string& by, const std::string& key);
    Result<std::uint64_t> pin(const std::string& by, const std::string& comment);
    Result<std::uint64_t> take_scene(const std::string& by, const std::string& scene, Transition transition);
    Result<std::uint64_t> mark(const std::string& by, const std::string& name);
    Result<std::uint64_t> adjust(const std::string& by, const std::string& source,
                                 const SourceSettings& settings);
    /// What is being said, in words; empty: nothing any more.
    Result<std::uint64_t> say(const std::string& by, const std::string& text);
    /// Waits for air; `text`: as a person has shortened it, empty: as it is.
    Result<std::uint64_t> queue(const std::string& by, const std::string& comment, const std::string& text);
    Result<std::uint64_t> unqueue(const std::string& by, const std::string& comment);
    /// For the other moderators; empty `text`: nothing any more.
    Result<std::uint64_t> note(const std::string& by, const std::string& comment, const std::string& text);
    /// One decision on all of `comments` that are not decided so already. `what`: kHidden or kApproved.
    Result<std::uint64_t> decide(const std::string& by, const char* what, std::vector<std::string> comments);
    Result<std::uint64_t> hide(const std::string& by, const std::string& comment);
    Result<std::uint64_t> approve(const std::string& by, const std::string& comment);
    Result<std::uint64_t> delete_comment(const std::string& by, const std::string& comment);
    Result<std::uint64_t> answer(const std::string& by, const std::string& comment, const std::string& text);
    /// Question and answer, as graphic; `text`: the answer as it is to be read.
    Result<std::uint64_t> answer_on_air(const std::string& by, const std::string& comment,
                                        const std::string& text);
    /// Its author may not write any more; `seconds` 0: for good.
    Result<std::uint64_t> ban(const std::string& by, const std::string& comment, std::int64_t seconds);
    /// One decision on all of a raid that nobody has decided about yet.
    Result<std::uint64_t> hide_raid(const std::string& by, const std::string& raid);
    /// `flags` as the schema of show files has them; patterns that are none are refused.
    Result<std::uint64_t> set_flags(const std::string& by, FlagSettings flags);
    /// What is planned from now on; what is on air keeps its place in it as it is.
    Result<std::uint64_t> set_rundown(const std::string& by, Rundown rundown);
    /// What is proposed from now on, also for the newest of what was asked before.
    Result<std::uint64_t> set_answers(const std::string& by, Answers answers);
    /// Nothing of campaigns goes on air any more, and what stands there leaves; or they go on.
    Result<std::uint64_t> hold_campaigns(const std::string& by, bool held);
    /// `seq` 0: the newest decision of `by` that still stands. What a platform has deleted of it stays so.
    Result<std::uint64_t> undo(const std::string& by, std::uint64_t seq);

    // --- from intake and flagging
    void comments_came(const std::string& feed, std::vector<Comment> comments);
    void comments_edited(const std::string& feed, const std::vector<Comment>& comments);
    /// All that this author said is gone at the platform.
    void author_banned(const std::string& feed, const std::string& author);
    void comments_removed(const std::string& feed, const std::vector<std::string>& ids);
    void flagged(std::vector<Judged> verdicts);
    /// A raid has come, or grown; what of it the log has already is left out.
    void raid_seen(RaidSeen raid);

    /// The programme has got to `show_ms`. Runs cues and releases what has had its time up to kLookahead_ms
    /// ahead, so that they are on air at their very frame.
    void advance(std::int64_t show_ms);
    static constexpr std::int64_t kLookaheadMs = 150;

    // --- from the store
    void committed(std::uint64_t up_to_seq);
    /// The log cannot be written: the show goes on, events are published all the same until it can be again.
    void log_failed();

  private:
    struct Pending {
        Event event;
        bool on_air_changed = false;
        OnAirChange change;
        std::optional<SceneAt> scene;
        bool rules_changed = false;
        std::vector<OutboxItem> send;
        std::vector<std::pair<std::string, bool>> outputs; ///< and whether they start
    };

    std::uint64_t append(const std::string& by, EventBody body, std::int64_t show_ms);
    std::uint64_t append(const std::string& by, EventBody body) {
        return append(by, std::move(body), show_ms_);
    }
    Result<std::uint64_t> take_at(const std::string& by, const std::string& item, std::int64_t show_ms);
    Result<std::uint64_t> release_at(const std::string& by, const std::string& key, std::int64_t show_ms);
    Result<std::uint64_t> pin_at(const std::string& by, const std::string& comment, std::int64_t show_ms);
    Result<std::uint64_t> scene_at(const std::string& by, const std::string& scene, Transition transition,
                                   std::int64_t show_ms);
    void hide_by_rule(const std::string& comment);
    const Scene& scene_now() const;
    Result<void> may_plan(const Rundown& rundown) const;
    std::optional<Box> place_between(const Scene& scene) const;
    void release_what_is_over(std::int64_t due);
    void take_timed_items(std::int64_t due);
    void say_captions(std::int64_t due);
    bool in_speech() const;
    bool has_room(const Template& wanted) const;
    void fill_gap(std::int64_t due);
    void make_room_for(const RundownItem& item, const Template& wanted, std::int64_t show_ms);
    void release_campaigns(const std::function<bool(const Template&)>& which, std::int64_t show_ms);
    void propose_answer(const std::string& comment);
    void propose_answers(std::vector<std::string> comments);
    void propose_some(std::size_t most);
    static constexpr std::size_t kProposedAFrame =
        3; ///< each takes up to a millisecond: the show does not wait
    void propose_anew();
    static tl::unexpected<Error> no_template(const std::string& name);
    void run_cue(int index, const Cue& cue);
    std::string run(const TakeCue& cue, const std::string& by, std::int64_t show_ms);
    std::string run(const ReleaseCue& cue, const std::string& by, std::int64_t show_ms);
    std::string run(const PinFirstCue& cue, const std::string& by, std::int64_t show_ms);
    std::string run(const HideFlaggedCue& cue, const std::string& by, std::int64_t show_ms);
    std::string run(const SceneCue& cue, const std::string& by, std::int64_t show_ms);
    std::string run(const MarkCue& cue, const std::string& by, std::int64_t show_ms);
    void publish_up_to(std::uint64_t seq);
    void flush();

    Result<const CommentEntry*> known(const std::string& comment) const;
    Result<const CommentEntry*> to_show(const std::string& comment) const;
    Result<const CommentEntry*> to_act_on(const std::string& comment, bool Capabilities::*can,
                                          const char* deed) const;

    ShowFile show_;
    const Zone zone_;
    AnswerMatcher matcher_;              ///< of answers()
    std::deque<std::string> unproposed_; ///< comments to be compared with them; the newest first
    Mediator& mediator_;
    std::map<std::string, Capabilities> capabilities_;
    ShowState state_;
    CrewTaste taste_;
    RuleHides hides_;
    Broadcasts broadcasts_;
    std::map<std::string, Graphic> shown_; ///< as the overlay was last told, or will be
    std::int64_t show_ms_ = 0, due_ = -1;  ///< up to `due_` the clock has done what it had to
    std::int64_t quiet_since_ms_ = 0;      ///< no graphic came or went since
    std::uint64_t published_ = 0;
    bool log_ok_ = true;
    std::vector<Event> batch_;    // made in this call, not handed to the store yet
    std::deque<Pending> pending_; // handed to the store, not published yet
};

} // namespace regie
