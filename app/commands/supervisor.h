#pragma once
// `regie rehearse` and `regie live`: start the stand-ins (rehearsal), the engine and, where there is a
// display, a desk; keep them running and print how it goes. An engine lives on without its supervisor, and
// another supervisor finds it.

#include "commands/engine_process.h"
#include "commands/patient_output.h"
#include "engine/secrets.h"
#include "show/show_file.h"

#include <QObject>
#include <QProcess>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regie {

struct SupervisorOptions {
    std::string mode; ///< "rehearse" or "live"
    std::filesystem::path show_file;
    std::filesystem::path session; ///< folder for the log and the recording; exists
    bool begun = false;            ///< the session's show has begun, and not ended: it goes on
    bool headless = false;
    std::optional<std::int64_t> seconds;
    std::uint16_t port = 0;              ///< wanted for desks
    std::optional<std::uint16_t> remote; ///< port for desks on other machines; none: they may not come
    Secrets secrets;            ///< live: for every engine of this show, whatever becomes of the keyring
    std::shared_ptr<void> turn; ///< live: held until the engine is there, see recent_sessions.h
};

class Supervisor : public QObject {
  public:
    /// `output` is this process's, and outlives the supervisor.
    Supervisor(SupervisorOptions options, ShowFile show, const PatientOutput& output);
    ~Supervisor() override;

    /// Starts everything; the application then ends with the exit status. An error before anything ran
    /// otherwise.
    Result<void> start();
    /// Ends the show cleanly; asked a second time, at once.
    void stop();

  private:
    using Clock = std::chrono::steady_clock;

    Result<void> start_standins();
    Result<void> start_standin(const FeedSpec& feed);
    void start_engine();
    void find_engine(const RunningEngine& running);
    EngineProcess::Events engine_events();
    void start_desk();
    void engine_said(const nlohmann::json& line);
    void engine_ready(const nlohmann::json& engine);
    void engine_ended(std::optional<int> status, EngineEnd end);
    void take_over(EngineEnd end);
    void next_engine();
    bool has_logged(std::vector<std::string> kinds) const;
    std::string why_not_recorded() const;
    std::string what_failed() const;
    std::vector<std::string> left_open() const;
    bool is_over() const;
    void finish(std::optional<int> status);
    int finish_for_engine();
    void desk_ended(int status, QProcess::ExitStatus how);
    void show_progress(const std::string& line);
    void end(int status);

    bool live() const { return options_.mode == "live"; }

    SupervisorOptions options_;
    ShowFile show_;
    const PatientOutput& output_;
    std::vector<std::unique_ptr<QProcess>> standins_;
    int alive_[2] = {-1, -1}; // a pipe that is open at its second end as long as somebody needs the stand-ins
    QStringList standin_arguments_;
    std::unique_ptr<EngineProcess> engine_;
    std::unique_ptr<QProcess> desk_;
    std::string url_;
    Clock::time_point desk_started_, engine_started_, last_progress_;
    bool found_ = false;           // the engine was started by another supervisor, or an earlier one
    bool on_air_ = false;          // an engine of this show was ready
    std::vector<EngineEnd> after_; // how those ended that came since the log's newest start
    int deaths_ = 0;               // in a row, none of which lived for a minute
    int quick_desk_deaths_ = 0;
    bool ending_ = false; // the engine has said that its show is over, or somebody has ended it here
    bool stopping_ = false;
    bool progress_open_ = false; // the terminal's cursor stands behind a progress line
};

} // namespace regie
