#include "engine/show_loader.h"

#include "engine/crew_templates.h"
#include "engine/files.h"
#include "flagging/crew_patterns.h"
#include "show/in_file.h"
#include "show/json_values.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace regie {

namespace fs = std::filesystem;

namespace {

// Makes `path` absolute; it has to be a file that can be read.
Result<void> resolve(std::string& path, const fs::path& folder, const std::string& place, const char* what) {
    const auto full = folder / path;
    std::error_code error;
    if (!fs::is_regular_file(full, error) || !std::ifstream(full))
        return failure(fmt::format("there is no {} \"{}\"", what, path), place,
                       "Put it beside the show file or correct the path.");
    path = fs::weakly_canonical(full).string();
    return {};
}

// The theme file, and its logo beside it.
Result<void> read_look(ShowFile& show, const fs::path& folder, const std::string& place) {
    if (!is_theme_file(show.theme))
        return {};
    auto file = show.theme;
    if (auto found = resolve(file, folder, place, "theme file"); !found)
        return found;
    const auto text = read_file(file);
    auto look = text ? parse_theme(*text, file) : tl::unexpected(text.error());
    if (!look)
        return tl::unexpected(look.error());
    show.look = std::move(*look);
    return show.look.logo.empty()
               ? Result<void>()
               : resolve(show.look.logo, fs::path(file).parent_path(), file + ": /logo", "picture");
}

Result<void> read_captions(ShowFile& show, const fs::path& folder, const std::string& place) {
    if (auto found = resolve(show.captions_file, folder, place, "caption file"); !found)
        return found;
    const auto text = read_file(show.captions_file);
    auto captions = text ? parse_captions(*text) : tl::unexpected(text.error());
    if (!captions)
        return tl::unexpected(in_file(captions.error(), show.captions_file));
    show.captions = std::move(*captions);
    return {};
}

// What lies in `folder` and stands in the text `file` itself.
Result<ShowFile> parse_show(const std::string& text, const std::string& file, const fs::path& folder) {
    Templates templates; // the rundown is checked against them
    const auto raw = nlohmann::json::parse(text, nullptr, false);
    if (const auto own = text_of(raw, "templates"); !own.empty()) {
        auto crew = read_templates(folder / own);
        if (!crew)
            return tl::unexpected(crew.error());
        templates = std::move(*crew);
    }
    auto show = parse_show_file(text, file, templates);
    if (show)
        if (const auto good = CrewPatterns::check(show->flags.patterns); !good)
            return tl::unexpected(in_file(good.error(), file));
    return show;
}

} // namespace

Result<ShowFile> check_show(const std::string& text, const fs::path& file) {
    return parse_show(text, file.string(), fs::absolute(file).parent_path());
}

Result<void> find_pictures(Rundown& rundown, const Templates& templates, const fs::path& folder,
                           const std::string& file) {
    for (std::size_t i = 0; i < rundown.size(); ++i) {
        const auto* kind = templates.find(rundown[i].graphic);
        if (!kind)
            continue;
        for (const auto& field : kind->fields) {
            const auto value = rundown[i].fields.find(field.name);
            if (!field.picture() || value == rundown[i].fields.end())
                continue;
            auto pictures = lines_of(value->second);
            for (auto& picture : pictures)
                if (!picture.empty())
                    if (auto found =
                            resolve(picture, folder,
                                    fmt::format("{}: /rundown/{}/fields/{}", file, i, field.name), "picture");
                        !found)
                        return found;
            value->second = joined(pictures);
        }
    }
    return {};
}

Result<ShowFile> load_show(const fs::path& file, const fs::path& folder) {
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return failure("there is no such show file", file.string(),
                       "Correct the path, or leave it out for the built-in show.");
    std::ifstream stream(file);
    std::stringstream text;
    if (!(text << stream.rdbuf()))
        return failure("the show file cannot be read", file.string(),
                       "Check its permissions and that it is not empty.");
    const auto beside = folder.empty() ? fs::absolute(file).parent_path() : fs::absolute(folder);
    const auto place = [&](const std::string& pointer) { return file.string() + ": " + pointer; };
    auto show = parse_show(text.str(), file.string(), beside);
    if (!show)
        return show;
    Result<void> ok = read_look(*show, beside, place("/theme"));
    for (std::size_t i = 0; ok && i < show->sources.size(); ++i)
        if (scheme_of(show->sources[i].uri).empty())
            ok = resolve(show->sources[i].uri, beside, place(fmt::format("/sources/{}/uri", i)), "video");
    for (std::size_t i = 0; ok && i < show->feeds.size(); ++i)
        if (show->feeds[i].kind == "recorded")
            ok = resolve(show->feeds[i].file, beside, place(fmt::format("/comments/{}/file", i)),
                         "recorded chat");
    if (ok)
        ok = find_pictures(show->rundown, show->templates, beside, file.string());
    if (auto& logo = show->slate["logo"]; ok && !logo.empty())
        ok = resolve(logo, beside, place("/slate/logo"), "picture");
    if (ok && !show->captions_file.empty())
        ok = read_captions(*show, beside, place("/captions"));
    if (!ok)
        return tl::unexpected(ok.error());
    return show;
}

fs::path builtin_show() {
    std::error_code error;
    const auto program = fs::read_symlink("/proc/self/exe", error);
    // bin/regie beside share/regie when installed
    const auto installed = program.parent_path().parent_path() / "share/regie/rehearsal/show.json";
    return fs::exists(installed, error) ? installed
                                        : fs::path(REGIE_SOURCE_DIR) / "assets/rehearsal/show.json";
}

} // namespace regie
