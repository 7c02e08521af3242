#pragma once
// A picture on the disk as a source.

#include "pipelines/control_thread.h"
#include "pipelines/lone_pipeline.h"
#include "pipelines/mode.h"
#include "pipelines/sources/control_link.h"
#include "pipelines/sources/source.h"
#include "pipelines/sources/source_plan.h"
#include "pipelines/sources/still_reader.h"
#include "show/show_file.h"

namespace regie::pipelines {

/// One picture that stays; read on a thread of its own, since a disk may hang.
class StillSource : public Source {
  public:
    StillSource(ControlThread& control, const SourcePlan& plan, const Canvas& canvas, Pace pace,
                StillReader read, SourceEvents events);
    ~StillSource() override;

    std::shared_ptr<SourceFeed> feed() const override;
    /// Live it is never opened again: it would be read twice at the same time.
    std::int64_t waiting_ms() const override { return pace_ == Pace::Offline ? reading_.busy_ms() : 0; }
    std::optional<Error> why_waiting() const override;
    std::weak_ptr<void> trace() const override { return reading_.trace(); }

  private:
    class Feed;

    const Pace pace_;
    const std::string name_;
    const std::shared_ptr<ControlLink> link_;
    const std::shared_ptr<Feed> feed_;
    const std::shared_ptr<SourceEvents> events_; ///< gone with the source: disarms what was posted for later
    LonePipeline reading_;
};

} // namespace regie::pipelines
