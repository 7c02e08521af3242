#pragma once
// A recorded video as a source: a pipeline of its own that decodes as fast as its few delivered
// pictures are taken.

#include "pipelines/control_thread.h"
#include "pipelines/gst_ptr.h"
#include "pipelines/lone_pipeline.h"
#include "pipelines/mode.h"
#include "pipelines/sources/control_link.h"
#include "pipelines/sources/source.h"
#include "pipelines/sources/source_plan.h"
#include "pipelines/sources/track_chain.h"
#include "show/show_file.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace regie::pipelines {

class FileFeed;
class FilePass;
class FilePlayer;

/// Where a pass begins.
struct PassBegin {
    std::int64_t after_in_ns = 0; ///< of a loop as many loops on, or back
    bool is_sought = false;       ///< by a person: beyond the end it is the last picture
    /// From the file's beginning, all decoded: how every container can be read.
    bool reads_through = false;
    /// The demuxer is not told how long the file is: then it leaves no short track out.
    bool hides_length = false;
};

struct FileSourceSettings {
    std::string uri_or_path;
    bool loop = false;
    /// Show time at which it comes in; where in the file that is follows from its length.
    std::int64_t offset_ns = 0;
    Canvas canvas;
    Pace pace = Pace::Live;
    SourceKind kind = SourceKind::File; ///< or Download, which is a URI
    std::int64_t in_ns = 0;             ///< where in the file it begins, and every loop
    std::int64_t out_ns = 0;            ///< where it ends; 0: at its end
    std::optional<Crop> crop = {}; ///< of a picture that is wider than the canvas; none: all, with borders
    std::string name = {};         ///< for sentences; empty: the file's
};

/// Made, used and destroyed on the control thread, which never waits for the disk: what may is done on a
/// thread of the source's own.
class FileSource : public Source {
  public:
    FileSource(ControlThread& control, FileSourceSettings settings, SourceEvents events);
    ~FileSource() override;

    std::shared_ptr<SourceFeed> feed() const override;
    std::int64_t waiting_ms() const override;
    std::optional<Error> why_waiting() const override;
    std::weak_ptr<void> trace() const override;
    void pause(bool paused) override;
    bool seek(std::int64_t position_ms) override;
    /// How long the whole of it is, once it is ready; 0: nobody knows before it is read.
    std::int64_t length_ns() const;

  private:
    /// One pass, and the pipeline it is read by.
    struct Open {
        std::shared_ptr<FilePass> pass;
        std::shared_ptr<FilePlayer> player;
        ControlThread::BusWatch watch;
        std::unique_ptr<LonePipeline> pipeline;
        PassBegin begin;
        std::int64_t opened_ns = 0; ///< on the system clock
        bool there = false;         ///< the feed has it
        bool has_first = false;     ///< its first picture waits to be taken
        std::string missing;        ///< the decoder that is not installed
    };

    template<typename T>
    std::function<void()> post(const std::shared_ptr<T>& owner, std::function<void()> what) const;
    void open(const PassBegin& begin);
    void open_instead(Open& open, const PassBegin& begin);
    void open_next();
    void on_message(Open& open, GstMessage* message);
    void on_error(Open& open, GstMessage* message);
    void on_unreadable(Open& open, const std::string& why);
    void on_there(Open& open);
    void on_lands_wrong(Open& open, PassBegin begin);
    void on_empty(Open& open, PassBegin begin);
    void on_first_picture(Open& open);
    void tell_ready(const Open& open);
    void on_jammed(Open& open);
    void on_turned();
    void on_end();
    void start_anew();
    bool is_broadcast(const Open& open) const;
    bool is_reading_through() const;
    SourcePlan plan_for_words() const;
    void fail(const Error& error);

    const FileSourceSettings settings_;
    SourceEvents events_;
    const std::string name_; ///< the file's, for sentences
    const std::shared_ptr<ControlLink> link_;
    std::shared_ptr<FileFeed> feed_;
    ControlThread& control_;
    std::vector<std::shared_ptr<Open>> passes_; ///< the one that is read first, then the one that follows
    const std::int64_t opened_ns_;              ///< on the system clock
    bool moving_ = false;                       ///< it was sought, and is not there yet
    std::optional<std::int64_t> wanted_ms_;     ///< where it is to go next
    bool jammed_ = false;                       ///< what may wait in front of its decoders does
    bool expected_ = true;                      ///< nothing came yet, and nothing said that it will not
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true); ///< disarms what was posted for later
};

} // namespace regie::pipelines
