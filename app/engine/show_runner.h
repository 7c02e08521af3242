#pragma once
// The show thread's world: the core, the store, intake, flagging and desks, wired together. Everything in
// here runs on the show thread unless it says otherwise; other threads reach it through post().

#include "engine/desk_server.h"
#include "engine/feeds.h"
#include "engine/moderation.h"
#include "engine/post_box.h"
#include "engine/secrets.h"
#include "engine/show_core.h"
#include "engine/show_past.h"
#include "engine/takeover.h"
#include "pipelines/playout.h"
#include "store/log_store.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regie {

struct ShowRunnerConfig {
    ShowFile show;
    std::filesystem::path show_file;             ///< where the crew can keep what it changes
    std::string mode;                            ///< "rehearse" or "live"
    std::filesystem::path session;               ///< the session's folder
    std::map<std::string, std::string> standins; ///< feed id → URL of the stand-in that replays it
    Secrets secrets;                             ///< live: of the outputs and feeds
    quint16 port = 0;                            ///< wanted for desks; 0: any
    std::optional<quint16> remote_port;          ///< for desks on other machines; none: they may not come
    std::filesystem::path config;                ///< the user's configuration folder
    std::int64_t epoch_ms = 0;                   ///< wall time of frame 0
    std::int64_t first_frame = 0;
    Moment now;                        ///< when that frame is
    ShowPast past;                     ///< the log so far
    std::vector<std::string> after;    ///< EngineStarted::after
    std::vector<std::string> without;  ///< what the show goes without: sentences
    std::vector<std::string> left_out; ///< keys of graphics that leave the air
};

/// What the show thread needs from the main thread and the pipelines. Called on the show thread.
struct ShowRunnerOutlets {
    std::function<void(const OnAirChange&)> on_air;
    std::function<void(const SceneAt&)> scene;
    std::function<void(const std::string& source, const SourceSettings&)> adjust;
    std::function<void(std::int64_t from_ms, const std::string& text)> caption;
    std::function<void(const std::string& output)> reconnect;
    std::function<void(const std::string& output, const std::string& words)> stop_output;
    std::function<void(const std::string& source, bool paused)> pause;
    std::function<void(const std::string& source, std::int64_t position_ms)> seek;
    std::function<void(const std::filesystem::path& file, std::int64_t last_ms)> save_replay;
    std::function<void(bool)> set_monitoring;
    std::function<pipelines::PlayoutStats()> stats;
    std::function<void()> stop_playout;
    /// Somebody ended the show, or its time is over: no engine takes over any more.
    std::function<void(const std::string& reason)> ending;
    /// The wall clock was stepped: what shows the time of day follows it.
    std::function<void(std::int64_t by_ms)> clock_stepped;
    /// Twice a second, for whoever watches a headless engine.
    std::function<void(const protocol::Status&, std::size_t comments)> progress;
    /// The log is closed; nothing more will happen. `failure` is the reason for exit status 1, empty when all
    /// is well.
    std::function<void(const std::string& failure)> finished;
};

class ShowRunner : public QObject, private ShowCore::Mediator {
  public:
    ShowRunner(ShowRunnerConfig config, ShowRunnerOutlets outlets);
    ~ShowRunner() override;

    /// Where desks find this engine.
    struct Doors {
        quint16 port = 0;                ///< on this machine
        std::vector<std::string> remote; ///< addresses for other machines; empty: they may not come
        std::string code;                ///< pairs one of those, as a moderator's
    };
    /// Opens the log, listens for desks, starts intake. Waits for it, on another thread than the show's; what
    /// is thrown there is an error.
    Result<Doors> start();

    /// What start() found to be due is on the disk, and on its way to the programme.
    bool has_begun() const { return core_->published_seq() >= begun_with_; }

    /// Runs `task` on the show thread, in order. Any thread; dropped when the runner is gone.
    void post(std::function<void()> task) { post_(std::move(task)); }

    // --- the programme's news
    void frame_due(std::int64_t frame);
    void graphics_failed(const std::string& words);
    void source_changed(const std::string& source, pipelines::SourceHealth health, const std::string& words);
    void output_changed(const std::string& output, pipelines::OutputHealth health, const std::string& words,
                        std::int64_t first_frame, const std::filesystem::path& file);
    void replay_saved(const std::filesystem::path& file,
                      const Result<pipelines::Playout::SavedReplay>& saved);
    void monitor_frame(const pipelines::MonitorFrame& frame);

    /// Asks the programme to end; playout_ended() follows. Also what a desk's "stop" does.
    void stop(const std::string& reason);
    /// The programme has shown its last frame: no engine takes over any more.
    void programme_over() { begin_ending(); }
    /// The recording is closed: give the outbox a moment, close the log, say finished.
    void playout_ended();
    /// Sends the desks away: nothing is asked of the outlets any more. What is posted from here on is
    /// dropped.
    void close();

  private:
    // Mediator
    std::int64_t wall_ms() override;
    void append(std::vector<Event> events) override;
    void flag(const Comment& comment, std::int64_t show_ms) override;
    void publish(const std::vector<Event>& events) override;
    void on_air(const OnAirChange& change) override;
    void scene(const SceneAt& change) override;
    void adjust(const std::string& source, const SourceSettings& settings) override;
    void caption(std::int64_t from_ms, const std::string& text) override;
    void rules(const FlagSettings& flags) override;
    void send(const OutboxItem& item) override;
    void output(const std::string& output, bool start) override;

    Result<std::uint64_t> command(const Caller& caller, const std::string& method,
                                  const nlohmann::json& params);
    Result<std::uint64_t> undo(const Caller& caller, std::uint64_t seq);
    Result<Doors> start_here();
    Result<Doors> open_doors();
    Result<std::uint64_t> set_flag_rules(const std::string& by, const nlohmann::json& params);
    void begin_ending();
    void begin_session(bool is_new);
    void look_at_clock();
    void send_status();
    void save_replay(std::int64_t seconds);
    void log_committed(std::uint64_t seq);
    void log_fails(const std::string& words);
    void look_at_log();
    bool log_keeps_up() const;
    void hold_feeds(bool held);
    void finish_when_settled();
    void finish();
    void close_log();

    ShowRunnerConfig config_;
    ShowRunnerOutlets outlets_;
    PostBox box_{*this};
    const Post post_ = box_.post();
    std::unique_ptr<store::LogWriter> log_;
    int replays_ = 0; ///< asked for by this engine
    std::unique_ptr<ShowCore> core_;
    std::unique_ptr<DeskServer> desks_;
    std::unique_ptr<Feeds> feeds_;
    std::unique_ptr<Moderation> moderation_;
    QTimer status_timer_{this};
    QTimer finish_timer_{this};
    QTimer log_timer_{this};
    QElapsedTimer clock_; ///< since start()
    protocol::Status status_;
    std::int64_t frame_ = 0;
    std::uint64_t begun_with_ = 0; ///< the last event of start()
    std::string end_reason_ = "the show's time was over";
    std::string failure_;
    bool ending_ = false, said_ending_ = false;
    std::int64_t zero_ms_ = 0; ///< frame 0, by the monotonic clock
    bool finishing_ = false;
    bool feeds_held_ = false;
};

} // namespace regie
