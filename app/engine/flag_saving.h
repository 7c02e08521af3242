#pragma once
// Writes what a crew changed of its flag rules back into its show file. Blocks on the disk.

#include "show/flag_settings.h"
#include "show/result.h"

#include <filesystem>
#include <string>

namespace regie {

/// The show file's text with other "flags"; every other byte stays as it was. An error when `text` is no show
/// file that could take them.
Result<std::string> with_flags(const std::string& text, const FlagSettings& flags);

/// Replaces `show_file` at once or not at all; what it was stays beside it as NAME.bak.
Result<void> save_flags(const std::filesystem::path& show_file, const FlagSettings& flags);

} // namespace regie
