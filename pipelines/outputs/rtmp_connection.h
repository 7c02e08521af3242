#pragma once
// RTMP and RTMPS: one connection of rtmp2sink.

#include "pipelines/control_thread.h"
#include "pipelines/lone_pipeline.h"
#include "pipelines/outputs/connection.h"
#include "pipelines/outputs/flv_tags.h"
#include "pipelines/outputs/output_address.h"
#include "pipelines/outputs/tcp_line.h"

#include <gst/app/gstappsrc.h>

#include <memory>
#include <optional>

namespace regie::pipelines {

/// Certificates are verified: the host's name, the dates, and an authority that the system trusts
/// (ensure_gst()).
class RtmpConnection : public Connection {
  public:
    /// Connects at once. `metadata` is FlvTags::metadata().
    static Result<std::unique_ptr<Connection>> open(ControlThread& control, const OutputAddress& address,
                                                    GstPtr<GstBuffer> metadata, ConnectionEvents events);
    ~RtmpConnection() override;

    LineState line() override;
    bool hungry() const override;
    void send(const Packet& packet) override;
    void finish() override;

  private:
    RtmpConnection(ControlThread& control, ConnectionEvents events);
    Result<void> build(const OutputAddress& address, GstPtr<GstBuffer> metadata);
    void on_message(GstMessage* message);
    void wait_for_the_rest(int looks);
    void say_finished();

    ControlThread& control_;
    ConnectionEvents events_;
    const int mark_ = TcpLine::new_mark();
    GstPtr<GstAppSrc> source_;
    GstPtr<GstElement> sink_;
    std::unique_ptr<LonePipeline> pipeline_;
    ControlThread::BusWatch watch_;
    std::optional<TcpLine> line_;
    bool finishing_ = false;
    FlvTags tags_; ///< of the thread that sends
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

/// What rtmp2sink means by an error message. Its text, which may hold the key, is only looked at. Pure.
Fault rtmp_fault(GstMessage* message);

} // namespace regie::pipelines
