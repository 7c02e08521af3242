#pragma once
// What a crew's decisions taught, kept from one show to the next: only when somebody says so, in a file of
// counts without any text or name beside the show file, which the next show of that file begins with. Blocks
// on the disk.

#include "show/result.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>

namespace regie {

/// "museum.json" → "museum.learning.json".
std::filesystem::path learning_file(const std::filesystem::path& show_file);

/// What is kept in `file`; none when there is no such file.
Result<std::optional<nlohmann::json>> read_learning(const std::filesystem::path& file);

/// Keeps `learning` beside `show_file`; what was kept there before stays as NAME.former.
Result<void> keep_learning(const std::filesystem::path& show_file, const nlohmann::json& learning);

/// Goes back to what was kept before; without that nothing is kept any more. What is kept now: none, nothing.
Result<std::optional<nlohmann::json>> forget_learning(const std::filesystem::path& show_file);

} // namespace regie
