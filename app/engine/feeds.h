#pragma once
// The comment feeds of a running show: makes intake's configuration of the show file, turns what it says into
// events, and enters a new access token when somebody has kept one.

#include "engine/secrets.h"
#include "engine/show_core.h"
#include "intake/intake.h"
#include "protocol/messages.h"

#include <QThreadPool>

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace regie {

/// Lives on the show thread.
class Feeds {
  public:
    struct Plan {
        std::string mode;                            ///< "rehearse" or "live"
        std::map<std::string, std::string> standins; ///< feed id → URL of the stand-in that replays it
        Secrets secrets;
        std::int64_t ran_ms = 0; ///< how long the show has been on
    };

    /// `post` runs a task on the show thread; any thread. `settled` is called there after each answer of a
    /// platform. References outlive it.
    Feeds(Plan plan, ShowCore& core, std::function<void(std::function<void()>)> post,
          std::function<void()> settled);
    ~Feeds(); ///< nothing is posted after it

    /// Once. What the log's outbox still holds is sent again.
    Result<void> start();
    void send(const OutboxItem& item) { intake_->act(item); }
    /// Asks now, whatever the feed was waiting for.
    void resume(const std::string& feed) { intake_->resume(feed); }

    /// Twice a second: logs what the platforms say of the audience, looks for new tokens.
    void tick(std::int64_t wall_ms);

    /// The heartbeats, by feed.
    std::map<std::string, protocol::FeedNumbers> numbers() const;
    int comments_per_min() const;
    std::map<std::string, Capabilities> capabilities() const { return intake_->capabilities(); }

  private:
    intake::FeedConfig config_of(const FeedSpec& feed) const;
    intake::IntakeCallbacks callbacks();
    void log_audience(std::int64_t wall_ms);
    void look_for_token(const FeedSpec& feed);

    Plan plan_;
    ShowCore& core_;
    std::function<void(std::function<void()>)> post_;
    std::function<void()> settled_;
    std::map<std::string, intake::FeedNumbers> numbers_;
    std::int64_t audience_due_ms_ = 0, token_due_ms_ = 0;
    std::unique_ptr<intake::Intake> intake_;
    QThreadPool keyring_; // which may take seconds to answer
};

} // namespace regie
