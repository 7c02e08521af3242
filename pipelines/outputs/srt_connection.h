#pragma once
// SRT: one connection of srtsink, as the caller. MPEG-TS inside, as every SRT receiver expects.

#include "pipelines/control_thread.h"
#include "pipelines/lone_pipeline.h"
#include "pipelines/outputs/connection.h"
#include "pipelines/outputs/output_address.h"

#include <gst/app/gstappsrc.h>

#include <memory>

namespace regie::pipelines {

class SrtConnection : public Connection {
  public:
    /// Connects at once.
    static Result<std::unique_ptr<Connection>> open(ControlThread& control, const OutputAddress& address,
                                                    ConnectionEvents events);
    ~SrtConnection() override;

    LineState line() override;
    bool hungry() const override;
    void send(const Packet& packet) override;
    void finish() override;

  private:
    struct Seen;
    SrtConnection(ControlThread& control, const OutputAddress& address, ConnectionEvents events);
    Result<void> build(const OutputAddress& address);
    void on_message(GstMessage* message);

    ControlThread& control_;
    ConnectionEvents events_;
    GstPtr<GstAppSrc> pictures_, sounds_;
    std::shared_ptr<Seen> seen_; ///< what the pipeline's own thread reads off the sink
    std::unique_ptr<LonePipeline> pipeline_;
    ControlThread::BusWatch watch_;
    std::int64_t thrown_away_bytes_ = 0; ///< as last told
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

} // namespace regie::pipelines
