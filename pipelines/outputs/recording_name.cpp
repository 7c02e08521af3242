#include "pipelines/outputs/recording_name.h"

#include <fmt/format.h>

#include <string>

namespace regie::pipelines {

namespace fs = std::filesystem;

fs::path next_free_recording(const fs::path& file) {
    std::string base = file.stem().string();
    int number = 1;
    const auto digits = base.find_last_not_of("0123456789");
    if (digits != std::string::npos && base[digits] == '-' && digits + 1 < base.size() &&
        base.size() - digits < 8) {
        number = std::stoi(base.substr(digits + 1));
        base.resize(digits);
    }
    fs::path next = file;
    std::error_code error;
    while (fs::exists(next, error))
        next = file.parent_path() / fmt::format("{}-{}{}", base, ++number, file.extension().string());
    return next;
}

} // namespace regie::pipelines
