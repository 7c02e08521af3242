#pragma once
// The programme unencoded: pictures as YUV4MPEG2, sound as WAV beside them. For checks, and for other
// encoders.

#include "pipelines/programme/packet.h"
#include "show/result.h"
#include "show/show_file.h"

#include <gst/video/video.h>

#include <atomic>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace regie::pipelines {

/// Pictures come from one thread and sound from another; the rest is for whoever made it, when both are
/// through.
class RawFile {
  public:
    /// `file` for the pictures, the same name with .wav for the sound; none beside what is no plain file (a
    /// pipe).
    static Result<std::unique_ptr<RawFile>> open(const Canvas& canvas, const std::filesystem::path& file);

    /// A picture (I420 on the canvas) or a piece of sound.
    void push(const Packet& packet);

    /// Something could not be written: nothing is any more, and close() says why. Any thread.
    bool failed() const { return pictures_.failed() || sound_.failed(); }

    /// Closes both files; an error when anything could not be written.
    Result<void> close();

  private:
    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    /// Remembers the first error and writes nothing after it.
    class Sink {
      public:
        bool open(const std::filesystem::path& file);
        void write(const void* data, std::size_t bytes);
        void write_at(long position, const void* data, std::size_t bytes);
        bool is_open() const { return file_ != nullptr; }
        bool failed() const { return error_ != 0; }
        Result<void> close();

      private:
        std::filesystem::path name_;
        std::unique_ptr<std::FILE, CloseFile> file_;
        std::atomic<int> error_ = 0; ///< errno
    };

    RawFile() = default;
    void write_picture(GstSample* sample);

    Sink pictures_, sound_;
    GstVideoInfo info_{};
    std::uint32_t sound_bytes_ = 0;
};

} // namespace regie::pipelines
