#include "pipelines/outputs/clip.h"

#include "commands/commands.h"
#include "commands/made_file.h"
#include "commands/shared.h"
#include "engine/session_show.h"
#include "engine/show_loader.h"
#include "engine/story.h"
#include "show/clock.h"
#include "show/recorded.h"
#include "store/log_store.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sched.h>
#include <sys/resource.h>
#include <tuple>

namespace regie {

namespace {

const Ending kClip{".mp4", "Name it .mp4: nothing else can be written."};

/// A place in one file of the session.
struct Place {
    RecordedFile file;
    std::int64_t from_ms = 0, to_ms = 0; ///< since its first picture
};

/// The show times --from and --to mean.
Result<std::pair<std::int64_t, std::int64_t>> find_range(const std::vector<Event>& events,
                                                         const ClipArguments& arguments) {
    const auto set = marks(events);
    const auto from = find_moment_ms(set, arguments.from), to = find_moment_ms(set, arguments.to);
    if (!from || !to)
        return tl::unexpected((from ? to : from).error());
    if (*to <= *from)
        return failure(fmt::format("{} is not before {}", arguments.from, arguments.to), {},
                       "Give a --to that is later than --from.");
    return std::pair{*from, *to};
}

Result<Place> find_place(const std::vector<Event>& events, const ClipArguments& arguments) {
    const auto range = find_range(events, arguments);
    if (!range)
        return tl::unexpected(range.error());
    const auto [from, to] = *range;
    const auto files = recorded_files(events);
    const RecordedFile* file = file_at(files, from);
    if (!file)
        return failure(fmt::format("nothing was recorded at {}", format_show_time(from)), arguments.session);
    if (const RecordedFile* last = file_at(files, to - 1); last != file)
        return failure(fmt::format("the recording was interrupted between {} and {}: {} begins at {}",
                                   format_show_time(from), format_show_time(to), last->file,
                                   format_show_time(last->first_ms)),
                       arguments.session, "Cut a clip before and one after that.");
    return Place{*file, from - file->first_ms, to - file->first_ms};
}

Result<std::pair<double, double>> crop_of(const std::string& text) {
    const auto number = [](const std::string& part) {
        char* end = nullptr;
        const double value = std::strtod(part.c_str(), &end);
        return !part.empty() && *end == 0 && value >= 0 && value <= 1 ? std::optional(value) : std::nullopt;
    };
    if (text.empty())
        return std::pair{0.5, 0.5};
    const auto colon = text.find(':');
    const auto from = number(text.substr(0, colon));
    const auto to = colon == std::string::npos ? from : number(text.substr(colon + 1));
    if (!from || !to)
        return failure("this is no crop", text, "Give a number from 0 to 1, or two with a colon between.");
    return std::pair{*from, *to};
}

/// What is in a session's folder is its own, and all of it may be wanted again; so may what the show was made
/// of.
std::vector<std::filesystem::path> files_of(const std::filesystem::path& session) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (auto entry = std::filesystem::recursive_directory_iterator(session, error);
         !error && entry != std::filesystem::recursive_directory_iterator(); entry.increment(error)) {
        files.push_back(entry->path());
        files.push_back(original_of(session, entry->path()));
    }
    return files;
}

/// The programme comes first: what the machine has left is enough for a clip.
void step_back() {
    setpriority(PRIO_PROCESS, 0, 19);
    const sched_param none{};
    sched_setscheduler(0, SCHED_IDLE, &none);
}

Result<Story> story_of(const ClipArguments& arguments, const ShowFile& show, std::vector<Event> events,
                       const std::filesystem::path& out) {
    Story story;
    story.session = arguments.session;
    story.out = out;
    const auto range = arguments.comment.empty() ? find_range(events, arguments)
                                                 : moment_of_comment(events, arguments.comment);
    if (!range)
        return tl::unexpected(range.error());
    std::tie(story.from_ms, story.to_ms) = *range;
    const auto crop = crop_of(arguments.crop);
    if (!crop)
        return tl::unexpected(crop.error());
    story.crop = *crop;
    story.look = show.look;
    story.templates = show.templates;
    story.names = show.names;
    story.events = std::move(events);
    return story;
}

int make_story(const ClipArguments& arguments, int argc, char** argv) {
    auto read = files_of(arguments.session);
    const auto show = arguments.show.empty()
                          ? ShowFile()
                          : load_show(std::filesystem::absolute(arguments.show), {.named = &read});
    if (!show)
        return refuse(show.error());
    read.emplace_back(arguments.show);
    auto made = MadeFile::begin(arguments.out, read, arguments.replace, kClip);
    if (!made)
        return refuse(made.error());
    prepare_to_draw(show->time_zone);
    step_back();
    const QGuiApplication app(argc, argv);
    auto events = store::read_log(std::filesystem::path(arguments.session) / "log.sqlite");
    if (!events)
        return refuse(events.error());
    const auto story = story_of(arguments, *show, std::move(*events), made->part());
    if (!story)
        return refuse(story.error());
    const auto frames = render_story(*story, [](std::int64_t) { return true; });
    if (!frames)
        return refuse(frames.error(), 1);
    if (auto placed = made->put_in_place(); !placed)
        return refuse(placed.error(), 1);
    fmt::print("A story of {:.2f} s, beginning {:.2f} s into the show: {}\n",
               static_cast<double>(*frames) / kStoryCanvas.rate.fps,
               static_cast<double>(story->from_ms) / 1000, arguments.out);
    return 0;
}

} // namespace

int run_clip(const ClipArguments& arguments, int argc, char** argv) {
    if (arguments.comment.empty() && (arguments.from.empty() || arguments.to.empty()))
        return refuse({"where the clip begins and ends is missing", {}, "Give --from and --to."}, 2);
    if (arguments.story)
        return make_story(arguments, argc, argv);
    const QCoreApplication app(argc, argv); // Qt finds its SQL driver through it
    const std::filesystem::path session = arguments.session;
    const auto events = store::read_log(session / "log.sqlite");
    if (!events)
        return refuse(events.error());
    const auto place = find_place(*events, arguments);
    if (!place)
        return refuse(place.error());
    auto made = MadeFile::begin(arguments.out, files_of(session), arguments.replace, kClip);
    if (!made)
        return refuse(made.error());
    const auto cut =
        pipelines::cut_clip(session / place->file.file, place->from_ms, place->to_ms,
                            arguments.exact ? pipelines::Exact::Yes : pipelines::Exact::No, made->part());
    if (!cut)
        return refuse(cut.error(), 1);
    if (auto placed = made->put_in_place(); !placed)
        return refuse(placed.error(), 1);
    const auto seconds = [](std::int64_t ms) { return static_cast<double>(ms) / 1000; };
    fmt::print("Cut {:.2f} s from {}, beginning {:.2f} s into the show: {}\n",
               seconds(cut->to_ms - cut->from_ms), place->file.file,
               seconds(place->file.first_ms + cut->from_ms), arguments.out);
    return 0;
}

} // namespace regie
