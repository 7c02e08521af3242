#pragma once
// A crew's own templates: a folder beside the show file, with a QML file and its description in JSON for
// each.

#include "show/result.h"
#include "show/templates.h"

#include <filesystem>
#include <vector>

namespace regie {

/// The error names the file and, where there is one, the line. Nothing is run: the overlay scene loads them.
/// Blocks on the disk.
Result<std::vector<Template>> read_templates(const std::filesystem::path& folder);

} // namespace regie
