#pragma once
// What helps moderators: comments are judged by the crew's rules, ranked by what it decided, and other rules
// are tried on what was said. Lives on the show thread; what takes long runs on threads of its own, at low
// priority.

#include "engine/alive.h"
#include "engine/chores.h"
#include "engine/judging.h"
#include "engine/post_box.h"
#include "engine/raid_alerts.h"
#include "engine/show_core.h"
#include "engine/urgency.h"

#include <QTimer>

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace regie {

struct ModerationPlan {
    FlagSettings flags;              ///< the show file's
    std::filesystem::path session;   ///< its folder
    std::filesystem::path show_file; ///< where rules and learning can be kept; empty: nowhere
};

/// What moderation needs from the engine. Called on the show thread, but for `post`.
struct ModerationOutlets {
    Post post; ///< on the show thread
    /// How soon comments want a look, 0..1, by id: those for which it changed.
    std::function<void(const std::vector<std::pair<std::string, double>>&)> needs;
};

class Moderation {
  public:
    /// Called once, on the show thread.
    using Answer = std::function<void(Result<nlohmann::json>)>;

    Moderation(ModerationPlan plan, ModerationOutlets outlets);
    ~Moderation(); ///< waits for its threads, a moment for those that wait for a disk

    /// From here on there is a core to tell; `new_session`: it begins with what was kept of earlier shows,
    /// else an engine takes over, and what may not have been flagged yet is judged.
    void start(ShowCore& core, bool new_session);

    // --- what the core asks for, also before start()
    void judge(const Comment& comment, std::int64_t at_ms) { judging_.judge(comment, at_ms); }
    void set_rules(const FlagSettings& flags);
    /// These events hold.
    void happened(const std::vector<Event>& events);

    /// A desk has come that knows of no needs.
    void tell_all() { urgency_.tell_all(); }
    /// Carries out a desk's question, which is answered when it is done; false: it is none of these.
    bool question(const std::string& by, const std::string& method, const nlohmann::json& params,
                  const Answer& answer);
    /// Until everything that came is judged, and what the crew planned is saved, if its disk answers.
    void wait();

  private:
    void tick();
    void begin_learning(bool new_session);
    void try_rules(const nlohmann::json& params, const Answer& answer);
    void tell_earlier(const nlohmann::json& params, const Answer& answer);
    void tell_versions(const Answer& answer);
    void restore(const std::string& by, const nlohmann::json& params, const Answer& answer);
    void save_rules(const Answer& answer);
    void save_plans();
    void keep_learning(const std::string& by, const Answer& answer);
    void forget_learning(const std::string& by, const Answer& answer);
    /// Runs `work` on the chores' thread and hands what it gives to `then` on the show thread.
    template<typename Work, typename Then>
    void chore(Work work, Then then) {
        run_on(chores_, std::move(work), std::move(then));
    }
    template<typename Work, typename Then>
    void run_on(Chores& chores, Work work, Then then);
    std::filesystem::path session_learning() const { return plan_.session / "learning.json"; }

    ModerationPlan plan_;
    ModerationOutlets outlets_;
    ShowCore* core_ = nullptr;
    Urgency urgency_;
    RaidAlerts raids_;
    std::shared_ptr<const Rundown> saved_rundown_;  // that the show file has
    std::shared_ptr<const Answers> saved_answers_;  // the same
    std::shared_ptr<std::atomic<bool>> stop_trial_; // of the one that runs
    std::unique_ptr<QTimer> timer_;                 // made on the show thread
    Chores chores_;
    Chores looks_;    // into earlier sessions: what is to be saved does not wait for them
    int looking_ = 0; // how many are asked for
    Judging judging_;
    Alive alive_;
};

} // namespace regie
