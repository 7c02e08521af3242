#pragma once
// The pictures that a show's graphics have, opened before they are shown.

#include "show/show_file.h"

#include <cstddef>
#include <vector>

namespace regie {

struct LookedAt {
    std::size_t pictures = 0;
    std::vector<Error> broken; ///< cannot be shown; the places are JSON pointers into the show file
};

/// Opens each as the graphics do: the theme's logo, the slate's, and those of what is planned. Blocks on the
/// disk and decodes; any thread, beside a QGuiApplication.
LookedAt look_at_pictures(const ShowFile& show);

} // namespace regie
