#pragma once
// What is done with the pipeline of one pass through a recording: opened, and taken to the place
// where it begins. All of it may wait for a disk or a server, and is for the pipeline's own thread alone.

#include "pipelines/gst_ptr.h"
#include "pipelines/sources/container_index.h"
#include "pipelines/sources/file_pass.h"
#include "pipelines/sources/file_source.h"
#include "pipelines/sources/movie_length.h"
#include "show/result.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>

namespace regie::pipelines {

/// Shared by the source and by what its thread has still to do.
class FilePlayer {
  public:
    /// What the source is told; through the link, so that nobody is when it is gone.
    struct Events {
        std::function<void(const Error&)> failed;
        std::function<void()> there;       ///< it plays from where it begins
        std::function<void()> beyond;      ///< that place lies behind its end
        std::function<void()> lands_wrong; ///< the place cannot be reached but by reading through
        std::function<void()> unreadable;  ///< its demuxer gave up, and nobody heard why
    };
    FilePlayer(FileSourceSettings settings, PassBegin begin, std::shared_ptr<FilePass> pass, Events events)
        : settings_(std::move(settings)), begin_(begin), pass_(std::move(pass)), events_(std::move(events)) {}

    // --- the pipeline's thread
    void open(GstElement* pipeline);
    /// When the file is open, to go to the place where it begins; and when it is there.
    void on_prerolled(GstElement* pipeline);
    /// Now and then: whether it is still being read.
    void look(GstElement* pipeline);

    // --- any thread
    std::int64_t duration_ns() const { return duration_ns_; } ///< 0: it has none, as far as it says
    std::int64_t length_ns() const { return length_ns_; }     ///< from its first picture; 0: nobody knows
    bool playing() const { return playing_; }
    /// It gets to the place where it begins by decoding all that lies before.
    bool reads_through() const { return reads_through_; }

  private:
    Result<std::string> uri() const;
    Index index(GstElement* pipeline) const;
    std::string path() const;
    std::optional<FileCorrection> correction();
    bool enter(GstElement* pipeline);
    std::int64_t after_in_ns(std::int64_t length_ns) const;

    const FileSourceSettings settings_;
    const PassBegin begin_;
    const std::shared_ptr<FilePass> pass_;
    const Events events_;
    std::atomic<std::int64_t> duration_ns_ = 0, length_ns_ = 0;
    std::optional<MovieLength> hidden_; ///< the demuxer is not told
    PassPlace place_;
    enum class At { Nowhere, Opened, Sought, There } at_ = At::Nowhere;
    int looks_at_rest_ = 0; ///< in a row
    std::atomic<bool> playing_ = false, reads_through_ = false;
};

} // namespace regie::pipelines
