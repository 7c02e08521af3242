// `regie rundown`: what is planned, from and to other programs.

#include "commands/commands.h"
#include "commands/made_file.h"
#include "commands/shared.h"
#include "engine/files.h"
#include "engine/say.h"
#include "engine/show_loader.h"
#include "engine/show_saving.h"
#include "show/bounded_json.h"
#include "show/calendar_import.h"
#include "show/in_file.h"
#include "show/json_text.h"
#include "show/rundown_import.h"
#include "show/text.h"
#include "show/text_encoding.h"

#include <QCoreApplication>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <filesystem>

namespace regie {

namespace {

namespace fs = std::filesystem;

/// A show that was found good with all it names: what it names stays named as it is.
struct AsWritten {
    std::string text;
    ShowFile show;
    std::string language;        ///< that it speaks: its own, or what its words are in
    std::vector<fs::path> files; ///< its own and those it names
};

Result<AsWritten> good_show(const fs::path& file) {
    std::vector<fs::path> files{file};
    const auto loaded = load_show(file, {.named = &files});
    if (!loaded)
        return tl::unexpected(loaded.error());
    auto text = read_file(file);
    auto show = text ? check_show(*text, file) : tl::unexpected(text.error());
    if (!show)
        return tl::unexpected(show.error());
    return AsWritten{std::move(*text), std::move(*show), loaded->language, std::move(files)};
}

Result<Rundown> read_plan(const fs::path& file, const std::string& text, const ShowFile& show,
                          const std::string& language) {
    auto extension = file.extension().string(); // Windows writes .CSV
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (extension == ".ics") {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        auto plan = rundown_from_calendar(text, show.rundown,
                                          {*Zone::named(show.time_zone),
                                           std::chrono::duration_cast<std::chrono::milliseconds>(now).count(),
                                           language == "fr"});
        if (!plan)
            return tl::unexpected(plan.error());
        if (!plan->left_out.empty())
            complain(fmt::format("{}: of its events {}.", file.string(), fmt::join(plan->left_out, ", ")));
        return std::move(plan->items);
    }
    if (extension == ".csv" || extension == ".tsv" || extension == ".txt") {
        std::vector<Error> said;
        auto items = rundown_from_csv(text, show.rundown, show.templates, &said);
        for (const auto& words : said)
            complain(in_file(words, file.string()).line());
        return items;
    }
    const auto json = parse_shallow_json(text);
    if (json.is_discarded())
        return failure("this is no rundown", {},
                       "Give a .csv, an .ics, or a .json as `regie rundown export` writes it.");
    return rundown_from_json(json.is_object() ? json.value("rundown", nlohmann::json()) : json,
                             show.templates);
}

int plan(const RundownArguments& arguments, const std::string& text, const AsWritten& good) {
    const auto& show = good.show;
    auto items = read_plan(arguments.file, text, show, good.language);
    if (!items)
        return refuse(in_file(items.error(), arguments.file));
    auto planned = arguments.replace ? Rundown() : show.rundown;
    const auto count = items->size();
    planned.insert(planned.end(), items->begin(), items->end());
    const auto json = rundown_to_json(planned, show.templates);
    if (const auto fits = rundown_from_json(json, show.templates); !fits)
        return refuse(in_file(fits.error(), arguments.file));
    if (const auto saved = save_member(arguments.show, "rundown", json); !saved)
        return refuse(saved.error());
    fmt::print("{}: {} planned, {} in all.\n", arguments.show, count, planned.size());
    return 0;
}

int import_plan(const RundownArguments& arguments) {
    const auto good = good_show(arguments.show);
    if (!good)
        return refuse(good.error());
    const auto bytes = read_file(arguments.file);
    if (!bytes)
        return refuse(bytes.error());
    if (const auto other = no_text(*bytes))
        return refuse(in_file(*other, arguments.file));
    const auto decoded = decode_text(*bytes);
    const auto status = plan(arguments, decoded.text, *good);
    if (!decoded.guessed.empty()) // behind what it was refused for
        complain(fmt::format("{}: {}.", arguments.file, decoded.words()));
    return status;
}

int write_out(const std::string& file, const std::string& text) {
    const auto written = write_file(file, text);
    return written ? 0 : refuse(written.error());
}

int export_plan(const RundownArguments& arguments) {
    const auto good = good_show(arguments.show);
    if (!good)
        return refuse(good.error());
    const auto& show = good->show;
    const nlohmann::json plan{{"rundown", rundown_to_json(show.rundown, show.templates)}};
    const auto text = json_text(plan, 2) + "\n";
    if (arguments.file.empty()) {
        fmt::print("{}", text);
        return 0;
    }
    if (auto may = may_write(arguments.file, good->files, arguments.replace); !may)
        return refuse(may.error());
    return write_out(arguments.file, text);
}

// For a rehearsal: the same plan, and nothing that is sent anywhere or asked of a platform.
int duplicate(const RundownArguments& arguments) {
    const auto good = good_show(arguments.show);
    if (!good)
        return refuse(good.error());
    std::error_code error;
    if (fs::exists(arguments.file, error))
        return refuse({"there is such a file already", arguments.file, "Choose another name."});
    auto show = nlohmann::ordered_json::parse(good->text);
    show["name"] = fmt::format("{} (rehearsal)", shorten(show["name"].get<std::string>(), 100));
    show["outputs"] = {{{"kind", "recording"}}};
    auto feeds = nlohmann::ordered_json::array();
    for (const auto& feed : show.value("comments", nlohmann::ordered_json::array()))
        if (feed.value("kind", "") == "recorded")
            feeds.push_back(feed);
    show["comments"] = feeds;
    if (show.contains("rundown"))
        for (auto& item : show["rundown"])
            item.erase("outputs");
    return write_out(arguments.file, json_text(show, 2) + "\n");
}

} // namespace

int run_rundown(const RundownArguments& arguments, int argc, char** argv) {
    const QCoreApplication app(argc, argv);
    switch (arguments.action) {
    case RundownArguments::Action::Import:
        return import_plan(arguments);
    case RundownArguments::Action::Export:
        return export_plan(arguments);
    case RundownArguments::Action::Duplicate:
        return duplicate(arguments);
    }
    return 2;
}

} // namespace regie
