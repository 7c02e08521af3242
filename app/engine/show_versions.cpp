#include "engine/show_versions.h"

#include "engine/files.h"
#include "engine/session_show.h"
#include "engine/show_loader.h"
#include "engine/show_saving.h"
#include "show/bounded_json.h"

#include <QDateTime>

#include <algorithm>

namespace regie {

namespace fs = std::filesystem;

namespace {

QDateTime stamp_of(const std::string& name) {
    return QDateTime::fromString(QString::fromStdString(name), kVersionStamp);
}

} // namespace

std::vector<protocol::Version> versions_of(const fs::path& show_file) {
    std::vector<protocol::Version> versions;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(versions_folder(show_file), error)) {
        const auto name = entry.path().stem().string();
        const auto when = stamp_of(name);
        const auto text = read_file(entry.path());
        const auto show = text ? parse_shallow_json(*text) : nlohmann::json();
        if (!when.isValid() || !show.is_object())
            continue;
        const auto rundown = show.find("rundown");
        versions.push_back(
            {name, when.toMSecsSinceEpoch(), rundown == show.end() ? 0 : static_cast<int>(rundown->size())});
    }
    std::sort(versions.begin(), versions.end(),
              [](const auto& one, const auto& other) { return one.name > other.name; });
    return versions;
}

Result<Rundown> load_version(const fs::path& show_file, const fs::path& session, const std::string& name,
                             const Templates& templates) {
    const auto file = versions_folder(show_file) / (name + ".json");
    std::error_code error;
    if (!stamp_of(name).isValid() || !fs::exists(file, error)) // a stamp leads nowhere else
        return failure("there is no such version of the show file", {}, "Choose one from the list.");
    const auto former = read_file(file), now = read_file(show_file);
    for (const auto* text : {&former, &now})
        if (!*text)
            return tl::unexpected(text->error());
    const auto version = parse_shallow_json(*former);
    if (!version.is_object())
        return failure("this version of the show file cannot be read", file.string(), "Choose another one.");
    const auto text = with_member(*now, "rundown", version.value("rundown", nlohmann::json::array()));
    if (!text)
        return tl::unexpected(text.error());
    auto show = parse_show_file(*text, file.string(), templates);
    if (!show)
        return tl::unexpected(show.error());
    const auto files = session_files(show_file, session);
    if (auto found = find_pictures(show->rundown, templates, file, files); !found)
        return tl::unexpected(found.error());
    return std::move(show->rundown);
}

} // namespace regie
