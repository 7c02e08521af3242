#include "engine/learning_file.h"

#include "engine/files.h"
#include "show/bounded_json.h"
#include "show/json_text.h"

namespace regie {

namespace fs = std::filesystem;

namespace {

fs::path former(const fs::path& file) { return file.string() + ".former"; }

} // namespace

fs::path learning_file(const fs::path& show_file) {
    return show_file.parent_path() / (show_file.stem().string() + ".learning.json");
}

Result<std::optional<nlohmann::json>> read_learning(const fs::path& file) {
    std::error_code error;
    if (!fs::exists(file, error))
        return std::optional<nlohmann::json>();
    const auto text = read_file(file);
    if (!text)
        return tl::unexpected(text.error());
    return parse_shallow_json(*text);
}

Result<void> keep_learning(const fs::path& show_file, const nlohmann::json& learning) {
    const auto file = learning_file(show_file);
    std::error_code error;
    if (fs::exists(file, error)) {
        const auto before = read_file(file);
        if (!before)
            return tl::unexpected(before.error());
        if (auto kept = write_file(former(file), *before); !kept)
            return kept;
    }
    return write_file(file, json_text(learning));
}

Result<std::optional<nlohmann::json>> forget_learning(const fs::path& show_file) {
    const auto file = learning_file(show_file);
    std::error_code error;
    if (fs::exists(former(file), error))
        fs::rename(former(file), file, error);
    else
        fs::remove(file, error);
    if (error)
        return failure("what was learnt cannot be forgotten: " + error.message(), file.string(),
                       "Delete the file by hand.");
    return read_learning(file);
}

} // namespace regie
