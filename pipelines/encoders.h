#pragma once
// Which encoders this machine has for the programme's picture.

#include "show/show_file.h"

#include <string>
#include <vector>

namespace regie::pipelines {

struct FoundEncoder {
    std::string name;    ///< "VA-API"
    std::string factory; ///< "vah264enc", GStreamer's element
    bool works = false;  ///< it has just passed its trial
    std::string words;   ///< completes "VA-API …": "hangs"; empty when it works
};

/// What is installed here, the best first, each tried with a second of pictures: takes up to five seconds for
/// one that hangs. Any thread that may wait.
std::vector<FoundEncoder> list_encoders(const Canvas& canvas = {});

} // namespace regie::pipelines
