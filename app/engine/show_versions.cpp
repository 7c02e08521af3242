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

Result<ShowFile> load_version(const fs::path& show_file, const fs::path& session, const std::string& name) {
    const auto file = versions_folder(show_file) / (name + ".json");
    std::error_code error;
    if (!stamp_of(name).isValid() || !fs::exists(file, error)) // a stamp leads nowhere else
        return failure("there is no such version of the show file", {}, "Choose one from the list.");
    return load_show(file, session_files(show_file, session));
}

} // namespace regie
