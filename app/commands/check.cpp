// `regie check`: everything that would go wrong on the day, in a table.

#include "commands/check_feeds.h"
#include "commands/commands.h"
#include "commands/shared.h"
#include "engine/files.h"
#include "engine/overlay/overlay_renderer.h"
#include "engine/overlay/picture_file.h"
#include "engine/overlay/plain_text.h"
#include "engine/secrets.h"
#include "engine/show_loader.h"
#include "engine/show_pictures.h"
#include "intake/reach.h"
#include "pipelines/encoders.h"
#include "pipelines/outputs/output_address.h"
#include "pipelines/outputs/srt_probe.h"
#include "pipelines/playout.h"
#include "pipelines/sources/source_plan.h"
#include "pipelines/sources/try_source.h"
#include "show/in_file.h"
#include "show/one_line.h"
#include "show/platform_rules.h"
#include "show/show_checkup.h"
#include "show/text.h"
#include "show/text_encoding.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QStorageInfo>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <future>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace regie {

namespace fs = std::filesystem;

namespace {

/// One line of the table, or several when something was found.
struct Row {
    std::string part;  ///< what was looked at: "sources"
    std::string words; ///< when all is well
    std::vector<Error> found;
};

Row captions_row(const ShowFile& show) {
    const auto bytes = show.captions_file.empty() ? Result<std::string>() : read_file(show.captions_file);
    const auto [text, guessed] = decode_text(bytes.value_or(std::string()));
    const auto file = read_caption_file(text).value_or(CaptionFile()); // none: the show names no captions
    return {"captions",
            fmt::format("{}{}", file.written.size(),
                        guessed.empty() ? "" : fmt::format(", read as {}: look at the accents", guessed)),
            captions_too_fast(file)};
}

Row pictures_row(const ShowFile& show) {
    auto looked = look_at_pictures(show);
    return {"pictures", fmt::format("{} can be shown", looked.pictures), std::move(looked.broken)};
}

bool is_missing(const std::string& uri) {
    std::error_code error;
    return scheme_of(uri).empty() && !fs::is_regular_file(uri, error);
}

Row sources_row(const ShowFile& show, const Secrets& secrets) {
    Row row{"sources", {}, {}};
    std::vector<std::pair<std::size_t, std::future<Result<void>>>> trials;
    for (std::size_t i = 0; i < show.sources.size(); ++i) {
        auto spec = show.sources[i];
        if (is_missing(spec.uri)) // the files' row says so
            continue;
        spec.uri = with_secrets(spec.uri, [&](const std::string& name) {
            const auto at = secrets.find(name);
            return at == secrets.end() ? std::string() : at->second;
        });
        trials.emplace_back(i, std::async(std::launch::async, [spec = std::move(spec), canvas = show.canvas] {
                                return pipelines::try_source(spec, canvas, overlay::read_still);
                            }));
    }
    for (auto& [i, trial] : trials)
        if (const auto came = trial.get(); !came)
            row.found.push_back({came.error().what, fmt::format("/sources/{}/uri", i), came.error().remedy});
    row.words = fmt::format("{} of {} came", trials.size(), show.sources.size());
    return row;
}

Result<void> reach(const OutputSpec& output, const Secrets& secrets) {
    const auto key = secrets.find(output.key);
    const auto unset = output.key.empty() ? "" : "not-known-yet";
    const auto address =
        pipelines::parse_output_address(output.url, key == secrets.end() ? unset : key->second);
    if (!address)
        return tl::unexpected(address.error());
    if (address->protocol == pipelines::Protocol::Srt)
        return pipelines::reach_srt(*address);
    return intake::reach(address->host, address->port, address->protocol == pipelines::Protocol::Rtmps);
}

Row outputs_row(const ShowFile& show, const Secrets& secrets) {
    Row row{"outputs", {}, broken_platform_rules(show)};
    int reached = 0;
    for (std::size_t i = 0; i < show.outputs.size(); ++i) {
        const auto& output = show.outputs[i];
        if (output.kind == "recording")
            continue;
        const auto there = reach(output, secrets);
        if (there)
            ++reached;
        else
            row.found.push_back(
                {there.error().what, fmt::format("/outputs/{}/url", i), there.error().remedy});
    }
    row.words = reached == 0 ? fmt::format("{}, none that goes out", show.outputs.size())
                             : fmt::format("{} reached", reached);
    return row;
}

Row encoder_row(const ShowFile& show) {
    Row row{"encoder", {}, {}};
    for (const auto& encoder : pipelines::list_encoders(show.canvas)) {
        if (encoder.works && row.words.empty())
            row.words = fmt::format("{}, {}×{} at {} frames a second", encoder.name, show.canvas.width,
                                    show.canvas.height, show.canvas.rate.fps);
    }
    if (row.words.empty())
        row.found.push_back({"nothing here encodes the programme", {}, "Install what packages.txt lists."});
    return row;
}

Row disk_row(const ShowFile& show) {
    const auto sessions = sessions_folder();
    auto folder = sessions;
    std::error_code error;
    while (!fs::exists(folder, error) && folder.has_relative_path())
        folder = folder.parent_path();
    const auto free = QStorageInfo(QString::fromStdString(folder.string())).bytesAvailable();
    Row row{"disk", fmt::format("{:.1f} GB free", static_cast<double>(free) / 1e9),
            too_little_disk(show, free, sessions.string())};
    // A folder is made there, as a session makes its own.
    std::string trial = (folder / "regie-check-XXXXXX").string();
    if (mkdtemp(trial.data()))
        fs::remove(trial, error);
    else
        row.found.push_back({fmt::format("no session can be recorded in {} ({})", sessions.string(),
                                         std::generic_category().message(errno)),
                             {},
                             "Make that folder writable for this user, or choose another one with --out."});
    return row;
}

/// A graphic that is planned, with the place of its fields in the show file.
struct Planned {
    Graphic graphic;
    std::string where;
    std::string scene = {}; ///< taken with it; empty: whichever is on air
};

std::vector<Planned> planned_graphics(const ShowFile& show) {
    std::vector<Planned> all;
    for (std::size_t i = 0; i < show.rundown.size(); ++i)
        all.push_back({{{}, show.rundown[i].graphic, show.rundown[i].fields, -1, {}},
                       fmt::format("/rundown/{}/fields", i),
                       show.rundown[i].scene});
    for (std::size_t i = 0; i < show.campaigns.size(); ++i)
        for (std::size_t j = 0; j < show.campaigns[i].messages.size(); ++j) {
            const auto& message = show.campaigns[i].messages[j];
            all.push_back({{{}, message.graphic, message.fields, -1, {}},
                           fmt::format("/campaigns/{}/messages/{}/fields", i, j)});
        }
    all.push_back({{{}, kSlateScene, show.slate, -1, {}}, "/slate"});
    return all;
}

/// Texts that go on air, each with its place.
std::vector<std::pair<std::string, std::string>> texts_of(const ShowFile& show) {
    std::vector<std::pair<std::string, std::string>> texts;
    for (const auto& [graphic, where, scene] : planned_graphics(show)) {
        const auto* kind = show.templates.find(graphic.graphic);
        for (const auto& [name, text] : graphic.fields)
            if (const auto* field = kind ? kind->field(name) : nullptr;
                field &&
                (field->type == TemplateField::Type::Text || field->type == TemplateField::Type::Lines))
                texts.emplace_back(text, fmt::format("{}/{}", where, name));
    }
    for (std::size_t i = 0; i < show.answers.size(); ++i)
        for (const auto& [language, text] : show.answers[i].texts)
            texts.emplace_back(text, fmt::format("/answers/{}/answer/{}", i, language));
    for (const auto& caption : show.captions)
        texts.emplace_back(caption.text, "/captions");
    return texts;
}

Row fonts_row(const ShowFile& show) {
    Row row{"fonts", show.look.family, {}};
    if (!QFontDatabase::families().contains(QString::fromStdString(show.look.family)))
        row.found.push_back({fmt::format("the typeface \"{}\" is not on this machine", show.look.family),
                             "/theme", "Install it, or name another one in the theme."});
    const auto family = QString::fromStdString(show.look.family);
    QStringList told;
    for (const auto& [text, where] : texts_of(show)) {
        auto boxes = overlay::boxes_in(QString::fromStdString(text), family);
        for (const auto& known : told)
            boxes.removeAll(known);
        told += boxes;
        if (!boxes.isEmpty())
            row.found.push_back({fmt::format("no typeface here has {}: a box would be on air",
                                             boxes.join(", ").toStdString()),
                                 where, "Install a font that has it, or write it in other letters."});
    }
    return row;
}

/// Where a graphic between two boxes stands in the scene that is taken with it, else in the first that has
/// such a place.
std::optional<Box> place_between(const ShowFile& show, const std::string& scene) {
    for (const auto& one : show.scenes)
        if (const auto places =
                places_of(one.layout, show.canvas.width, show.canvas.height, !one.interpreter.empty());
            places.between && (scene.empty() || one.id == scene))
            return places.between;
    return {};
}

Row graphics_row(const ShowFile& show) {
    Row row{"graphics",
            fmt::format("{} templates, {} in the rundown", show.templates.size(), show.rundown.size()),
            texts_without_room(show.rundown, show.templates)};
    for (auto& error : graphics_for_other_canvases(show))
        row.found.push_back(std::move(error));
    const auto renderer = overlay::OverlayRenderer::create(show.canvas, show.look, show.templates);
    if (!renderer) {
        row.found.push_back(renderer.error());
        return row;
    }
    const auto told = row.found; // a crew's template has said so itself
    for (const auto& [graphic, fields, scene] : planned_graphics(show))
        for (const auto& [field, cut] : (*renderer)->cut_texts(graphic, place_between(show, scene))) {
            const auto where = fmt::format("{}/{}", fields, field);
            if (std::any_of(told.begin(), told.end(),
                            [&](const Error& error) { return error.where == where; }))
                continue;
            for (const auto& text : lines_of(cut))
                row.found.push_back(
                    {fmt::format("“{}” does not fit: on air it ends with “…”", shorten(text, 40)), where,
                     "Shorten it."});
        }
    return row;
}

std::string colour(const char* code, const std::string& words) {
    static const bool terminal = isatty(STDOUT_FILENO) != 0 && !std::getenv("NO_COLOR");
    return terminal ? fmt::format("\x1B[{}m{}\x1B[0m", code, words) : words;
}

bool go_to_one_place(int a, int b) {
    struct stat of_a = {}, of_b = {};
    return fstat(a, &of_a) == 0 && fstat(b, &of_b) == 0 && of_a.st_dev == of_b.st_dev &&
           of_a.st_ino == of_b.st_ino;
}

void print_row(const Row& row) {
    if (row.found.empty()) {
        fmt::print("{}  {:<11} {}\n", colour("32", "ok   "), row.part, one_line(row.words));
        return;
    }
    for (const auto& error : row.found) {
        fmt::print("{}  {:<11} {}{}{}\n", colour("31", "wrong"), row.part, one_line(error.what),
                   error.where.empty() ? "" : "  ", one_line(error.where));
        if (!error.remedy.empty())
            fmt::print("{:20}{}\n", "", one_line(error.remedy));
    }
    std::fflush(stdout);
}

} // namespace

