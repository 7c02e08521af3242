#pragma once
// A crew's own templates: a folder beside the show file, with a QML file and its description in JSON for
// each.

#include "show/result.h"
#include "show/templates.h"

#include <filesystem>

namespace regie {

/// Beside those that are built in. The error names the file and, where there is one, the line. Nothing is
/// run: the overlay scene loads them. Blocks on the disk.
Result<Templates> read_templates(const std::filesystem::path& folder);

} // namespace regie
