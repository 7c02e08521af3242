#pragma once
// All outputs of a programme: each gets every packet, and none can hold up another.

#include "pipelines/control_thread.h"
#include "pipelines/outputs/output.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace regie::pipelines {

/// Control thread.
struct OutputsEvents {
    std::function<void(const std::string& output, OutputHealth, const std::string& words,
                       std::int64_t first_pts_ns, const std::filesystem::path& file)>
        changed; ///< `file`: the recording's, that is written or was last; else empty
    std::function<void(int kbps)>
        affordable;               ///< what the slowest line takes of the picture, when that changes
    std::function<void()> closed; ///< after close(): the last one is
};

/// Of an output that was given up at the end.
std::string not_closed_words(const std::string& output);

/// Made, told and destroyed on the control thread, except where it says otherwise.
class Outputs {
  public:
    /// Fails when the recording cannot be created or an output cannot work at all; a show that goes on does
    /// without such an output, and says so.
    static Result<std::unique_ptr<Outputs>> open(ControlThread& control, const PlayoutConfig& config,
                                                 OutputsEvents events);

    /// Streaming threads, these four. The recording without graphics has pictures of its own and everybody's
    /// sound.
    void push(const Packet& packet);
    void end(Track track);
    void push_clean(const Packet& picture);
    void end_clean();
    /// The encoder stopped for this reason: what there is is closed, and that is why.
    void fail(const std::string& words);
    /// The last packet was pushed: closed() follows when every output has said that it ended.
    void close();
    /// Those that are still open are told Failed and not waited for.
    void give_up();

    void reconnect_now(const std::string& output);
    void stop(const std::string& output, const std::string& words); ///< see Output::stop()
    std::vector<OutputStats> stats() const;                         ///< any thread

  private:
    Outputs(OutputsEvents events, int planned_kbps)
        : events_(std::move(events)), planned_kbps_(planned_kbps), affordable_kbps_(planned_kbps) {}
    Result<void> add_recording(ControlThread& control, const PlayoutConfig& config, const char* id,
                               const std::filesystem::path& file);
    Result<void> add_publisher(ControlThread& control, const PlayoutConfig& config,
                               const OutputConfig& output);
    void tell_closed();
    OutputEvents events_of(const std::string& id);
    void on_afford(const std::string& id, int kbps);
    void on_changed(const std::string& id, OutputHealth health, const std::string& words,
                    std::int64_t first_pts_ns, const std::filesystem::path& file = {});

    struct Entry {
        std::string id;
        std::unique_ptr<Output> output;
        OutputHealth health = OutputHealth::Connecting;
        int affordable_kbps = 0; ///< 0: all that is planned
        bool takes(Track track) const;
        /// What failed can be brought back by hand, but not once the show is over.
        bool over() const { return health == OutputHealth::Ended || health == OutputHealth::Failed; }
    };
    const OutputsEvents events_;
    const int planned_kbps_;
    int affordable_kbps_;        ///< as last told
    std::vector<Entry> entries_; ///< fixed once open
    std::string fault_;
    bool closing_ = false;
};

} // namespace regie::pipelines
