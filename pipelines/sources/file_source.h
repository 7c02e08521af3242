#pragma once
// A recorded video as a source: a pipeline of its own that decodes as fast as its few delivered pictures are
// taken.

#include "pipelines/control_thread.h"
#include "pipelines/gst_ptr.h"
#include "pipelines/mode.h"
#include "pipelines/sources/source_feed.h"
#include "show/show_file.h"

#include <functional>
#include <memory>
#include <string>

namespace regie::pipelines {

class FileFeed;

struct FileSourceSettings {
    std::string uri_or_path;
    bool loop = false;
    std::int64_t offset_ns =
        0; ///< show time at which it comes in; where in the file that is follows from its length
    Canvas canvas;
    Pace pace = Pace::Live;
};

/// Called on the control thread, each at most once; the source may be destroyed from within.
struct FileSourceEvents {
    std::function<void()> ready;                          ///< the first picture can be taken
    std::function<void(const std::string& words)> failed; ///< it cannot be played, or stopped in the middle
    std::function<void()> ended;                          ///< played to its end and does not loop
};

/// Made, used and destroyed on the control thread.
class FileSource {
  public:
    FileSource(ControlThread& control, FileSourceSettings settings, FileSourceEvents events);
    ~FileSource();
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;

    /// For the tick. Outlives the source harmlessly: it then has nothing more.
    std::shared_ptr<SourceFeed> feed() const;

  private:
    void start();
    void pad_added(GstPad* pad);
    void on_message(GstMessage* message);
    void on_prerolled();
    void on_first_picture();
    void on_segment_done();
    void on_end();
    void fail(const std::string& words);

    ControlThread& control_;
    const FileSourceSettings settings_;
    FileSourceEvents events_;
    const std::string name_; ///< the file's, for sentences
    std::shared_ptr<FileFeed> feed_;
    GstPtr<GstElement> pipeline_;
    ControlThread::BusWatch watch_;
    std::string missing_;     ///< the decoder that is not installed
    bool positioned_ = false; ///< the first seek was made
    bool playing_ = false;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true); ///< disarms what was posted for later
};

} // namespace regie::pipelines
