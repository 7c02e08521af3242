#pragma once
// The folds: what a show's log adds up to. apply() is a pure function of the events given so far, the same in
// the engine, in every desk and when reading a session a year later. Not thread-safe; each thread folds its
// own.

#include "show/campaign.h"
#include "show/captions.h"
#include "show/event.h"
#include "show/stored_comment.h"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace regie {

enum class Decision : std::uint8_t { None, Approved, Hidden, Deleted };

/// How far a decision has got at the platform.
enum class Delivery : std::uint8_t { None, Waiting, Confirmed, Refused };

/// What was said in reply to a comment.
struct Reply {
    std::string text;
    std::string by;
    std::uint64_t decision = 0;
    Delivery delivery = Delivery::Waiting;
    std::string platform_words = {}; ///< when it refused
    std::string made = {};           ///< the platform's id of it
};

/// Somebody who may not write any more.
struct Ban {
    AuthorBanned what;
    std::string by;
    std::uint64_t decision = 0;
    bool stands = true; ///< false: taken back
    Delivery delivery = Delivery::Waiting;
    std::string platform_words = {}; ///< when it refused
    std::string made = {};           ///< the platform's id of it
};

/// A comment's flags, which the state keeps once for all that have the same.
class SharedFlags {
  public:
    SharedFlags() = default;
    explicit SharedFlags(const std::vector<Flag>* flags) : flags_(flags) {}

    const std::vector<Flag>& all() const {
        static const std::vector<Flag> none;
        return flags_ ? *flags_ : none;
    }
    bool empty() const { return all().empty(); }

  private:
    const std::vector<Flag>* flags_ = nullptr;
};

/// A comment with everything that is known about it. A show may have a million.
struct CommentEntry {
    StoredComment comment;
    SharedFlags flags;
    StoredText decided_by;
    StoredText platform_words; ///< the platform's words when it refused
    std::int32_t show_ms = 0;  ///< when it came; up to 24 days
    std::uint32_t edited = 0;  ///< the event of its last edit: what was approved before said something else
    std::uint32_t before = kNoComment; ///< the last one by the same author before it
    int earlier_by_author : 24 = 0;    ///< how many there are of those
    Decision decision : 2 = Decision::None;
    Delivery delivery : 2 = Delivery::None;
    bool removed : 1 = false;  ///< gone at the platform
    bool for_good : 1 = false; ///< the platform has deleted it at a moderator's word: that stays

    bool flagged(std::string_view rule) const;
    Severity worst() const; ///< of its flags; Info without any
    /// It is there, and nobody has said yet what becomes of it.
    bool undecided() const { return decision == Decision::None && !removed; }
    /// By a moderator.
    bool taken_down() const { return decision == Decision::Hidden || decision == Decision::Deleted; }
};

/// Something to carry to a platform that has not been answered yet.
struct OutboxItem {
    std::string feed;
    std::string comment;        ///< what it is about; for a ban: the comment that led to it
    std::string action;         ///< "hide", "delete", "ban", "reply", and what takes them back: "unhide", …
    std::uint64_t decision = 0; ///< the event it carries out
    std::string author = {};    ///< "ban", "unban": the author's id at the platform
    std::string text = {};      ///< "reply"
    std::int64_t seconds = 0;   ///< "ban": how long; 0: for good
    std::string made = {};      ///< "unban", "unreply": what the platform calls the ban, or the reply
    bool perhaps_sent = false;  ///< an engine that died may have sent it: how that ended is not known

    /// Whether one does what the other does or takes back: only the later of them counts. Two answers to one
    /// comment are two deeds.
    bool same_deed(const OutboxItem& other) const;
    bool takes_back() const { return action.starts_with("un"); }

    bool operator==(const OutboxItem&) const = default;
};

/// A comment that waits to be pinned.
struct Queued {
    std::string comment;
    std::string text; ///< as a person has shortened it; empty: as it was written
    std::string by;

    bool operator==(const Queued&) const = default;
};

/// What a moderator wants the others to know of a comment.
struct Note {
    std::string text;
    std::string by;
};

