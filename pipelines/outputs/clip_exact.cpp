#include "pipelines/outputs/clip_exact.h"

#include "pipelines/gst_setup.h"

#include <fmt/format.h>

extern "C" {
#include <libavutil/audio_fifo.h>
#include <libavutil/opt.h>
}

#include <algorithm>
#include <cmath>
#include <optional>

namespace regie::pipelines {

namespace {

/// A clip of a still scene is not starved by the scene's own thrift.
constexpr std::int64_t kLeastKbps = 1000;
constexpr int kKeyframeSeconds = 2;

tl::unexpected<Error> cannot(const char* what, int error) {
    return failure(fmt::format("the clip cannot be {} ({})", what, words_of_av_error(error)));
}

Result<AvCodecPtr> open_decoder(const AVStream& stream) {
    const AVCodec* codec = avcodec_find_decoder(stream.codecpar->codec_id);
    if (!codec)
        return failure("the recording cannot be decoded: its format is unknown");
    AvCodecPtr decoder(avcodec_alloc_context3(codec));
    avcodec_parameters_to_context(decoder.get(), stream.codecpar);
    decoder->pkt_timebase = stream.time_base;
    decoder->thread_count = 0; // as many as there are processors
    if (const int opened = avcodec_open2(decoder.get(), codec, nullptr); opened < 0)
        return cannot("decoded", opened);
    return decoder;
}

/// One track on its way from packets to frames to packets.
class ClipTrack {
  public:
    ClipTrack(AVStream& stream, Mp4Writer& writer) : stream_(stream), writer_(writer) {}
    virtual ~ClipTrack() = default;

    int index() const { return stream_.index; }
    bool done() const { return done_; }
    /// A packet of the recording; null: that was all.
    Result<void> take(const AVPacket* packet) {
        if (const int sent = avcodec_send_packet(decoder_.get(), packet);
            sent < 0 && sent != AVERROR_INVALIDDATA)
            return cannot("decoded", sent);
        while (avcodec_receive_frame(decoder_.get(), frame_.get()) >= 0) {
            auto taken = on_frame(*frame_);
            av_frame_unref(frame_.get());
            if (!taken)
                return taken;
        }
        return {};
    }
    virtual Result<void> finish() = 0;

  protected:
    virtual Result<void> on_frame(AVFrame& frame) = 0;

    Result<void> encode(const AVFrame* frame) {
        if (const int sent = avcodec_send_frame(encoder_.get(), frame); sent < 0)
            return cannot("encoded", sent);
        while (avcodec_receive_packet(encoder_.get(), packet_.get()) >= 0) {
            if (packet_->duration == 0)
                packet_->duration = packet_duration_;
            if (auto written = writer_.write(*packet_, out_, encoder_->time_base); !written)
                return written;
        }
        return {};
    }
    Result<void> open_encoder(const AVCodec* codec, AVDictionary** options) {
        encoder_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        if (const int opened = avcodec_open2(encoder_.get(), codec, options); opened < 0)
            return cannot("encoded", opened);
        const AvParametersPtr parameters(avcodec_parameters_alloc());
        avcodec_parameters_from_context(parameters.get(), encoder_.get());
        out_ = writer_.add_stream(*parameters, encoder_->time_base);
        return {};
    }

    AVStream& stream_;
    Mp4Writer& writer_;
    AvCodecPtr decoder_, encoder_;
    AvFramePtr frame_{av_frame_alloc()};
    AvPacketPtr packet_{av_packet_alloc()};
    int out_ = -1;
    std::int64_t packet_duration_ =
        0; ///< for an encoder that does not say; without, a player drops the last one
    bool done_ = false;
};

class PictureTrack : public ClipTrack {
  public:
    PictureTrack(AVStream& stream, const ClipRange& range, Mp4Writer& writer)
        : ClipTrack(stream, writer), range_(range) {
        packet_duration_ = range.one;
    }

