#include "pipelines/outputs/clip.h"

#include "commands/commands.h"
#include "show/clock.h"
#include "show/recorded.h"
#include "store/log_store.h"

#include <QCoreApplication>
#include <fmt/format.h>

#include <filesystem>

namespace regie {

namespace {

/// A place in one file of the session.
struct Place {
    RecordedFile file;
    std::int64_t from_ms = 0, to_ms = 0; ///< since its first picture
};

Result<Place> find_place(const std::vector<Event>& events, const ClipArguments& arguments) {
    const auto set = marks(events);
    const auto from = find_moment_ms(set, arguments.from), to = find_moment_ms(set, arguments.to);
    if (!from || !to)
        return tl::unexpected((from ? to : from).error());
    if (*to <= *from)
        return failure(fmt::format("{} is not before {}", arguments.from, arguments.to), {},
                       "Give a --to that is later than --from.");
    const auto files = recorded_files(events);
    const RecordedFile* file = file_at(files, *from);
    if (!file)
        return failure(fmt::format("nothing was recorded at {}", format_show_time(*from)), arguments.session);
    if (const RecordedFile* last = file_at(files, *to - 1); last != file)
        return failure(fmt::format("the recording was interrupted between {} and {}: {} begins at {}",
                                   format_show_time(*from), format_show_time(*to), last->file,
                                   format_show_time(last->first_ms)),
                       arguments.session, "Cut a clip before and one after that.");
    return Place{*file, *from - file->first_ms, *to - file->first_ms};
}

int refuse(const Error& error, int status) {
    fmt::print(stderr, "regie: {}\n", error.line());
    return status;
}

} // namespace

int run_clip(const ClipArguments& arguments, int argc, char** argv) {
    const QCoreApplication app(argc, argv); // Qt finds its SQL driver through it
    const std::filesystem::path session = arguments.session;
    const auto events = store::read_log(session / "log.sqlite");
    if (!events)
        return refuse(events.error(), 2);
    const auto place = find_place(*events, arguments);
    if (!place)
        return refuse(place.error(), 2);
    const auto cut =
        pipelines::cut_clip(session / place->file.file, place->from_ms, place->to_ms,
                            arguments.exact ? pipelines::Exact::Yes : pipelines::Exact::No, arguments.out);
    if (!cut)
        return refuse(cut.error(), 1);
    const auto seconds = [](std::int64_t ms) { return static_cast<double>(ms) / 1000; };
    fmt::print("Cut {:.2f} s from {}, beginning {:.2f} s into the show: {}\n",
               seconds(cut->to_ms - cut->from_ms), place->file.file,
               seconds(place->file.first_ms + cut->from_ms), arguments.out);
    return 0;
}

} // namespace regie
