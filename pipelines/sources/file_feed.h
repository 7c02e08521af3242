#pragma once
// The tick's end of a FileSource: one pass through the file after the other, on one time.

#include "pipelines/sources/file_pass.h"
#include "pipelines/sources/source_feed.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace regie::pipelines {

/// Called by the tick's thread.
struct FileFeedEvents {
    std::function<void()> turned;  ///< all of a pass was taken, and the next one is read
    std::function<void()> stalled; ///< offline: what is due did not come for 20 s
    std::function<void()>
        ended; ///< once: its last picture has stood to its end, and nothing follows; none: it stays
};

/// Pictures and sound go from one pass to the next each by itself, at one moment of source time: where the
/// longer of the two ends, down to whole pictures.
class FileFeed : public SourceFeed {
  public:
    FileFeed(Pace pace, bool loops, FileFeedEvents events);
    ~FileFeed() override;

    std::optional<Delivery> next_picture() override;
    std::optional<Delivery> next_sound() override;
    bool holds() const override;
    bool lasts(std::int64_t time_ns) override;

    /// What is read from now on, from source time 0. Any thread, as the rest.
    void begin(std::shared_ptr<FilePass> pass);
    /// What is read when all that is there has been.
    void follow(std::shared_ptr<FilePass> pass);
    /// Nothing is delivered while any reason holds; and until the reader has heard of it, so that it does not
    /// take what comes after for a continuation.
    enum class Reason { Paused, Seeking };
    void hold(Reason reason);
    void let_go(Reason reason);
    /// Nothing is delivered any more and nobody is called.
    void close();

    /// Since when the reader finds nothing although something is due, on the system clock; 0: it does not.
    std::int64_t empty_since_ns() const { return empty_since_ns_; }

  private:
    struct Turn {
        std::shared_ptr<FilePass> pass;
        std::int64_t base_ns = 0; ///< source time of its begin; known once the one before it is over
    };
    /// How far a track is read.
    struct Track {
        std::size_t turn = 0;
        bool begun = false; ///< something of this pass was delivered
        bool over = false;  ///< all of it was
    };

    std::optional<Delivery> next(TrackKind kind);
    bool go_on(TrackKind kind, std::int64_t deadline_ns);
    std::optional<std::int64_t> end_of(const FilePass& pass) const;
    std::int64_t left_ns(std::int64_t deadline_ns) const;

    const Pace pace_;
    const bool loops_;
    const FileFeedEvents events_;
    std::atomic<bool> closed_ = false;
    std::atomic<std::int64_t> empty_since_ns_ = 0;

    mutable std::mutex mutex_; ///< guards what follows
    std::condition_variable changed_;
    unsigned reasons_ = 0; ///< a bit each
    std::deque<Turn> turns_;
    std::uint64_t generation_ = 0; ///< of turns_, since it was begun anew
    Track picture_, sound_;
    bool told_ended_ = false;
};

} // namespace regie::pipelines
