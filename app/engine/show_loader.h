#pragma once
// From a path to a show that can run: the file is read and checked, and so is every file it names.

#include "show/show_file.h"

#include <filesystem>
#include <string>

namespace regie {

/// The show with every path in it absolute. The error names the show file, the place in it and the remedy.
/// `folder`: where what it names lies; empty: where it lies itself. Blocks on the disk.
Result<ShowFile> load_show(const std::filesystem::path& file, const std::filesystem::path& folder = {});

/// A text that is to be the show file `file`, checked as load_show() does, but for the media it names.
Result<ShowFile> check_show(const std::string& text, const std::filesystem::path& file);

/// Makes the paths of a rundown's pictures absolute; each has to be in `folder`. `file` is named in errors.
Result<void> find_pictures(Rundown& rundown, const Templates& templates, const std::filesystem::path& folder,
                           const std::string& file);

/// The show that is built in, for `regie rehearse` without an argument: beside the program when it was
/// installed, in the source tree when it was built there.
std::filesystem::path builtin_show();

} // namespace regie
