#include "engine/show_loader.h"

#include "engine/crew_templates.h"
#include "engine/files.h"
#include "engine/meant_path.h"
#include "flagging/crew_patterns.h"
#include "flagging/language.h"
#include "show/bounded_json.h"
#include "show/caption_file.h"
#include "show/in_file.h"
#include "show/json_values.h"
#include "show/text_encoding.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace regie {

namespace fs = std::filesystem;

namespace {

/// Finds what one show file names.
class Finder {
  public:
    Finder(const fs::path& file, const Beside& beside)
        : folder_(beside.folder.empty() ? fs::absolute(file).parent_path() : fs::absolute(beside.folder)),
          beside_(beside) {}

    fs::path full(const fs::path& path) const {
        return as_it_lies(path.is_absolute() && !beside_.root.empty() ? beside_.root / path.relative_path()
                                                                      : folder_ / path);
    }
    /// For a path that leads nowhere.
    std::string remedy_for(const std::string& path, const char* otherwise) const {
        const auto meant = meant_by(path, folder_);
        return meant ? fmt::format("Did you mean \"{}\"?", *meant) : otherwise;
    }
    /// Makes `path` absolute; it has to be a file that can be read.
    Result<void> find(std::string& path, const std::string& place, const char* what) const {
        const auto file = full(path);
        std::error_code error;
        if (fs::is_directory(file, error))
            return failure(fmt::format("\"{}\" is a folder", path), place, "Name a file that lies in it.");
        if (fs::is_regular_file(file, error) && !std::ifstream(file)) // a pipe would be waited for
            return failure(fmt::format("\"{}\" cannot be read", path), place,
                           "Make it readable for this user.");
        if (!fs::is_regular_file(file, error))
            return failure(fmt::format("there is no {} \"{}\"", what, path), place,
                           remedy_for(path, "Put it beside the show file or correct the path."));
        name(file);
        path = fs::weakly_canonical(file).string();
        return {};
    }
    /// The same; what is not there the show does without, when it may: `path` is empty then.
    Result<void> find_or_leave(std::string& path, const std::string& place, const char* what) const {
        auto found = find(path, place, what);
        if (found || !beside_.without)
            return found;
        path.clear();
        return leave(found.error());
    }
    /// What went wrong, when the show cannot do without it.
    Result<void> leave(const Error& error) const {
        if (!beside_.without)
            return tl::unexpected(error);
        tell(error);
        return {};
    }
    /// What the show does without, strictly read or not.
    void tell(const Error& error) const {
        if (beside_.without)
            beside_.without->push_back(error);
    }
    void name(const fs::path& file) const {
        if (beside_.named)
            beside_.named->push_back(file);
    }
    /// What lies in the folder of this file.
    Finder beside(const fs::path& file) const {
        auto other = *this;
        other.folder_ = file.parent_path();
        return other;
    }

