#pragma once
// The rehearsal platform itself: a broadcast, the comments that are said in it as its time passes, and what
// is done to them. The interfaces (graph_api.h, youtube_api.h, owncast_api.h, json_api.h) only translate.
// Knows no clock: whoever asks says what time it is, Unix milliseconds. Not thread-safe.

#include "standin/chat_file.h"
#include "standin/ledger.h"
#include "standin/speed.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace regie::standin {

struct PlatformOptions {
    std::string live_video = "1234"; ///< the one broadcast there is
    std::string page = "5678";       ///< whose broadcast it is: Facebook's page, YouTube's channel
    std::string page_name = "Régie";
    std::string token; ///< required from callers when not empty
    Speed speed;
};

using Index = std::uint32_t; ///< of a comment, from 0, in the chat's order; what is said live comes behind

struct Item {
    enum class State : std::uint8_t {
        Waiting, ///< nobody said it yet
        Said,
        Retracted, ///< its author took it back
        Deleted,   ///< a moderator did
        Swallowed, ///< its author was banned when it would have been said
    };
    ChatLine line;
    std::int64_t created_ms = 0; ///< wall time, when it was said
    Index rank = 0;              ///< its place in said(), once said
    std::optional<Index> reply_to = {};
    Index replies = 0; ///< that are there
    State state = State::Waiting;
    bool hidden = false;
    bool listed = false; ///< in some answer, at least once
};

/// What happened, in order. `subject`: a comment's index; for bans an index of bans().
struct Happening {
    enum class Kind : std::uint8_t { Said, Retracted, Deleted, Banned, Ended };
    Kind kind = Kind::Said;
    Index subject = 0;
    std::int64_t wall_ms = 0;
};

struct Ban {
    std::string author;
    std::string author_name;
    std::int64_t from_ms = 0;
    std::optional<std::int64_t> seconds; ///< unset: for good
    bool lifted = false;
};

/// Who asks for something, for the ledger.
struct Asked {
    Interface interface = Interface::Facebook;
    std::string id; ///< of what is acted on, as asked
    std::int64_t wall_ms = 0;
};

enum class Access { Granted, Missing, Wrong, Expired };

class Platform {
  public:
    Platform(Chat chat, PlatformOptions options, std::int64_t wall_ms);

    const PlatformOptions& options() const { return options_; }
    Ledger& ledger() { return ledger_; }

    /// Begins the chat's time, the first time: as a broadcast starts with its first viewer.
    void begin(std::int64_t wall_ms);
    /// Somebody asked for comments, and is a viewer.
    void poll(Interface interface, std::int64_t wall_ms);
    std::optional<std::int64_t> zero_ms() const { return zero_ms_; } ///< wall time of the chat's time 0
    /// Lets everything happen that is due. Time that goes back changes nothing.
    void advance(std::int64_t wall_ms);

    const Item& item(Index index) const { return items_.at(index); }
    /// A comment that is there: said, and neither taken back nor deleted.
    bool is_there(Index index) const { return items_.at(index).state == Item::State::Said; }
    std::size_t size() const { return items_.size(); }
    const std::vector<Index>& said() const { return said_; } ///< in the order of their times; gone ones too
    const std::vector<Happening>& happenings() const { return happenings_; }
    std::size_t there() const { return said_.size() - gone_; } ///< with replies
    std::size_t replies_there() const { return replies_there_; }
    std::size_t authors() const { return authors_.size(); } ///< who said something
    std::optional<Index> find(const std::string& chat_id) const;
    const std::vector<Index>& replies_to(Index index) const; ///< in their order; gone ones too
    /// It was given out in an answer.
    void show(Index index);

    // What moderators do. The comment must be one that is_there(), for remove() it may be a deleted one.
    Effect hide(Index index, bool hidden, const Asked& asked);
    Effect remove(Index index, const Asked& asked);
    Index reply(std::optional<Index> to, const std::string& text, const Asked& asked);

    bool knows_author(const std::string& author) const { return authors_.contains(author); }
    std::optional<Index> ban_of(const std::string& author, std::int64_t wall_ms) const; ///< in force then
    const std::vector<Ban>& bans() const { return bans_; }
    /// The ban that is in force now: the one there was already, or a new one.
    Index ban(const std::string& author, std::optional<std::int64_t> seconds, const Asked& asked);
    Effect unban(const std::string& author, const Asked& asked);

    // What the audience does, told from outside. `at_ms` of a line is not used: it is said now.
    Index say(ChatLine line, std::int64_t wall_ms);
    void edit(Index index, std::string text) { items_.at(index).line.text = std::move(text); }
    void retract(Index index, std::int64_t wall_ms);

    void create(const std::string& title, const Asked& asked);
    const std::string& title() const { return title_; }
    Effect end(const Asked& asked);
    std::optional<std::int64_t> ended_ms() const { return ended_ms_; }

    Access access(const std::string& token) const;
    /// Every token is refused as expired until another is accepted.
    void expire_token(std::int64_t wall_ms) { expired_ms_ = wall_ms, expired_ = true; }
    /// This one is good from now on, any other has expired.
    void accept_token(std::string token, std::int64_t wall_ms);
    std::int64_t expired_ms() const { return expired_ms_.value_or(0); }

  private:
    struct Removal {
        std::int64_t at_ms; ///< chat time
        Index index;
    };
    std::int64_t due_ms(std::int64_t at_ms) const; ///< wall time of a chat time
    void say_recorded(Index index);
    void enter(Index index, std::int64_t created_ms);
    void leave(Index index, Item::State how, Happening::Kind kind, std::int64_t wall_ms);

    const PlatformOptions options_;
    std::deque<Item> items_; ///< the recorded ones by time, then live ones; never moved
    std::size_t recorded_ = 0;
    std::vector<Removal> removals_; ///< by time
    std::unordered_map<std::string_view, Index> by_chat_id_;
    std::optional<std::int64_t> zero_ms_;
    std::size_t next_ = 0;
    std::size_t next_removal_ = 0;
    std::vector<Index> said_;
    std::vector<Happening> happenings_;
    std::size_t gone_ = 0;
    std::size_t replies_there_ = 0;
    std::unordered_map<Index, std::vector<Index>> replies_;
    std::unordered_map<std::string, std::string> authors_; ///< id → name
    std::vector<Ban> bans_;
    std::unordered_map<std::string, Index> ban_by_author_; ///< the latest
    std::string title_;
    std::optional<std::int64_t> ended_ms_;
    std::string token_;
    std::optional<std::int64_t> expired_ms_; ///< when a token last stopped to be good
    bool expired_ = false;
    Ledger ledger_;
};

} // namespace regie::standin
