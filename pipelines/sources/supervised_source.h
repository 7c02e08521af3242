#pragma once
// Keeps the source on air: opens it, tells how it is, and opens it again where the show now is when it broke.

#include "pipelines/control_thread.h"
#include "pipelines/playout.h"
#include "pipelines/programme/source_reader.h"
#include "pipelines/sources/file_source.h"

namespace regie::pipelines {

/// Control thread.
struct SupervisedSourceEvents {
    std::function<void(SourceHealth, const std::string& words)> changed;
    std::function<void()> settled;              ///< once: its first picture is there, or it cannot be played
    std::function<std::int64_t()> show_time_ns; ///< where the show is now
};

/// Made, used and destroyed on the control thread.
class SupervisedSource {
  public:
    SupervisedSource(ControlThread& control, SourceSpec spec, Canvas canvas, SourceReader& reader,
                     SupervisedSourceEvents events);
    ~SupervisedSource();
    SupervisedSource(const SupervisedSource&) = delete;
    SupervisedSource& operator=(const SupervisedSource&) = delete;

    /// The tick says whether it has pictures from here.
    void on_delivers(bool delivering);
    /// A recording goes on from here, in milliseconds after its in point.
    void seek(std::int64_t position_ms);

  private:
    void open() { open_at(events_.show_time_ns()); }
    void open_at(std::int64_t offset_ns);
    void open_again_soon();
    void on_failed(const std::string& words);
    void on_ended();
    void tell(SourceHealth health, const std::string& words);
    void settle();

    ControlThread& control_;
    const SourceSpec spec_;
    const Canvas canvas_;
    SourceReader& reader_;
    SupervisedSourceEvents events_;
    std::unique_ptr<FileSource> file_;
    SourceHealth health_ = SourceHealth::Starting;
    std::string words_;
    bool was_live_ = false;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

} // namespace regie::pipelines
