#pragma once
// Small files a crew keeps, read and written whole. Blocks on the disk.

#include "show/result.h"

#include <filesystem>
#include <string>

namespace regie {

/// Of at most 16 MiB.
Result<std::string> read_file(const std::filesystem::path& file);
/// All of it or nothing: who reads it meanwhile finds what it was.
Result<void> write_file(const std::filesystem::path& file, const std::string& text);
/// The same for what only this user may read; makes its folder.
Result<void> write_private_file(const std::filesystem::path& file, const std::string& text);

} // namespace regie
