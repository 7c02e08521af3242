#pragma once
// An engine as its supervisor sees it: a child, or one that an earlier supervisor left running.

#include "engine/session_lock.h"
#include "show/recovery.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QSocketNotifier>
#include <QTimer>
#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace regie {

class EngineProcess : public QObject {
  public:
    /// Called on the supervisor's thread.
    struct Events {
        std::function<void(const nlohmann::json& line)> said; ///< of a child: what it says on standard output
        std::function<bool()> over; ///< whether its show is over: then it may be still
        /// Once, as the last. `status`: a child's own; none: it did not leave by itself, and `end` says how.
        std::function<void(std::optional<int> status, EngineEnd end)> ended;
    };

    /// `alive`: the write end of a pipe that is open as long as an engine of this show lives; -1: none.
    static std::unique_ptr<EngineProcess> start(const QStringList& arguments,
                                                const std::map<std::string, std::string>& secrets, int alive,
                                                Events events);
    /// One that runs already.
    static std::unique_ptr<EngineProcess> find(const RunningEngine& engine, Events events);
    ~EngineProcess() override; ///< kills a child that still runs

    void terminate();
    void kill();
    /// From here on it works all the time: when it takes no processor any more it hangs, and is killed.
    void expect_work() {
        works_ = true;
        begins_.reset();
    }
    /// It ends its show: it may wait for its disk.
    void expect_end() {
        works_ = false;
        begins_.reset();
    }

  private:
    explicit EngineProcess(Events events);
    void read_lines();
    void look();
    void finished(int status, QProcess::ExitStatus how);
    void gone();
    EngineEnd killed_by() const;
    pid_t pid() const;

    Events events_;
    QProcess process_; ///< of a child
    pid_t found_ = 0;  ///< otherwise
    int found_file_ = -1;
    std::unique_ptr<QSocketNotifier> found_ended_;
    QTimer look_;
    std::optional<QElapsedTimer> begins_; ///< since it was started, until it is ready
    const long long ended_for_memory_;    ///< processes on this machine, when it was started or found
    bool works_ = false, hung_ = false;
    long long used_ = -1; ///< of the processor, at the last look
    int still_ = 0;       ///< looks at which that had not grown
};

} // namespace regie
