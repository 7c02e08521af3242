#pragma once
// `regie rehearse` and `regie live`: start the stand-ins (rehearsal), the engine and, where there is a
// display, a desk; keep them running and print how it goes.

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
    std::filesystem::path session; ///< folder for the log and the recording; made when missing
    bool headless = false;
    std::optional<std::int64_t> seconds;
    std::uint16_t port = 0;              ///< wanted for desks
    std::optional<std::uint16_t> remote; ///< port for desks on other machines; none: they may not come
};

class Supervisor : public QObject {
  public:
    Supervisor(SupervisorOptions options, ShowFile show);
    ~Supervisor() override;

    /// Starts everything; the application then ends with the exit status. An error before anything ran
    /// otherwise.
    Result<void> start();
    /// Ends the show cleanly; asked a second time, at once.
    void stop();

  private:
    Result<void> start_standins();
    void start_engine();
    void start_desk();
    void engine_said();
    void engine_ended(int status, QProcess::ExitStatus how);
    void desk_ended(int status, QProcess::ExitStatus how);
    void show_progress(const std::string& line, bool last = false);
    void end(int status);
    std::unique_ptr<QProcess> child(const QStringList& arguments);

    bool live() const { return options_.mode == "live"; }

    SupervisorOptions options_;
    ShowFile show_;
    std::vector<std::unique_ptr<QProcess>> standins_;
    QStringList standin_arguments_;
    std::unique_ptr<QProcess> engine_;
    std::unique_ptr<QProcess> desk_;
    std::string url_;
    std::chrono::steady_clock::time_point desk_started_, last_progress_;
    bool engine_ready_ = false; // it has said where it is
    int failed_starts_ = 0;
    int quick_desk_deaths_ = 0;
    bool stopping_ = false;
    bool progress_open_ = false; // the terminal's cursor stands behind a progress line
};

} // namespace regie
