#pragma once
// Flag rules in a file of their own: what stands under "flags" in a show file.

#include "show/flag_settings.h"
#include "show/result.h"

#include <filesystem>

namespace regie {

/// The error names the file, the place in it and the remedy. Blocks on the disk.
Result<FlagSettings> read_rules(const std::filesystem::path& file);

} // namespace regie
