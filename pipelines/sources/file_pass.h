#pragma once
// One pass through a recording: two bounded queues of decoded pictures and sound, and what its times say.

#include "pipelines/gst_ptr.h"
#include "pipelines/mode.h"
#include "pipelines/sources/track_chain.h"
#include "show/show_file.h"

#include <gst/app/gstappsink.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>

namespace regie::pipelines {

/// Called by streaming threads.
struct FilePassEvents {
    std::function<void()> first_picture; ///< once: it can be taken
    std::function<void()> empty;         ///< it is over, and no picture of it was to be shown
    std::function<void()>
        jammed; ///< what may wait in front of the decoders does, and there is no picture yet
};

/// Where a pass begins and ends, in the container's time, which begins anywhere.
struct PassPlace {
    std::int64_t zero_ns = 0;                   ///< where what the container holds begins
    std::int64_t in_ns = 0;                     ///< where every pass through the whole of it begins
    std::int64_t begin_ns = 0;                  ///< where this one does
    std::optional<std::int64_t> out_ns;         ///< where it is over although the file goes on
    int fps_numerator = 0, fps_denominator = 1; ///< of its pictures, where it says so
};

/// Shared by the source, the reader and the pipeline, whose streaming threads deliver into it. What lies
/// before the place where it begins is decoded and left out here, so that no demuxer has to be right about
/// where it landed; the picture that stands at that place is the first, however long ago it came.
class FilePass {
  public:
    FilePass(const Canvas& canvas, Pace pace, FilePassEvents events, std::optional<Crop> crop = {});
    ~FilePass();
    FilePass(const FilePass&) = delete;
    FilePass& operator=(const FilePass&) = delete;

    // --- streaming threads
    /// Makes the rest of the pipeline for a decoded track, and links it. Before any data.
    void add_track(GstBin* pipeline, GstPad* decoded, TrackKind kind);
    /// As much as may wait in front of the decoders does.
    void queues_full();

    // --- the pipeline's thread, when something of each track is there
    bool has_picture() const { return track(TrackKind::Picture).linked; }
    /// Where the container begins: with its first picture, or whole frames of the programme before it, when
    /// its sound begins so much earlier.
    std::int64_t zero_ns() const;
    /// Of what was decoded first since it was opened or sought; nothing: there is none.
    std::optional<std::int64_t> first_picture_ns() const;
    GstElement* sink(TrackKind kind) const { return GST_ELEMENT_CAST(track(kind).sink.get()); }
    /// Before this nothing is delivered.
    void begin(const PassPlace& place);

    // --- the tick's thread
    struct Piece {
        GstPtr<GstBuffer> buffer;
        std::int64_t time_ns = 0; ///< in the container's time
    };
    struct Taken {
        std::optional<Piece> piece;
        bool over = false; ///< there is none, and none follows
    };
    /// The next one from `begin_ns` on, waited for at most so long.
    Taken next(TrackKind kind, std::int64_t patience_ns);
    std::int64_t last_picture_ns() const; ///< of those that are there
    /// When something was decoded last, on the system clock; 0: never.
    std::int64_t decoded_at_ns() const { return decoded_at_ns_; }
    /// How far that track is there, in the container's time.
    std::int64_t reached_ns(TrackKind kind) const;
    /// Where all tracks of it are over, once that is known; before the last of it is taken, as a rule.
    std::optional<std::int64_t> end_ns() const;
    PassPlace place() const;

    /// What is there is the end of it, where it broke off. Any thread.
    void break_off();
    /// Any thread: nothing is delivered any more and nobody is called.
    void close();

  private:
    struct Queue {
        GstPtr<GstAppSink> sink;
        std::atomic<bool> linked = false;
        GstSegment segment;                   ///< streaming thread
        std::optional<std::int64_t> first_ns; ///< guarded by mutex_, as the rest
        std::int64_t latest_ns = 0;           ///< of the last piece
        std::int64_t reached_ns = 0;          ///< its end
        std::size_t kept = 0;                 ///< pieces
        bool over = false;
    };
    const Queue& track(TrackKind kind) const { return queues_[static_cast<std::size_t>(kind)]; }
    Queue& track(TrackKind kind) { return queues_[static_cast<std::size_t>(kind)]; }

    void watch(TrackKind kind);
    GstPadProbeReturn on_buffer(TrackKind kind, GstPadProbeInfo* info);
    void on_event(TrackKind kind, GstEvent* event);
    enum class Verdict { Kept, LeftOut, Over };
    Verdict judge(TrackKind kind, GstBuffer* buffer, std::int64_t time_ns, bool& first);
    void end_track(TrackKind kind);
    void on_queued();
    void tell_first();
    void make_room();

    const Canvas canvas_;
    const Pace pace_;
    const std::optional<Crop> crop_;
    const FilePassEvents events_;
    std::atomic<bool> closed_ = false, told_first_ = false, told_empty_ = false;
    std::atomic<std::int64_t> decoded_at_ns_ = 0;
    std::array<Queue, 2> queues_;
    mutable std::mutex mutex_; ///< guards what follows
    std::optional<PassPlace> place_;
    std::optional<Piece> standing_; ///< the last picture before the begin, as far as is known
    bool stands_ = false;           ///< it is the first one to be shown
    bool queued_ = false;           ///< a picture is there to be taken
    bool awaited_ = false;          ///< that is what the first one waits for
    bool cut_ = false;              ///< it got to its out point
};

} // namespace regie::pipelines
