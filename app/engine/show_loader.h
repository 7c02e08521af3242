#pragma once
// From a path to a show that can run: the file is read and checked, and so is every file it names.

#include "show/show_file.h"

#include <filesystem>
#include <string>
#include <vector>

namespace regie {

/// Where what a show file names lies, and what becomes of what is not there.
struct Beside {
    std::filesystem::path folder = {}; ///< relative paths begin here; empty: where the show file lies
    std::filesystem::path root = {};   ///< absolute ones begin here: a session's own copy; empty: at the root
    std::vector<std::filesystem::path>* named = nullptr; ///< told each file, as the show file leads to it
    /// Told what is not there, which the show then does without; null: that is an error.
    std::vector<Error>* without = nullptr;
};

/// The show with every path in it absolute. The error names the show file, the place in it and the remedy.
/// Blocks on the disk.
Result<ShowFile> load_show(const std::filesystem::path& file, const Beside& beside = {});

/// A text that is to be the show file `file`, checked as load_show() does, but for the media it names.
Result<ShowFile> check_show(const std::string& text, const std::filesystem::path& file);

/// Makes the paths of a rundown's pictures absolute; each has to be there. `file` is named in errors.
Result<void> find_pictures(Rundown& rundown, const Templates& templates, const std::filesystem::path& file,
                           const Beside& beside);

/// The show that is built in, for `regie rehearse` without an argument: beside the program when it was
/// installed, in the source tree when it was built there.
std::filesystem::path builtin_show();

} // namespace regie
