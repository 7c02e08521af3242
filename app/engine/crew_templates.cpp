#include "engine/crew_templates.h"

#include "engine/files.h"
#include "show/in_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace regie {

namespace fs = std::filesystem;

namespace {

/// What a template may import: pictures, letters and motion, and what ours are made of.
constexpr std::array<std::string_view, 4> kImports{"QtQuick", "QtQuick.Shapes", "Regie.Theme",
                                                   "Regie.Overlays"};

constexpr int kMostFiles = 2000; // of a whole disk there are more

/// What the line imports, or is a pragma for; empty when that stands on the next; none: nothing.
std::optional<std::string_view> import_in(std::string_view line) {
    constexpr std::string_view kBehind = " \t\r\f\v\"'", kSpace = kBehind.substr(0, 5);
    const auto skip = [&] { line.remove_prefix(std::min(line.find_first_not_of(kSpace), line.size())); };
    skip();
    if (line.starts_with('.')) // as scripts write it
        line.remove_prefix(1);
    for (const std::string_view word : {"import", "pragma"})
        if (line.starts_with(word) &&
            (line.size() == word.size() || kBehind.find(line[word.size()]) != kBehind.npos)) {
            line.remove_prefix(word.size());
            skip();
            return line.substr(0, line.find_first_of(" \t\r\f\v;"));
        }
    return {};
}

/// An error for the first line that imports something else, or starts a thread that nobody ends.
Result<void> check_code(const std::string& code, const fs::path& file) {
    std::size_t number = 0;
    for (const auto& line : lines_of(code)) {
        ++number;
        if (line.find("WorkerScript") != std::string::npos)
            return failure("a template may not use WorkerScript", fmt::format("{}:{}", file.string(), number),
                           "Leave it out.");
        // Two imports on one line would hide the second.
        const auto rest = line.find("import", line.find("import") + 1);
        const auto what = import_in(line);
        if (!what)
            continue;
        const bool known = std::find(kImports.begin(), kImports.end(), *what) != kImports.end();
        if (!known || (rest != std::string::npos && line.find(';') != std::string::npos))
            return failure(
                fmt::format("a template may not import {}", *what),
                fmt::format("{}:{}", file.string(), number),
                "It may import QtQuick, QtQuick.Shapes, Regie.Theme and Regie.Overlays, one a line.");
    }
    return {};
}

Result<Template> read_template(const fs::path& file) {
    const auto description_file = fs::path(file).replace_extension(".json");
    const auto description = read_file(description_file);
    if (!description)
        return failure("a template has no description", description_file.string(),
                       "Describe it as qml/overlays/LowerThird.json does.");
    auto made = parse_template(*description, file.stem().string(), file.string());
    return made ? made : tl::unexpected(in_file(made.error(), description_file.string()));
}

} // namespace

Result<Templates> read_templates(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> files; // templates, which have a description, and not what they are made of
    int seen = 0;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (++seen > kMostFiles)
            return failure("there is too much in the folder of templates", folder.string(),
                           "Leave in it what they are made of.");
        const auto& file = at->path();
        const auto kind = file.extension();
        if (kind != ".qml" && kind != ".js" && kind != ".mjs")
            continue;
        const auto code = read_file(file);
        if (!code)
            return tl::unexpected(code.error());
        if (auto may = check_code(*code, file); !may)
            return tl::unexpected(may.error());
        std::error_code unseen;
        if (kind == ".qml" && fs::exists(fs::path(file).replace_extension(".json"), unseen))
            files.push_back(fs::weakly_canonical(file, unseen));
    }
    if (error)
        return failure("there is no such folder of templates: " + error.message(), folder.string(),
                       "Put it beside the show file or correct the path.");
    std::sort(files.begin(), files.end());
    std::vector<Template> made;
    for (const auto& file : files) {
        auto one = read_template(file);
        if (!one)
            return tl::unexpected(one.error());
        const bool ours = Templates().find(one->name) != nullptr;
        if (ours || std::any_of(made.begin(), made.end(),
                                [&](const Template& other) { return other.name == one->name; }))
            return failure(fmt::format("\"{}\" is a template of {}", one->name,
                                       ours ? "Régie's own" : "this folder already"),
                           file.string(), "Give it another name.");
        made.push_back(std::move(*one));
    }
    return Templates(std::move(made));
}

} // namespace regie