  private:
    fs::path folder_;
    Beside beside_;
};

// The theme file, and its logo beside it.
Result<void> read_look(ShowFile& show, const Finder& finder, const std::string& place) {
    if (!is_theme_file(show.theme))
        return {};
    auto file = show.theme;
    if (auto found = finder.find(file, place, "theme file"); !found)
        return finder.leave(found.error());
    const auto text = read_file(file);
    auto look = text ? parse_theme(*text, file) : tl::unexpected(text.error());
    if (!look)
        return finder.leave(look.error());
    show.look = std::move(*look);
    return show.look.logo.empty() ? Result<void>()
                                  : finder.beside(finder.full(show.theme))
                                        .find_or_leave(show.look.logo, file + ": /logo", "picture");
}

/// What the words of its graphics are in, else what is spoken where it is made; empty: neither tells.
std::string spoken_in(const ShowFile& show) {
    std::string words = show.name;
    const auto add = [&](const Fields& fields) {
        for (const auto& [name, text] : fields)
            words += " " + text;
    };
    add(show.slate);
    for (const auto& item : show.rundown)
        add(item.fields);
    for (const auto& campaign : show.campaigns)
        for (const auto& message : campaign.messages)
            add(message.fields);
    if (const auto language = language_of(words))
        return std::string(*language);
    return show.time_zone == "Europe/Paris" ? "fr" : "";
}

Result<void> read_captions(ShowFile& show, const Finder& finder, const std::string& place) {
    if (auto found = finder.find(show.captions_file, place, "caption file"); !found)
        return finder.leave(found.error());
    const auto text = read_file(show.captions_file);
    if (auto other = text ? no_text(*text) : std::nullopt) {
        other->remedy = "Give a WebVTT (.vtt) or SubRip (.srt) file.";
        return finder.leave(in_file(*other, show.captions_file));
    }
    const auto decoded = decode_text(text.value_or(std::string()));
    auto read = text ? read_caption_file(decoded.text) : tl::unexpected(text.error());
    if (!read)
        return finder.leave(in_file(read.error(), show.captions_file));
    if (!decoded.guessed.empty())
        show.captions_guess = fmt::format("{}: {}.", show.captions_file, decoded.words());
    for (const auto& error : read->left_out)
        finder.tell(in_file(error, show.captions_file));
    show.captions = std::move(read->captions);
    return {};
}

// What stands in the text of `file` itself, and the crew's templates.
Result<ShowFile> parse_show(const std::string& text, const std::string& file, const Finder& finder) {
    if (auto other = no_text(text)) {
        other->remedy = "Give a show file, which is JSON.";
        return tl::unexpected(in_file(*other, file));
    }
    Templates templates; // the rundown is checked against them
    if (const auto own = text_of(parse_shallow_json(text), "templates"); !own.empty()) {
        const auto folder = finder.full(own);
        auto crew = read_templates(folder);
        if (std::error_code error; !crew && !fs::exists(folder, error))
            crew.error().remedy = finder.remedy_for(own, crew.error().remedy.c_str());
        if (!crew)
            return tl::unexpected(crew.error());
        templates = std::move(*crew);
        std::error_code error;
        for (const auto& entry : fs::recursive_directory_iterator(folder, error))
            if (entry.is_regular_file(error))
                finder.name(entry.path());
    }
    auto show = parse_show_file(text, file, templates);
    if (show)
        if (const auto good = CrewPatterns::check(show->flags.patterns); !good)
            return tl::unexpected(in_file(good.error(), file));
    return show;
}

} // namespace

Result<ShowFile> check_show(const std::string& text, const fs::path& file) {
    return parse_show(text, file.string(), Finder(file, {}));
}

Result<void> find_pictures(Rundown& rundown, const Templates& templates, const fs::path& file,
                           const Beside& beside) {
    const Finder finder(file, beside);
    for (std::size_t i = 0; i < rundown.size(); ++i) {
        const auto* kind = templates.find(rundown[i].graphic);
        if (!kind)
            continue;
        for (const auto& field : kind->fields) {
            const auto value = rundown[i].fields.find(field.name);
            if (!field.picture() || value == rundown[i].fields.end())
                continue;
            auto pictures = lines_of(value->second);
            const auto place = fmt::format("{}: /rundown/{}/fields/{}", file.string(), i, field.name);
            for (auto& picture : pictures)
                if (!picture.empty())
                    if (auto found = finder.find_or_leave(picture, place, "picture"); !found)
                        return found;
            value->second = joined(pictures);
        }
    }
    return {};
}

Result<ShowFile> load_show(const fs::path& file, const Beside& beside) {
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return failure("there is no such show file", file.string(),
                       "Correct the path, or leave it out for the built-in show.");
    std::ifstream stream(file);
    std::stringstream text;
    if (!(text << stream.rdbuf()))
        return failure("the show file cannot be read", file.string(),
                       "Check its permissions and that it is not empty.");
    const Finder finder(file, beside);
    const auto place = [&](const std::string& pointer) { return file.string() + ": " + pointer; };
    auto show = parse_show(text.str(), file.string(), finder);
    if (!show)
        return show;
    Result<void> ok = read_look(*show, finder, place("/theme"));
    for (std::size_t i = 0; ok && i < show->sources.size(); ++i)
        if (auto& uri = show->sources[i].uri; scheme_of(uri).empty())
            if (ok = finder.find(uri, place(fmt::format("/sources/{}/uri", i)), "video");
                !ok && beside.without) {
                uri = finder.full(uri).string(); // it may come: the slate stands for it until then
                ok = finder.leave(ok.error());
            }
    for (std::size_t i = 0; ok && i < show->feeds.size(); ++i)
        if (show->feeds[i].kind == "recorded")
            ok = finder.find_or_leave(show->feeds[i].file, place(fmt::format("/comments/{}/file", i)),
                                      "recorded chat");
    if (ok)
        ok = find_pictures(show->rundown, show->templates, file, beside);
    if (auto& logo = show->slate["logo"]; ok && !logo.empty())
        ok = finder.find_or_leave(logo, place("/slate/logo"), "picture");
    if (ok && !show->captions_file.empty())
        ok = read_captions(*show, finder, place("/captions"));
    if (!ok)
        return tl::unexpected(ok.error());
    speak(*show, show->language.empty() ? spoken_in(*show) : show->language);
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
