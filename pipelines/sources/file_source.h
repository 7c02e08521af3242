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

namespace regie::pipelines {

class FileFeed;
class FilePlayer;

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

  private:
    /// How far it is with going to a place.
    enum class Moving { Opening, No, Seeking };

    void start();
    void on_message(GstMessage* message);
    void on_pass_over();
    void on_there();
    void on_stays();
    void on_first_picture();
    void on_jammed();
    void on_end();
    void on_error(GstMessage* message);
    void send_seek();
    SourcePlan plan_for_words() const;
    void fail(const Error& error);

    const FileSourceSettings settings_;
    SourceEvents events_;
    const std::string name_; ///< the file's, for sentences
    const std::shared_ptr<ControlLink> link_;
    std::shared_ptr<FileFeed> feed_;
    std::shared_ptr<FilePlayer> player_;
    ControlThread::BusWatch watch_;
    std::unique_ptr<LonePipeline> pipeline_;
    ControlThread& control_;
    const std::int64_t opened_ns_; ///< on the system clock
    Moving moving_ = Moving::Opening;
    std::optional<std::int64_t> wanted_ms_; ///< where it is to go next
    bool jammed_ = false;                   ///< what may wait in front of its decoders does
    bool expected_ = true;                  ///< nothing came yet, and nothing said that it will not
    std::string missing_;                   ///< the decoder that is not installed
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true); ///< disarms what was posted for later
};

} // namespace regie::pipelines