/// Something a person decided and can take back.
struct Decided {
    std::uint64_t seq = 0;
    std::int64_t wall_ms = 0, show_ms = 0;
    std::string by;
    EventBody body; ///< what was decided of a comment or an author, of graphics, a scene or the flag rules
    std::optional<Graphic> was_on_air;   ///< what a release or a hide took off the air
    std::vector<Queued> was_queued = {}; ///< what a pin, a hide or a take-out took from the queue for air
    std::optional<Scene> was_shown;      ///< what another scene took the place of; none: the plan's first
    std::shared_ptr<const FlagSettings> former_flags = {}; ///< before they were changed
    std::shared_ptr<const Rundown> former_rundown = {};    ///< before it was; none: the show file's
    std::shared_ptr<const Answers> former_answers = {};    ///< the same
    bool taken_back = false;
};

/// A wave of like comments, as far as it has come.
struct SeenRaid {
    std::string example;
    std::int64_t authors = 0;
    std::int64_t since_ms = 0, last_ms = 0; ///< show time of the first of them, and when it last grew
    std::vector<std::string> comments = {}; ///< at most ShowState::kMostOfRaid
};

struct Mark {
    std::uint64_t seq = 0;
    std::int64_t show_ms = 0;
    std::string name;
};

/// The last thing said about a feed, a source or an output.
struct Health {
    std::string state;
    std::string words;
};

class ShowState {
  public:
    ShowState() = default;
    ShowState(const ShowState&) = delete; // its comments point into it
    ShowState& operator=(const ShowState&) = delete;
    ShowState(ShowState&&) = default;
    ShowState& operator=(ShowState&&) = default;

    void apply(const Event& event);

    std::uint64_t last_seq() const { return last_seq_; }
    /// Its wall time of frame 0 goes with the steps of the wall clock.
    const std::optional<SessionStarted>& session() const { return session_; }
    /// What the engine goes without since it took over: sentences.
    const std::vector<std::string>& without() const { return without_; }
    /// The machine's wall clock was put forward or back since the show began.
    /// Show times at which another engine took over.
    const std::vector<std::int64_t>& takeovers() const { return takeovers_; }
    bool clock_stepped() const { return clock_stepped_; }
    /// It is over, or about to be: nobody takes over from its engine.
    bool ending() const { return ending_; }

    /// In the order they came.
    const std::deque<CommentEntry>& comments() const { return comments_; }
    const CommentEntry* comment(const std::string& id) const;
    /// All that its author said, the newest first. Without a platform id nobody can say that two comments
    /// have one author: then it alone.
    std::vector<const CommentEntry*> said_by_author_of(const CommentEntry& entry) const;
    /// Where `id` stands in comments(); none when it never came.
    std::optional<std::size_t> index_of(const std::string& id) const;

    /// What is on air, by key.
    const std::map<std::string, Graphic>& on_air() const { return on_air_; }
    /// Whether the comment is: pinned, or with what it was answered.
    bool is_on_air(const std::string& comment) const;
    /// How long each key stood on air, as far as it has left.
    const std::map<std::string, Airtime>& airtime() const { return airtime_; }
    /// The rundown item a person or the clock took last and nobody took back; none: none was.
    const std::string& last_item() const { return last_item_; }
    /// Whether it was on air at any time, also if that was taken back.
    bool was_taken(const std::string& key) const { return taken_.contains(key); }
    /// How many have voted for each answer of the poll `key` while it was on air; empty: it never was. An
    /// author has one vote, their last; who has neither id nor name has none. Hiding a comment takes no vote
    /// away.
    std::vector<std::size_t> votes(const std::string& key) const;

