#pragma once
// MP4 files read and written packet by packet, without a pipeline: to finish recordings and to cut clips from
// them. libavformat underneath. Everything here blocks for as long as the disk does; one thread at a time.

#include "pipelines/outputs/chapter.h"
#include "show/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace regie::pipelines {

template<auto free>
struct AvFree {
    template<typename T>
    void operator()(T* object) const {
        free(&object);
    }
};
using AvPacketPtr = std::unique_ptr<AVPacket, AvFree<av_packet_free>>;
using AvFramePtr = std::unique_ptr<AVFrame, AvFree<av_frame_free>>;
using AvCodecPtr = std::unique_ptr<AVCodecContext, AvFree<avcodec_free_context>>;
using AvParametersPtr = std::unique_ptr<AVCodecParameters, AvFree<avcodec_parameters_free>>;

/// "No space left on device"
std::string words_of_av_error(int error);

/// A recording, also one that is still being written: as far as it was when it was opened.
class Mp4Reader {
  public:
    /// Fails when it cannot be opened or has no picture.
    static Result<Mp4Reader> open(const std::filesystem::path& file);

    AVStream* pictures() const { return streams_[0]; }
    AVStream* sound() const { return streams_[1]; } ///< null when it has none

    /// Reads the headers of all fragments, so that seek() finds every keyframe. Without the media data: some
    /// milliseconds an hour.
    void read_index();
    /// To the keyframe at or before `time`, in the pictures' time base. After read_index().
    Result<void> seek_to_keyframe(std::int64_t time);

    /// The next whole packet of picture or sound; null at the end. What a dead process left half written is
    /// skipped.
    AVPacket* next();

  private:
    struct Close {
        void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
    };
    std::unique_ptr<AVFormatContext, Close> context_;
    AVStream* streams_[2] = {};
    AvPacketPtr packet_{av_packet_alloc()};
};

/// A fast-start MP4 (its index before its data), written beside its place and moved there when it is whole.
class Mp4Writer {
  public:
    static Result<Mp4Writer> create(const std::filesystem::path& file);
    ~Mp4Writer(); ///< without finish() nothing stays
    Mp4Writer(Mp4Writer&&) = default;
    Mp4Writer& operator=(Mp4Writer&&) = delete;

    /// Before start(); the stream's number.
    int add_stream(const AVCodecParameters& parameters, AVRational time_base);
    void add_chapters(const std::vector<Chapter>& chapters, std::int64_t duration_ms);
    Result<void> start();

    /// Times in `time_base`; takes the packet's content.
    Result<void> write(AVPacket& packet, int stream, AVRational time_base);

    /// Writes the index; the file is whole, on the disk, and still at its temporary place.
    Result<void> finish();
    const std::filesystem::path& temporary() const { return temporary_; }
    /// To its place, over what is there.
    Result<void> move_into_place();

  private:
    struct Close {
        void operator()(AVFormatContext* context) const {
            avio_closep(&context->pb);
            avformat_free_context(context);
        }
    };
    Mp4Writer() = default;
    tl::unexpected<Error> failed(int error) const;

    std::filesystem::path file_, temporary_;
    std::unique_ptr<AVFormatContext, Close> context_;
};

} // namespace regie::pipelines
