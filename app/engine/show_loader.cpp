#include "engine/show_loader.h"

#include "flagging/crew_patterns.h"
#include "show/templates.h"

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

} // namespace

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
    auto show = parse_show_file(text.str(), file.string());
    if (!show)
        return show;
    const auto beside = folder.empty() ? fs::absolute(file).parent_path() : fs::absolute(folder);
    const auto place = [&](const std::string& pointer) { return file.string() + ": " + pointer; };
    Result<void> ok;
    if (const auto good = CrewPatterns::check(show->flags.patterns); !good)
        ok = failure(good.error().what, place(good.error().where), good.error().remedy);
    for (std::size_t i = 0; ok && i < show->sources.size(); ++i)
        if (scheme_of(show->sources[i].uri).empty())
            ok = resolve(show->sources[i].uri, beside, place(fmt::format("/sources/{}/uri", i)), "video");
    for (std::size_t i = 0; ok && i < show->feeds.size(); ++i)
        if (show->feeds[i].kind == "recorded")
            ok = resolve(show->feeds[i].file, beside, place(fmt::format("/comments/{}/file", i)),
                         "recorded chat");
    for (std::size_t i = 0; ok && i < show->rundown.size(); ++i) {
        auto& item = show->rundown[i];
        for (const auto& field : find_template(item.graphic)->fields) {
            const auto value = item.fields.find(field.name);
            if (ok && field.type == TemplateField::Type::Picture && value != item.fields.end() &&
                !value->second.empty())
                ok = resolve(value->second, beside,
                             place(fmt::format("/rundown/{}/fields/{}", i, field.name)), "picture");
        }
    }
    if (auto& logo = show->slate["logo"]; ok && !logo.empty())
        ok = resolve(logo, beside, place("/slate/logo"), "picture");
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
