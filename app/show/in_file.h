#pragma once
// Where in which file something is wrong.

#include "show/result.h"

namespace regie {

/// The same, with its place in `file`: "/rundown/0" becomes "show.json: /rundown/0", no place the file
/// itself.
Error in_file(Error error, const std::string& file);

} // namespace regie
