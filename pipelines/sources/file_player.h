#pragma once
// What is done with the pipeline of a recording: opened, taken to the place where it comes in,
// wound back, sought. All of it may wait for a disk or a server, and is for the pipeline's own thread alone.

#include "pipelines/gst_ptr.h"
#include "pipelines/sources/file_source.h"
#include "show/result.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>

namespace regie::pipelines {

class FileFeed;

/// Shared by the source and by what its thread has still to do.
class FilePlayer {
  public:
    /// What the source is told; through the link, so that nobody is when it is gone.
    struct Events {
        std::function<void(const Error&)> failed;
        std::function<void()> there; ///< it plays, or plays on, from where it was taken
        std::function<void()> stays; ///< it was sought in vain, and goes on where it was
        std::function<void()> ended;
    };
    FilePlayer(FileSourceSettings settings, std::shared_ptr<FileFeed> feed, Events events)
        : settings_(std::move(settings)), feed_(std::move(feed)), events_(std::move(events)) {}

    // --- the pipeline's thread
    void open(GstElement* pipeline);
    /// Twice at the start: when the file is open, to go to the place where it comes in; and when it is there.
    /// Then after every seek.
    void on_prerolled(GstElement* pipeline);
    /// Everything of a pass is decoded: the next one follows without a gap.
    void wind_back();
    void seek(GstElement* pipeline, std::int64_t position_ms);

    // --- any thread
    std::int64_t duration_ns() const { return duration_ns_; } ///< 0: it has none, as far as is known
    bool playing() const { return playing_; }

  private:
    Result<std::string> uri() const;
    std::int64_t end_ns() const;
    bool enter(GstElement* pipeline);
    bool seek_to(GstElement* at, std::int64_t position_ns, GstSeekFlags flags);

    const FileSourceSettings settings_;
    const std::shared_ptr<FileFeed> feed_;
    const Events events_;
    std::atomic<std::int64_t> duration_ns_ = 0;
    std::int64_t loop_ns_ = 0; ///< of one pass; 0: played once
    bool winds_back_ = false;  ///< a pass ends before its file does, and the next follows without a gap
    bool positioned_ = false;  ///< the first seek was made
    std::atomic<bool> playing_ = false;
};

} // namespace regie::pipelines
