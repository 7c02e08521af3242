#include "engine/meant_path.h"

#include <QString>

#include <algorithm>
#include <functional>
#include <system_error>
#include <vector>

namespace regie {

namespace fs = std::filesystem;

namespace {

using Same = std::function<bool(const QString&, const QString&)>;

constexpr int kMostEntries = 20'000; // of a folder that are looked at

QString composed(const std::string& name) {
    return QString::fromStdString(name).normalized(QString::NormalizationForm_C);
}

/// The entry of `folder` called `name`, or one that is the same; none: there is none.
std::optional<fs::path> entry_of(const fs::path& folder, const fs::path& name, const Same& same) {
    std::error_code error;
    if (fs::exists(folder / name, error))
        return name;
    const auto wanted = composed(name.string());
    int left = kMostEntries;
    for (fs::directory_iterator at(folder.empty() ? "." : folder, error), end;
         !error && at != end && left-- > 0; at.increment(error))
        if (same(composed(at->path().filename().string()), wanted))
            return at->path().filename();
    return {};
}

/// `parts` below `folder`, each as its entry is called; none: one of them is not there.
std::optional<fs::path> walk(const fs::path& folder, const fs::path& parts, const Same& same) {
    fs::path found;
    for (const auto& part : parts) {
        const auto entry = entry_of(folder / found, part, same);
        if (!entry)
            return {};
        found /= *entry;
    }
    return found;
}

} // namespace

fs::path as_it_lies(const fs::path& path) {
    std::error_code error;
    if (path.empty() || fs::exists(path, error))
        return path;
    auto found = path.root_path();
    bool there = true;
    for (const auto& part : path.relative_path()) {
        const auto entry = there ? entry_of(found, part, std::equal_to<QString>()) : std::nullopt;
        there = entry.has_value();
        found /= entry.value_or(part);
    }
    return found;
}

std::optional<std::string> meant_by(const std::string& path, const fs::path& folder) {
    const Same in_any_case = [](const QString& a, const QString& b) {
        return a.compare(b, Qt::CaseInsensitive) == 0;
    };
    auto text = path;
    std::replace(text.begin(), text.end(), '\\', '/');
    const bool drive = text.size() > 1 && text[1] == ':';
    if (drive)
        text.erase(0, 2);
    const fs::path written(text);
    if (written.empty() || written.relative_path().empty())
        return {};
    if (!written.has_root_path()) {
        const auto found = walk(folder, written, in_any_case);
        return found ? std::optional(found->string()) : std::nullopt;
    }
    if (!drive)
        if (const auto found = walk(written.root_path(), written.relative_path(), in_any_case))
            return (written.root_path() / *found).string();
    // Of another machine's disk: as much of its end as lies here, too.
    const auto below = written.relative_path();
    for (auto from = below.begin(); from != below.end(); ++from) {
        fs::path rest;
        for (auto part = from; part != below.end(); ++part)
            rest /= *part;
        if (const auto found = walk(folder, rest, in_any_case))
            return found->string();
    }
    return {};
}

} // namespace regie
