#include "pipelines/outputs/mp4_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <fcntl.h>
#include <mutex>
#include <unistd.h>

namespace regie::pipelines {

namespace fs = std::filesystem;

namespace {

/// What it complains of we say ourselves.
void silence_libav() {
    static std::once_flag once;
    std::call_once(once, [] { av_log_set_level(AV_LOG_QUIET); });
}

/// And out of the memory: who reads it now reads the disk.
Result<void> flush_to_disk(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = descriptor >= 0 && fsync(descriptor) == 0;
    if (descriptor >= 0) {
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
        close(descriptor);
    }
    return flushed ? Result<void>()
                   : failure("it cannot be written to its end", file.string(), "Check the disk.");
}

} // namespace

std::string words_of_av_error(int error) {
    char words[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(error, words, sizeof words);
    return words;
}

Result<Mp4Reader> Mp4Reader::open(const fs::path& file) {
    silence_libav();
    Mp4Reader reader;
    AVFormatContext* context = nullptr;
    // A protocol in front: a file's name is never taken for a URL.
    const int opened = avformat_open_input(&context, ("file:" + file.string()).c_str(), nullptr, nullptr);
    if (opened < 0)
        return failure(fmt::format("the recording cannot be read ({})", words_of_av_error(opened)),
                       file.string());
    reader.context_.reset(context);
    if (const int known = avformat_find_stream_info(context, nullptr); known < 0)
        return failure(fmt::format("the recording cannot be read ({})", words_of_av_error(known)),
                       file.string());
    for (unsigned i = 0; i < context->nb_streams; ++i) {
        AVStream* stream = context->streams[i];
        if (stream->codecpar->codec_type == AVMEDIA_TYPE_VIDEO && !reader.streams_[0])
            reader.streams_[0] = stream;
        else if (stream->codecpar->codec_type == AVMEDIA_TYPE_AUDIO && !reader.streams_[1])
            reader.streams_[1] = stream;
        else
            stream->discard = AVDISCARD_ALL; // the chapters of one that was finished
    }
    if (!reader.pictures())
        return failure("the recording has no picture", file.string());
    return reader;
}

void Mp4Reader::read_index() {
    for (AVStream* stream : streams_)
        if (stream)
            stream->discard = AVDISCARD_ALL;
    while (av_read_frame(context_.get(), packet_.get()) >= 0)
        av_packet_unref(packet_.get());
    for (AVStream* stream : streams_)
        if (stream)
            stream->discard = AVDISCARD_DEFAULT;
}

Result<void> Mp4Reader::seek_to_keyframe(std::int64_t time) {
    const AVIndexEntry* first = avformat_index_get_entry(pictures(), 0);
    const std::int64_t to = std::max(time, first ? first->timestamp : 0);
    const int sought = av_seek_frame(context_.get(), pictures()->index, to, AVSEEK_FLAG_BACKWARD);
    if (sought < 0)
        return failure(fmt::format("the place cannot be found ({})", words_of_av_error(sought)),
                       context_->url);
    return {};
}

AVPacket* Mp4Reader::next() {
    for (;;) {
        av_packet_unref(packet_.get());
        if (av_read_frame(context_.get(), packet_.get()) < 0)
            return nullptr;
        const int stream = packet_->stream_index;
        const bool ours = stream == pictures()->index || (sound() && stream == sound()->index);
        if (ours && !(packet_->flags & AV_PKT_FLAG_CORRUPT))
            return packet_.get();
    }
}

Result<Mp4Writer> Mp4Writer::create(const fs::path& file) {
    silence_libav();
    Mp4Writer writer;
    writer.file_ = file;
    writer.temporary_ = file.string() + ".part";
    const std::string url = "file:" + writer.temporary_.string();
    AVFormatContext* context = nullptr;
    if (const int made = avformat_alloc_output_context2(&context, nullptr, "mp4", url.c_str()); made < 0)
        return writer.failed(made);
    writer.context_.reset(context);
    if (const int opened = avio_open(&context->pb, url.c_str(), AVIO_FLAG_WRITE); opened < 0)
        return writer.failed(opened);
    return writer;
}

Mp4Writer::~Mp4Writer() {
    if (!context_)
        return;
    context_.reset();
    std::error_code error;
    fs::remove(temporary_, error);
}

tl::unexpected<Error> Mp4Writer::failed(int error) const {
    return failure(fmt::format("it cannot be written ({})", words_of_av_error(error)), file_.string(),
                   error == AVERROR(ENOSPC) ? "Free some space, or choose another disk."
                                            : "Choose a folder that can be written.");
}

int Mp4Writer::add_stream(const AVCodecParameters& parameters, AVRational time_base) {
    AVStream* stream = avformat_new_stream(context_.get(), nullptr);
    avcodec_parameters_copy(stream->codecpar, &parameters);
    stream->codecpar->codec_tag = 0; // the writer's own
    stream->time_base = time_base;
    return stream->index;
}

void Mp4Writer::add_chapters(const std::vector<Chapter>& chapters, std::int64_t duration_ms) {
    std::vector<Chapter> kept;
    for (const auto& chapter : chapters)
        if (chapter.at_ms >= 0 && chapter.at_ms < duration_ms)
            kept.push_back(chapter);
    std::stable_sort(kept.begin(), kept.end(),
                     [](const auto& a, const auto& b) { return a.at_ms < b.at_ms; });
    if (kept.empty())
        return;
    if (kept.front().at_ms > 0) // players want the first chapter at the start
        kept.insert(kept.begin(), {0, file_.stem().string()});
    auto** list = static_cast<AVChapter**>(av_calloc(kept.size(), sizeof(AVChapter*)));
    for (std::size_t i = 0; i < kept.size(); ++i) {
        list[i] = static_cast<AVChapter*>(av_mallocz(sizeof(AVChapter)));
        list[i]->id = static_cast<std::int64_t>(i);
        list[i]->time_base = {1, 1000};
        list[i]->start = kept[i].at_ms;
        list[i]->end = i + 1 < kept.size() ? kept[i + 1].at_ms : duration_ms;
        av_dict_set(&list[i]->metadata, "title", kept[i].title.c_str(), 0);
    }
    context_->chapters = list;
    context_->nb_chapters = static_cast<unsigned>(kept.size());
}

Result<void> Mp4Writer::start() {
    AVDictionary* options = nullptr;
    av_dict_set(&options, "movflags", "+faststart", 0);
    const int started = avformat_write_header(context_.get(), &options);
    av_dict_free(&options);
    return started < 0 ? failed(started) : Result<void>();
}

Result<void> Mp4Writer::write(AVPacket& packet, int stream, AVRational time_base) {
    packet.stream_index = stream;
    packet.pos = -1;
    av_packet_rescale_ts(&packet, time_base, context_->streams[stream]->time_base);
    const int written = av_interleaved_write_frame(context_.get(), &packet);
    return written < 0 ? failed(written) : Result<void>();
}

Result<void> Mp4Writer::finish() {
    int done = av_write_trailer(context_.get());
    if (const int closed = avio_closep(&context_->pb); done >= 0)
        done = closed;
    if (done < 0)
        return failed(done);
    return flush_to_disk(temporary_);
}

Result<void> Mp4Writer::move_into_place() {
    std::error_code error;
    fs::rename(temporary_, file_, error);
    if (error)
        return failure(fmt::format("it cannot be put in its place ({})", error.message()), file_.string());
    context_.reset();
    return {};
}

} // namespace regie::pipelines