    /// What the programme shows of its sources; none: the plan's first scene.
    const std::optional<Scene>& scene() const { return scene_; }
    const std::vector<Mark>& marks() const { return marks_; }
    /// By id.
    const std::map<std::string, SeenRaid>& raids() const { return raids_; }
    static constexpr std::size_t kMostOfRaid = 2'000;
    /// Those of its comments that nobody has decided about and that are still there, in the order of their
    /// ids.
    std::vector<std::string> undecided_of(const SeenRaid& raid) const;
    /// What the crew wants flagged; null before the session has started.
    const std::shared_ptr<const FlagSettings>& flags() const { return crew_flags_; }
    /// As the crew has planned it anew; none: as in the show file.
    const std::shared_ptr<const Rundown>& rundown() const { return rundown_; }
    /// As the crew answers by now; none: as in the show file.
    const std::shared_ptr<const Answers>& answers() const { return answers_; }
    /// Whether campaigns fill no gaps.
    bool campaigns_held() const { return campaigns_held_; }
    /// Whether desks on other machines may come; none: nobody has said so.
    const std::optional<RemoteSwitched>& remote() const { return remote_; }
    /// By source: those that were adjusted since the show began.
    const std::map<std::string, SourceAdjusted>& adjusted() const { return adjusted_; }

    /// The comments that wait to be pinned, the next one first. None of them is hidden, removed or on air.
    const std::vector<Queued>& air_queue() const { return air_queue_; }
    const Queued* queued(const std::string& comment) const;
    /// What the moderators noted of a comment; none: nothing.
    const Note* note(const std::string& comment) const;

    /// All that was said, as far as it stayed; the last one may have its time still.
    const std::vector<Caption>& captions() const { return captions_; }
    /// Of what is being said: the last two lines; empty: nothing is.
    const std::vector<std::string>& caption_lines() const { return caption_lines_; }
    /// The newest answer that was proposed for a comment; none: none was.
    const AnswerProposed* proposed(const std::string& comment) const;

    /// What was said in reply to a comment and not taken back; none: nothing.
    const Reply* reply(const std::string& comment) const;
    /// Of the author `id` in `feed`; none when nobody ever banned them.
    const Ban* ban(const std::string& feed, const std::string& id) const;
    /// Of each feed that says anything: the last of it.
    const std::map<std::string, AudienceMeasured>& audience() const { return audience_; }

    /// What the platforms still have to be told, oldest first: of two that reverse each other the later one.
    const std::vector<OutboxItem>& outbox() const { return outbox_; }

    const std::vector<Decided>& decisions() const { return decisions_; }
    /// The decision that event `seq` is; none when that event is no decision.
    const Decided* decision(std::uint64_t seq) const;
    /// The newest decision `by` made that still stands; none when there is nothing to take back.
    const Decided* last_decision(const std::string& by) const;

    bool cue_ran(int index) const { return cues_.contains(index); }

    const std::map<std::string, Health>& feeds() const { return feeds_; }
    const std::map<std::string, Health>& sources() const { return sources_; }
    const std::map<std::string, Health>& outputs() const { return outputs_; }

  private:
    void on(const Event& event, const SessionStarted& body);
    void on(const Event& event, const EngineStarted& body);
    void on(const Event& event, const SessionEnding& body);
    void on(const Event& event, const SessionEnded& body);
    void on(const Event& event, const ClockStepped& body);
    void on(const Event& event, const GraphicsFailed& body);
    void on(const Event& event, const Unreadable& body);
    void on(const Event& event, const CommentCame& body);
    void on(const Event& event, const CommentFlagged& body);
    void on(const Event& event, const CommentRemoved& body);
    void on(const Event& event, const CommentHidden& body);
    void on(const Event& event, const CommentApproved& body);
    void on(const Event& event, const CommentEdited& body);
    void on(const Event& event, const CommentDeleted& body);
    void on(const Event& event, const CommentAnswered& body);
    void on(const Event& event, const AuthorBanned& body);
    void on(const Event& event, const AudienceMeasured& body);
    void on(const Event& event, const FlagsChanged& body);
    void on(const Event& event, const RundownChanged& body);
    void on(const Event& event, const RemoteSwitched& body);
    void on(const Event& event, const DeskNamed& body);
    void on(const Event& event, const CampaignsHeld& body);
    void on(const Event& event, const AnswersChanged& body);
    void on(const Event& event, const LearningChanged& body);
    void on(const Event& event, const CaptionSaid& body);
    void on(const Event& event, const AnswerProposed& body);
    void on(const Event& event, const RaidSeen& body);
    void on(const Event& event, const RaidHidden& body);
    void on(const Event& event, const CommentsDecided& body);
    void on(const Event& event, const CommentQueued& body);
    void on(const Event& event, const CommentUnqueued& body);
    void on(const Event& event, const CommentNoted& body);
    void on(const Event& event, const PlatformAnswered& body);
    void on(const Event& event, const GraphicTaken& body);
    void on(const Event& event, const GraphicReleased& body);
    void on(const Event& event, const TakenBack& body);
    void on(const Event& event, const CueRan& body);
    void on(const Event& event, const FeedChanged& body);
    void on(const Event& event, const SourceChanged& body);
    void on(const Event& event, const OutputChanged& body);
    void on(const Event& event, const SceneTaken& body);
    void on(const Event& event, const MarkSet& body);
    void on(const Event& event, const SourceAdjusted& body);
    void on(const Event& event, const ReplaySaved& body);

