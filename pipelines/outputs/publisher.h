#pragma once
// A broadcast to an ingest: RTMP, RTMPS or SRT. Keeps it going for as long as the show runs: each attempt is
// a new connection, a loss is noticed within 5 s, and the next connection begins with the newest keyframe.

#include "pipelines/control_thread.h"
#include "pipelines/outputs/connection.h"
#include "pipelines/outputs/output.h"
#include "pipelines/outputs/output_address.h"
#include "pipelines/outputs/peer_pulse.h"
#include "pipelines/outputs/uplink.h"

#include <chrono>
#include <memory>
#include <string>

namespace regie::pipelines {

struct Sender;

struct PublisherSettings {
    std::string id;
    std::string name; ///< for sentences: a platform or a host
    std::string url;  ///< without its key; see output_address.h
    std::string key;  ///< the secret itself: stream key or SRT passphrase; empty: none
    int video_kbps = 4500;
    Canvas canvas;
    std::string stopped = {}; ///< it stays away at first, and why; empty: it connects
};

/// Control thread.
struct PublisherEvents : OutputEvents {
    /// What the line takes of the picture from now on, in kbit/s; settings.video_kbps when all is well, and
    /// while there is no connection to be slow.
    std::function<void(int video_kbps)> afford;
};

/// Nothing of it waits for the network. Connects when the first keyframe comes.
class Publisher : public Output {
  public:
    /// Fails for an address that cannot be used; the error holds no key.
    static Result<std::unique_ptr<Publisher>> make(ControlThread& control, PublisherSettings settings,
                                                   PublisherEvents events);
    /// Without a word to the ingest, which may wait for it to come back: end() both tracks before, for a
    /// broadcast that is over.
    ~Publisher() override;
    Publisher(const Publisher&) = delete;
    Publisher& operator=(const Publisher&) = delete;

    void push(const Packet& packet) override;
    void end(Track track) override;
    void reconnect_now() override;
    void stop(const std::string& words) override;
    OutputStats stats() const override;

  private:
    using Clock = std::chrono::steady_clock;

    Publisher(ControlThread& control, PublisherSettings settings, OutputAddress address,
              PublisherEvents events);
    void watch();
    void connect();
    void watch_connecting(const LineState& line);
    void watch_running(const LineState& line);
    void watch_ending();
    void watch_stopping();
    void adapt(const LineState& line, std::int64_t waiting_ns);
    void lose(Fault fault);
    void drop_connection();
    void finish(const std::string& words);
    void say(OutputHealth health, const std::string& words);
    void note(const LineState& line);

    ControlThread& control_;
    const PublisherSettings settings_;
    const OutputAddress address_;
    PublisherEvents events_;
    const std::shared_ptr<Sender> sender_; ///< what streaming threads see

    // Control thread.
    OutputHealth health_ = OutputHealth::Connecting;
    std::string words_;
    std::string stopped_; ///< why it stays away; empty: it is to run
    Clock::time_point stopped_at_;
    Uplink uplink_;
    int afforded_kbps_;
    bool accepted_ = false;         ///< by the connection there is
    Clock::time_point attempt_;     ///< when the last one began
    Clock::time_point accepted_at_; ///< when it was accepted
    PeerPulse pulse_;               ///< of the connection there is
    std::int64_t acked_bytes_ = 0;  ///< of this connection, as last seen
    int closed_at_once_ = 0;        ///< times in a row
    enum class Ending { No, Draining, Finishing } ending_ = Ending::No;
    Clock::time_point ending_since_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

} // namespace regie::pipelines
