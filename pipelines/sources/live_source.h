#pragma once
// What comes by itself, in real time: cameras, microphones, streams, test pictures.

#include "pipelines/control_thread.h"
#include "pipelines/lone_pipeline.h"
#include "pipelines/sources/control_link.h"
#include "pipelines/sources/source.h"
#include "pipelines/sources/source_plan.h"
#include "show/show_file.h"

namespace regie::pipelines {

class LiveFeed;
class PeerBudget;

/// Made, used and destroyed on the control thread, which never waits for what it reads.
class LiveSource : public Source {
  public:
    LiveSource(ControlThread& control, SourcePlan plan, const Canvas& canvas, SourceEvents events);
    ~LiveSource() override;

    std::shared_ptr<SourceFeed> feed() const override;
    std::int64_t waiting_ms() const override;
    std::weak_ptr<void> trace() const override;

  private:
    void start();
    void watch_peer();
    void on_message(GstMessage* message);
    void on_first();
    void on_impossible(const Error& error);
    void fail(const Error& error);

    ControlThread& control_;
    const SourcePlan plan_;
    const Canvas canvas_;
    SourceEvents events_;
    const std::shared_ptr<ControlLink> link_;
    std::shared_ptr<LiveFeed> feed_;
    std::unique_ptr<PeerBudget> budget_; ///< of what has a peer that may send what it likes
    std::unique_ptr<LonePipeline> pipeline_;
    ControlThread::BusWatch watch_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true); ///< disarms what was posted for later
};

} // namespace regie::pipelines
