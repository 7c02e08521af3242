#pragma once
// Which file a person means by a path. Blocks on the disk.

#include <filesystem>
#include <optional>
#include <string>

namespace regie {

/// `path` with the names under which its parts lie on the disk: "é" may be one character there or two, as
/// macOS writes it, and is the same. What lies there under the very name comes first; parts that are not
/// there stay as they are.
std::filesystem::path as_it_lies(const std::filesystem::path& path);

/// What is meant by a path that leads nowhere, as it should be written: in other case, or as Windows writes
/// it
/// ("media\Video.mp4", "C:\Users\…\Video.mp4"). `folder`: where relative paths begin. None: nothing alike is
/// there.
std::optional<std::string> meant_by(const std::string& path, const std::filesystem::path& folder);

} // namespace regie
