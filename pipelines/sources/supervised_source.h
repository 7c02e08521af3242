#pragma once
// Keeps a source going: opens it, tells how it is, and opens it again, a file where the show now is, when it
// breaks.

#include "pipelines/control_thread.h"
#include "pipelines/playout.h"
#include "pipelines/programme/source_reader.h"
#include "pipelines/sources/source.h"
#include "pipelines/sources/source_plan.h"
#include "pipelines/sources/still_reader.h"

#include <chrono>
#include <optional>
#include <vector>

namespace regie::pipelines {

/// Control thread.
struct SupervisedSourceEvents {
    std::function<void(SourceHealth, const std::string& words)> changed;
    std::function<void()> settled;              ///< once: it is there, or for now it cannot be had
    std::function<std::int64_t()> show_time_ns; ///< where the show is now
};

/// Made, used and destroyed on the control thread. Whatever breaks is opened again at once, then every
/// second, as long as the show runs; only a file that could not be played to begin with, an address that is
/// refused and a plugin that is missing wait for somebody (Failed).
class SupervisedSource {
  public:
    SupervisedSource(ControlThread& control, SourceSpec spec, Canvas canvas, SourceReader& reader,
                     SupervisedSourceEvents events, StillReader stills, Reach reach = Reach::ThisMachine);
    ~SupervisedSource();
    SupervisedSource(const SupervisedSource&) = delete;
    SupervisedSource& operator=(const SupervisedSource&) = delete;

    /// The tick says whether it has pictures from here.
    void on_delivers(bool delivering);

    /// Recordings; others go on. The last picture stays.
    void pause(bool paused);
    /// A recording goes on from here, in milliseconds after its in point.
    void seek(std::int64_t position_ms);

  private:
    using Clock = std::chrono::steady_clock;

    void open();
    void open_again();
    void open_after(int delay_ms);
    void forget_gone();
    void watch();
    void on_ready();
    void on_failed(const Error& error);
    void on_late(const Error& why);
    void replace(const Error& why);
    void on_impossible(const Error& error);
    void on_ended();
    void lose(const Error& error);
    void tell(SourceHealth health, const std::string& words);
    void settle();

    ControlThread& control_;
    const SourceSpec spec_;
    const Canvas canvas_;
    SourceReader& reader_;
    SupervisedSourceEvents events_;
    const StillReader stills_;
    const Result<SourcePlan> plan_;
    std::unique_ptr<Source> source_;
    std::vector<std::weak_ptr<void>> former_;   ///< what may be left of those before it
    std::optional<Clock::time_point> ready_at_; ///< of the source that is open; nothing: it is not there yet
    Clock::time_point opened_at_;
    SourceHealth health_ = SourceHealth::Starting;
    std::vector<std::string> told_; ///< in this state: alternating reasons are not told again every second
    bool was_live_ = false;
    bool delivered_ = false; ///< the tick has shown a picture of it
    bool paused_ = false;
    std::optional<std::int64_t> wanted_ms_; ///< where it is to go when it is open
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

} // namespace regie::pipelines
