#pragma once
// Writes what a crew changed while its show ran back into its show file, and keeps the versions before.
// Blocks on the disk.

#include "show/result.h"
#include "show/rundown.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>

namespace regie {

/// The show file's text with another value, an object or a list, for `key` of its outermost object; every
/// other byte stays as it was. An error when `text` is no show file that could take it.
Result<std::string> with_member(const std::string& text, const std::string& key, const nlohmann::json& value);

/// Replaces `show_file` at once or not at all: not with what would not load. What it was is kept in the
/// folder NAME.versions, by the time it was replaced, kVersions of them; the new version's name, relative to
/// the show file.
Result<std::string> save_member(const std::filesystem::path& show_file, const std::string& key,
                                const nlohmann::json& value);
inline constexpr std::size_t kVersions = 50;
inline constexpr const char* kVersionStamp = "yyyy-MM-dd HH-mm-ss.zzz"; ///< its name, for QDateTime
std::filesystem::path versions_folder(const std::filesystem::path& show_file);

/// The rundown as a show file in `folder` has it: pictures that lie there are named from there, and those of
/// which `session` has a copy as they were named before.
nlohmann::json rundown_for(const std::filesystem::path& folder, const std::filesystem::path& session,
                           const Rundown& rundown, const Templates& templates);

} // namespace regie