    Result<void> open() {
        auto decoder = open_decoder(stream_);
        if (!decoder)
            return tl::unexpected(decoder.error());
        decoder_ = std::move(*decoder);
        const AVCodec* codec = avcodec_find_encoder_by_name("libx264");
        if (!codec)
            return failure("the clip cannot be encoded: x264 is not installed");
        encoder_.reset(avcodec_alloc_context3(codec));
        encoder_->width = stream_.codecpar->width;
        encoder_->height = stream_.codecpar->height;
        encoder_->pix_fmt = static_cast<AVPixelFormat>(stream_.codecpar->format);
        encoder_->sample_aspect_ratio = stream_.codecpar->sample_aspect_ratio;
        encoder_->color_primaries = stream_.codecpar->color_primaries;
        encoder_->color_trc = stream_.codecpar->color_trc;
        encoder_->colorspace = stream_.codecpar->color_space;
        encoder_->color_range = stream_.codecpar->color_range;
        encoder_->time_base = stream_.time_base;
        encoder_->framerate = stream_.avg_frame_rate;
        encoder_->max_b_frames = 0; // the first picture is at zero
        encoder_->gop_size = kKeyframeSeconds * static_cast<int>(std::lround(av_q2d(stream_.avg_frame_rate)));
        encoder_->bit_rate = bits_a_second();
        encoder_->rc_max_rate = encoder_->bit_rate * 2;
        encoder_->rc_buffer_size = static_cast<int>(encoder_->bit_rate * 2);
        AVDictionary* options = nullptr;
        av_dict_set(&options, "preset", "fast", 0);
        av_dict_set(&options, "profile", "high", 0);
        auto opened = open_encoder(codec, &options);
        av_dict_free(&options);
        return opened;
    }
    Result<void> finish() override { return encode(nullptr); }

  private:
    /// The recording's own, in this place.
    std::int64_t bits_a_second() const {
        const std::int64_t us = av_rescale_q(range_.end - range_.first, stream_.time_base, {1, 1'000'000});
        return std::max(kLeastKbps * 1000,
                        av_rescale(range_.picture_bytes * 8, 1'000'000, std::max<std::int64_t>(1, us)));
    }
    Result<void> on_frame(AVFrame& frame) override {
        const std::int64_t time = frame.best_effort_timestamp;
        done_ = done_ || time >= range_.end;
        if (done_ || time < range_.first)
            return {};
        frame.pts = time - range_.first;
        frame.pict_type = AV_PICTURE_TYPE_NONE; // the encoder chooses its own
        return encode(&frame);
    }

    const ClipRange range_;
};

class SoundTrack : public ClipTrack {
  public:
    SoundTrack(AVStream& stream, AVRational picture_base, const ClipRange& range, Mp4Writer& writer)
        : ClipTrack(stream, writer), rate_{1, stream.codecpar->sample_rate},
          first_(av_rescale_q(range.first, picture_base, rate_)),
          end_(av_rescale_q(range.end, picture_base, rate_)), next_(first_) {}

    Result<void> open() {
        auto decoder = open_decoder(stream_);
        if (!decoder)
            return tl::unexpected(decoder.error());
        decoder_ = std::move(*decoder);
        const AVCodec* codec = avcodec_find_encoder(AV_CODEC_ID_AAC);
        if (!codec)
            return failure("the clip cannot be encoded: there is no AAC encoder");
        encoder_.reset(avcodec_alloc_context3(codec));
        encoder_->sample_rate = stream_.codecpar->sample_rate;
        encoder_->sample_fmt = AV_SAMPLE_FMT_FLTP; // what both codecs speak
        encoder_->bit_rate = kSoundKbps * 1000;
        encoder_->time_base = rate_;
        av_channel_layout_copy(&encoder_->ch_layout, &stream_.codecpar->ch_layout);
        if (auto opened = open_encoder(codec, nullptr); !opened)
            return opened;
        fifo_.reset(
            av_audio_fifo_alloc(encoder_->sample_fmt, encoder_->ch_layout.nb_channels, encoder_->frame_size));
        return {};
    }

    Result<void> finish() override {
        fill_silence(end_);
        while (av_audio_fifo_size(fifo_.get()) > 0)
            if (auto encoded = encode_some(); !encoded)
                return encoded;
        return encode(nullptr);
    }