    SharedFlags shared(const std::vector<Flag>& flags);
    CommentEntry* find(const std::string& id);
    std::optional<Graphic> take_off_air(const std::string& key);
    std::map<std::string, Graphic>::iterator on_layer_of(const Graphic& graphic);
    void vote(const Comment& comment);
    std::optional<Graphic> unpin(const std::string& comment);
    std::vector<Queued> unqueue(const std::string& comment);
    void queue_again(const Queued& queued);
    void post(OutboxItem item);
    void post(CommentEntry& entry, const char* action, std::uint64_t decision);
    void post_reverse(CommentEntry& entry, std::uint64_t decision);
    void decide_again(const std::string& comment_id, std::uint64_t seq);
    void take_back(Ban& ban, std::uint64_t seq);
    void hide(const std::string& comment, const Event& event);
    void approve(const std::string& comment, const Event& event);
    void stays_deleted(CommentEntry& entry);
    void hide_all(const std::vector<std::string>& comments, const Event& event);
    void take_back_reply(const CommentEntry& entry, std::uint64_t seq);
    void take_back(const Graphic& taken);
    void take_back(const Scene& taken, const std::optional<Scene>& before);
    template<typename Whole>
    void take_back(const Whole& set, std::shared_ptr<const Whole>& now,
                   std::shared_ptr<const Whole> Decided::*former, const std::shared_ptr<const Whole>& before);
    Decided& decided(const Event& event, std::optional<Graphic> was_on_air = {});

    std::uint64_t last_seq_ = 0;
    std::optional<SessionStarted> session_;
    std::vector<std::string> without_;
    std::vector<std::int64_t> takeovers_;
    bool ending_ = false, clock_stepped_ = false;
    std::deque<CommentEntry> comments_; // grows without ever being moved
    CommentStore store_;
    NumberIndex index_;                              // of comments_, by their ids
    std::map<std::string, std::vector<Flag>> flags_; // that comments have, by what they say
    std::map<std::string, Graphic> on_air_;
    std::set<std::string> taken_;
    std::map<std::string, Airtime> airtime_;
    std::string last_item_;
    std::int64_t now_ms_ = 0; // show time of the event that is folded
    struct Poll {
        std::size_t options = 0;
        std::map<std::string, std::size_t> votes; // by author
    };
    std::map<std::string, Poll> polls_; // by the key of their graphic
    std::optional<Scene> scene_;
    std::shared_ptr<const FlagSettings> crew_flags_;
    std::shared_ptr<const Rundown> rundown_;
    std::shared_ptr<const Answers> answers_;
    bool campaigns_held_ = false;
    std::optional<RemoteSwitched> remote_;
    std::vector<Mark> marks_;
    std::vector<Caption> captions_;
    std::vector<std::string> caption_lines_;
    std::map<std::string, AnswerProposed> proposed_; // by comment
    std::map<std::string, SourceAdjusted> adjusted_;
    std::map<std::string, SeenRaid> raids_;
    std::vector<Queued> air_queue_;
    std::map<std::string, Note> notes_;                       // by comment
    std::map<std::string, Reply> replies_;                    // by comment
    std::map<std::pair<std::string, std::string>, Ban> bans_; // by feed and author
    std::map<std::string, AudienceMeasured> audience_;
    std::vector<OutboxItem> outbox_;
    std::vector<Decided> decisions_;
    std::set<int> cues_;
    std::map<std::string, Health> feeds_, sources_, outputs_;
};

} // namespace regie
