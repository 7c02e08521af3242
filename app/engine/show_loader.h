#pragma once
// From a path to a show that can run: the file is read and checked, and so is every file it names.

#include "show/show_file.h"

#include <filesystem>

namespace regie {

/// The show with every path in it absolute. The error names the show file, the place in it and the remedy.
/// `folder`: where what it names lies; empty: where it lies itself. Blocks on the disk.
Result<ShowFile> load_show(const std::filesystem::path& file, const std::filesystem::path& folder = {});

/// The show that is built in, for `regie rehearse` without an argument: beside the program when it was
/// installed, in the source tree when it was built there.
std::filesystem::path builtin_show();

} // namespace regie