  private:
    struct FreeFifo {
        void operator()(AVAudioFifo* fifo) const { av_audio_fifo_free(fifo); }
    };

    /// By its time: what is missing in the recording is silence, what overlaps is left out.
    Result<void> on_frame(AVFrame& frame) override {
        const std::int64_t at = av_rescale_q(frame.best_effort_timestamp, stream_.time_base, rate_);
        done_ = done_ || at >= end_;
        const std::int64_t from = std::max(at, next_), to = std::min(at + frame.nb_samples, end_);
        if (done_ || to <= from)
            return {};
        fill_silence(from);
        append(frame, static_cast<int>(from - at), static_cast<int>(to - from));
        while (av_audio_fifo_size(fifo_.get()) >= encoder_->frame_size)
            if (auto encoded = encode_some(); !encoded)
                return encoded;
        return {};
    }

    void append(const AVFrame& frame, int skip, int samples) {
        std::vector<void*> planes;
        planes.reserve(static_cast<std::size_t>(encoder_->ch_layout.nb_channels));
        for (int i = 0; i < encoder_->ch_layout.nb_channels; ++i)
            planes.push_back(reinterpret_cast<float*>(frame.extended_data[i]) + skip);
        av_audio_fifo_write(fifo_.get(), planes.data(), samples);
        next_ += samples;
    }

    void fill_silence(std::int64_t until) {
        constexpr int kPiece = 1024;
        std::vector<float> silence(kPiece);
        std::vector<void*> planes(static_cast<std::size_t>(encoder_->ch_layout.nb_channels), silence.data());
        while (next_ < until) {
            const auto samples = static_cast<int>(std::min<std::int64_t>(kPiece, until - next_));
            av_audio_fifo_write(fifo_.get(), planes.data(), samples);
            next_ += samples;
        }
    }

    Result<void> encode_some() {
        const AvFramePtr frame(av_frame_alloc());
        frame->nb_samples = std::min(encoder_->frame_size, av_audio_fifo_size(fifo_.get()));
        frame->format = encoder_->sample_fmt;
        frame->sample_rate = encoder_->sample_rate;
        av_channel_layout_copy(&frame->ch_layout, &encoder_->ch_layout);
        if (const int made = av_frame_get_buffer(frame.get(), 0); made < 0)
            return cannot("encoded", made);
        av_audio_fifo_read(fifo_.get(), reinterpret_cast<void**>(frame->data), frame->nb_samples);
        frame->pts = encoded_;
        encoded_ += frame->nb_samples;
        return encode(frame.get());
    }

    const AVRational rate_;
    const std::int64_t first_, end_; ///< samples of the recording
    std::int64_t next_;              ///< the sample to come
    std::int64_t encoded_ = 0;       ///< samples given to the encoder
    std::unique_ptr<AVAudioFifo, FreeFifo> fifo_;
};

} // namespace

Result<void> encode_exactly(Mp4Reader& reader, const ClipRange& range, Mp4Writer& writer) {
    PictureTrack pictures(*reader.pictures(), range, writer);
    if (auto opened = pictures.open(); !opened)
        return opened;
    std::optional<SoundTrack> sound;
    if (reader.sound()) {
        sound.emplace(*reader.sound(), reader.pictures()->time_base, range, writer);
        if (auto opened = sound->open(); !opened)
            return opened;
    }
    if (auto started = writer.start(); !started)
        return started;
    std::vector<ClipTrack*> tracks{&pictures};
    if (sound)
        tracks.push_back(&*sound);
    const auto done = [&] {
        return std::all_of(tracks.begin(), tracks.end(), [](ClipTrack* t) { return t->done(); });
    };
    while (const AVPacket* packet = done() ? nullptr : reader.next())
        for (ClipTrack* track : tracks)
            if (track->index() == packet->stream_index && !track->done())
                if (auto taken = track->take(packet); !taken)
                    return taken;
    for (ClipTrack* track : tracks) {
        if (auto taken = track->done() ? Result<void>() : track->take(nullptr); !taken)
            return taken;
        if (auto finished = track->finish(); !finished)
            return finished;
    }
    return {};
}

} // namespace regie::pipelines
