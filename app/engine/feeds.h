#pragma once
// The comment feeds of a running show: makes intake's configuration of the show file, turns what it says into
// events, and enters a new access token when somebody has kept one.

#include "engine/alive.h"
#include "engine/chores.h"
#include "engine/keyring.h"
#include "engine/post_box.h"
#include "engine/secrets.h"
#include "engine/show_core.h"
#include "intake/intake.h"
#include "protocol/messages.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace regie {

/// Lives on the show thread.
class Feeds {
  public:
    static constexpr std::size_t kPiece = 250; ///< comments a task at most: some 10 ms

    struct Plan {
        std::string mode;                            ///< "rehearse" or "live"
        std::map<std::string, std::string> standins; ///< feed id → URL of the stand-in that replays it
        Secrets secrets;
        std::int64_t ran_ms = 0;          ///< how long the show has been on
        AskKeyring keyring = ask_keyring; ///< for a token that a person has entered since
    };

    /// `post` runs a task on the show thread, behind what cannot wait. `settled` is called there after each
    /// answer of a platform, and may end this. References outlive it.
    Feeds(Plan plan, ShowCore& core, Post post, std::function<void()> settled);

    /// Once. What the log's outbox still holds is sent again.
    Result<void> start();
    void send(const OutboxItem& item) { intake_->act(item); }
    /// Asks now, whatever the feed was waiting for.
    void resume(const std::string& feed) { intake_->resume(feed); }

    /// The show is over: so are the broadcasts that its outputs were live to. What becomes of each is logged,
    /// then `settled` is called.
    void end_broadcasts();
    /// Whether a platform has still to answer that.
    bool ends() const { return !ending_.empty(); }
    /// Nobody waits for that any longer: what became of it is not known, which is said and logged.
    void leave_open();

    /// No comments are fetched for as long as it is held; decisions go on being carried.
    void hold(bool held) { intake_->hold(held); }
    /// Nothing comes any more but what was posted already.
    void stop() { intake_->stop(); } // behind start()

    /// Twice a second, on a clock that goes on: logs what the platforms say of the audience, looks for new
    /// tokens.
    void tick(std::int64_t now_ms);

    /// The heartbeats, by feed.
    std::map<std::string, protocol::FeedNumbers> numbers() const;
    int comments_per_min() const;
    std::map<std::string, Capabilities> capabilities() const { return intake_->capabilities(); }

  private:
    intake::FeedConfig config_of(const FeedSpec& feed) const;
    intake::IntakeCallbacks callbacks();
    void broadcast_ended(const intake::Settled& settled);
    void log_audience(std::int64_t now_ms);
    void look_for_tokens(std::int64_t now_ms);
    void look_for_token(const std::string& name);
    void ask_for_token(const std::string& name);
    void say_that_keyring_waits();
    void token_kept(const std::string& name, const std::string& token);

    Plan plan_;
    ShowCore& core_;
    Post post_;
    std::function<void()> settled_;
    std::map<std::string, intake::FeedNumbers> numbers_;
    std::set<std::string> ending_; // the feeds whose broadcast is being ended
    std::int64_t now_ms_ = 0, audience_due_ms_ = 0, token_due_ms_ = 0, keyring_due_ms_ = 0;
    std::string asked_of_keyring_;       // for as long as it has not answered: a person may have to unlock it
    std::int64_t keyring_silent_ms_ = 0; // when that is to be said
    int looking_ = 0;                    // how many looks into a token's file are not over yet
    Chores files_;                       // where a disk may take its time
    Alive alive_;
    std::unique_ptr<intake::Intake> intake_; // the first to go: its thread calls what is above
};

} // namespace regie
