#include "commands/commands.h"
#include "commands/made_file.h"
#include "commands/shared.h"
#include "engine/render_show.h"
#include "engine/say.h"
#include "engine/show_loader.h"
#include "engine/show_pictures.h"
#include "pipelines/sources/try_source.h"
#include "show/in_file.h"
#include "show/text.h"
#include "standin/chat_file.h"

#include <QGuiApplication>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <csignal>
#include <set>
#include <unistd.h>

namespace regie {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostNameGraphemes = 80; // as intake bounds it

const Ending kEncoded{".mp4", "Name it .mp4; or give --encoder none, which writes raw pictures into a .y4m."};
const Ending kRawPictures{".y4m", "Name it .y4m; or leave out --encoder none: an .mp4 is encoded."};

bool is_raw(const RenderArguments& arguments) { return arguments.encoder == "none"; }

std::atomic<bool> interrupted = false;

/// "1:05"
std::string minutes(double seconds) {
    const auto whole = std::lround(seconds);
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

/// A bar with the time left on a terminal, a line for every tenth elsewhere. On standard error.
class Progress {
  public:
    Progress(std::int64_t frames, FrameRate rate) : frames_(frames), rate_(rate) {}
    ~Progress() {
        if (terminal_)
            fmt::print(stderr, "\r\x1B[K");
    }
    void show(std::int64_t done) {
        const auto now = Clock::now();
        const auto tenth = done * 10 / frames_;
        if (terminal_ ? now - last_ < std::chrono::milliseconds(100) : tenth <= last_tenth_)
            return;
        last_ = now;
        last_tenth_ = tenth;
        const double seconds = std::chrono::duration<double>(now - start_).count();
        const double a_second = static_cast<double>(done) / std::max(seconds, 1e-3);
        const auto bar = static_cast<std::size_t>(done * 30 / frames_);
        fmt::print(stderr, "{}{} of {}  [{:#<{}}{:.<{}}] {:3} %  {:.0f} frames/s  {} left{}",
                   terminal_ ? "\r" : "", minutes(show_seconds(done)), minutes(show_seconds(frames_)), "",
                   bar, "", 30 - bar, done * 100 / frames_, a_second,
                   a_second > 0 ? minutes(static_cast<double>(frames_ - done) / a_second) : "?",
                   terminal_ ? "\x1B[K" : "\n");
        std::fflush(stderr);
    }
    /// A sentence on a line of its own.
    void say(const std::string& words) const {
        fmt::print(stderr, "{}regie: {}\n", terminal_ ? "\r\x1B[K" : "", words);
    }
    double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

  private:
    double show_seconds(std::int64_t frames) const { return static_cast<double>(frames) / rate_.fps; }

    const std::int64_t frames_;
    const FrameRate rate_;
    const bool terminal_ = isatty(STDERR_FILENO) != 0;
    const Clock::time_point start_ = Clock::now();
    Clock::time_point last_;
    std::int64_t last_tenth_ = 0;
};

/// The recorded chats of all feeds, as intake would give them.
Result<std::vector<TimedComment>> read_chats(const ShowFile& show) {
    std::vector<TimedComment> comments;
    for (const auto& feed : show.feeds) {
        if (feed.kind != "recorded")
            continue;
        auto chat = standin::read_chat(feed.file);
        if (!chat)
            return tl::unexpected(chat.error());
        if (!chat->skipped.empty())
            complain("comments: " + standin::outcome(*chat));
        for (const auto& line : chat->lines) {
            const Author author = line.author.value_or(Author{});
            comments.push_back({line.at_ms,
                                {line.id,
                                 feed.id,
                                 feed.platform,
                                 {author.id, clean_text(author.name, kMostNameGraphemes)},
                                 clean_text(line.text),
                                 line.at_ms,
                                 line.parent},
                                line.removed_at_ms});
        }
    }
    std::stable_sort(comments.begin(), comments.end(),
                     [](const TimedComment& a, const TimedComment& b) { return a.at_ms < b.at_ms; });
    return comments;
}

/// Until its video is over and its last cue has run.
Result<std::int64_t> length_ms(const ShowFile& show) {
    std::int64_t ms = 0;
    if (!show.sources.empty()) {
        const auto length = pipelines::recording_length_ms(show.sources.front(), show.canvas);
        if (!length)
            return tl::unexpected(length.error());
        ms = *length;
    }
    for (const auto& cue : show.cues)
        ms = std::max(ms, cue.at_ms);
    if (ms == 0)
        return failure("nothing in the show says how long it is", {}, "Give --seconds.");
    return ms;
}

/// "2026-11-25", "2026-11-25 18:45", "2026-11-25 18:45:30"
std::optional<std::int64_t> wall_ms(const std::string& text, const Zone& zone) {
    const auto date = parse_date(text.substr(0, 10));
    auto time = text.size() > 11 ? text.substr(11) : "00:00";
    int seconds = 0;
    if (const auto last = time.rfind(':'); std::count(time.begin(), time.end(), ':') == 2) {
        seconds = minutes_of_day("0" + time.substr(last)); // as many as an hour has minutes
        time.resize(last);
    }
    const auto minute = minutes_of_day(time);
    if (!date || minute < 0 || seconds < 0)
        return {};
    return zone.wall_ms(*date, minute) + std::int64_t{seconds} * 1000;
}

/// What is rendered, and where it goes.
struct Job {
    fs::path show_file;
    ShowFile show;
    std::vector<TimedComment> comments;
    MadeFile made;
    std::optional<MadeFile> sound; ///< of raw pictures, beside them
    std::int64_t length_ms = 0;
};

/// Asked once, it ends what there is; asked again, the program.
void hear_interrupts() {
    struct sigaction on_interrupt {};
    on_interrupt.sa_handler = [](int) { interrupted = true; };
    on_interrupt.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    sigaction(SIGINT, &on_interrupt, nullptr);
    sigaction(SIGTERM, &on_interrupt, nullptr);
    std::signal(SIGXFSZ, SIG_IGN); // a write says so
    std::signal(SIGPIPE, SIG_IGN);
}

/// With a QGuiApplication. The process's exit status.
int render_job(Job job, const RenderArguments& arguments) {
    std::set<std::string> said; // what it goes without, before it takes its time
    for (const auto& broken : look_at_pictures(job.show).broken) {
        refuse(in_file(broken, job.show_file.string()));
        said.insert(Error{broken.what, {}, broken.remedy}.line());
    }
    RenderOptions options{std::move(job.show), std::move(job.comments), job.made.part(),
                          is_raw(arguments) ? pipelines::Encoder::None : pipelines::Encoder::X264, 0};
    if (!arguments.at.empty()) {
        const auto begins_ms = wall_ms(arguments.at, *Zone::named(options.show.time_zone)); // it was checked
        if (!begins_ms)
            return refuse({"--at is no time", arguments.at, "Give \"2026-11-25 18:45\", or with seconds."},
                          2);
        options.epoch_ms = *begins_ms;
    }
    const FrameRate rate = options.show.canvas.rate;
    options.stopped = [] { return interrupted.load(); };
    options.frames = std::max<std::int64_t>(1, rate.ms_to_frame(job.length_ms));
    Result<std::int64_t> frames;
    double seconds = 0;
    {
        Progress progress(options.frames, rate);
        options.trouble = [&](const std::string& words) {
            if (!words.empty() && said.insert(words).second)
                progress.say(words);
        };
        frames = render_show(options, [&](std::int64_t done) {
            progress.show(done);
            return !interrupted;
        });
        seconds = progress.seconds();
    }
    if (!frames) {
        auto error = frames.error();
        if (error.where == job.made.part())
            error.where = arguments.out;
        return refuse(error, 1);
    }
    const auto rendered = minutes(static_cast<double>(*frames) / rate.fps);
    std::error_code ignored;
    if (interrupted && fs::exists(arguments.out, ignored) && job.made.is_beside()) {
        job.made.leave();
        if (job.sound)
            job.sound->leave();
        return refuse(
            {fmt::format("stopped at {}; {} holds the show up to there, and what was there stays as it was",
                         rendered, job.made.part().filename().string()),
             arguments.out,
             {}},
            1);
    }
    for (auto* file : {&job.made, job.sound ? &*job.sound : nullptr})
        if (file)
            if (auto placed = file->put_in_place(); !placed)
                return refuse(placed.error(), 1);
    if (interrupted)
        return refuse(
            {fmt::format("stopped at {}; the file holds the show up to there", rendered), arguments.out, {}},
            1);
    fmt::print("Rendered {} ({} frames) in {:.1f} s, {:.0f} frames/s: {}\n", rendered, *frames, seconds,
               static_cast<double>(*frames) / seconds, arguments.out);
    return 0;
}

} // namespace

int run_render(const RenderArguments& arguments, int argc, char** argv) {
    const auto show_file = arguments.show.empty() ? builtin_show() : fs::absolute(arguments.show);
    std::vector<fs::path> read{show_file};
    auto show = load_show(show_file, {.named = &read});
    if (!show)
        return refuse(show.error());
    if (!show->captions_guess.empty())
        complain(show->captions_guess);
    auto made =
        MadeFile::begin(arguments.out, read, arguments.replace, is_raw(arguments) ? kRawPictures : kEncoded);
    if (!made)
        return refuse(made.error());
    Job job{show_file, std::move(*show), {}, std::move(*made), {}, 0};
    if (is_raw(arguments) && job.made.is_beside()) {
        auto beside =
            MadeFile::begin(fs::path(arguments.out).replace_extension(".wav"), read, arguments.replace, {});
        if (!beside)
            return refuse(beside.error());
        job.sound.emplace(std::move(*beside));
    }
    hear_interrupts(); // from here on there is something to put away
    auto comments = read_chats(job.show);
    if (!comments)
        return refuse(comments.error());
    job.comments = std::move(*comments);
    const auto length =
        arguments.seconds ? Result<std::int64_t>(*arguments.seconds * 1000) : length_ms(job.show);
    if (!length)
        return refuse(length.error());
    job.length_ms = *length;

    prepare_to_draw(job.show.time_zone);
    const QGuiApplication app(argc, argv);
    const int status = render_job(std::move(job), arguments); // which has put its files away by then
    return leave(status);
}

} // namespace regie