int run_check(const std::string& file, int argc, char** argv) {
    prepare_to_draw();
    const QGuiApplication app(argc, argv);
    if (const auto good = can_be_opened(fs::absolute(file)); !good)
        return refuse(good.error());
    std::vector<Error> without;
    const auto show = load_show(file, {.without = &without});
    if (!show)
        return refuse(show.error());
    for (auto& error : without) // places in the show file are named without it, as everywhere here
        if (const auto prefix = file + ": "; error.where.starts_with(prefix))
            error.where.erase(0, prefix.size());
    auto secrets = secrets_of(*show);
    const auto now_ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                            std::chrono::system_clock::now().time_since_epoch())
                            .count();
    const auto& known = secrets.secrets;
    std::vector<Row> rows{{"files", "all that the show names are there", std::move(without)}};
    rows.push_back(fonts_row(*show));
    const auto* language = show->language == "fr" ? "French" : "English";
    rows.push_back(
        {"look", fmt::format("{}, its own words in {}", show->theme, language), weak_contrasts(show->look)});
    rows.push_back(graphics_row(*show));
    rows.push_back(pictures_row(*show));
    rows.push_back(captions_row(*show));
    rows.push_back({"dates", "none is over", dates_past(*show, now_ms)});
    rows.push_back({"answers", fmt::format("{} hold", show->answers.size()), expired_answers(*show, now_ms)});
    rows.push_back({"secrets", "all set", std::move(secrets.missing)});
    rows.push_back({"length", show->ends_ms < 0 ? "open" : format_show_time(show->ends_ms),
                    too_long_for_platforms(*show)});
    rows.push_back(encoder_row(*show));
    rows.push_back(disk_row(*show));
    rows.push_back(sources_row(*show, known));
    rows.push_back(outputs_row(*show, known));
    auto comments = try_feeds(*show, known);
    rows.push_back({"comments", std::move(comments.words), std::move(comments.found)});
    // Who reads standard error by itself, a script, gets each fault as one line there.
    const bool scripted = !isatty(STDERR_FILENO) && !go_to_one_place(STDOUT_FILENO, STDERR_FILENO);
    std::size_t found = 0;
    for (const auto& row : rows) {
        print_row(row);
        found += row.found.size();
        for (std::size_t i = 0; scripted && i < row.found.size(); ++i)
            refuse(in_file(row.found[i], file));
    }
    if (found == 0)
        fmt::print("{}: nothing wrong. “{}”, {} in the rundown, {} cues.\n", file, show->name,
                   show->rundown.size(), show->cues.size());
    return leave(found == 0 ? 0 : 2);
}

} // namespace regie
