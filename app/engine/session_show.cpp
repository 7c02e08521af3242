#include "engine/session_show.h"

#include "engine/say.h"

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace regie {

namespace fs = std::filesystem;

namespace {

constexpr const char* kFolder = "show";
/// A file up to this size is copied: who edits it in its place does not edit the copy.
constexpr std::uintmax_t kSmallBytes = 16 * 1024 * 1024;

fs::path folder_of(const fs::path& session) {
    std::error_code error;
    const auto folder = fs::weakly_canonical(session / kFolder, error);
    return error ? session / kFolder : folder;
}

/// On the disk, and not only in memory: a power cut spares it.
void flush(const fs::path& path) {
    if (const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC); file >= 0) {
        fsync(file);
        close(file);
    }
}

Result<void> keep(const fs::path& file, const fs::path& copy) {
    std::error_code error;
    if (fs::exists(copy, error))
        return {};
    fs::create_directories(copy.parent_path(), error);
    if (fs::file_size(file, error) <= kSmallBytes && fs::copy_file(file, copy, error)) {
        flush(copy);
        return {};
    }
    // What is written into it later reaches the link; that it is moved or deleted does not. A disk that has
    // no room for a copy has it for a link.
    fs::remove(copy, error);
    const auto target = fs::canonical(file, error);
    fs::create_hard_link(target, copy, error);
    if (error)
        fs::create_symlink(target, copy, error);
    if (error)
        return failure("the session cannot keep a copy of what its show names: " + error.message(),
                       file.string(),
                       "Check that the disk has room and that the session's folder can be written to.");
    return {};
}

/// All of it or nothing: a copy that is not whole has another name.
Result<void> keep_show(const fs::path& show_file, const std::vector<fs::path>& named,
                       const fs::path& session) {
    const fs::path part = session / (std::string(kFolder) + ".part");
    std::error_code error;
    fs::remove_all(part, error);
    for (const auto& file : named)
        if (auto kept = keep(file, part / file.lexically_normal().relative_path()); !kept)
            return kept;
    if (auto kept = keep(show_file, part / show_file.lexically_normal().relative_path()); !kept)
        return kept;
    fs::rename(part, session / kFolder, error);
    if (error)
        return failure("the session cannot keep a copy of its show: " + error.message(), session.string(),
                       "Check that the session's folder can be written to.");
    flush(session);
    return {};
}

} // namespace

fs::path kept_copy(const fs::path& session, const fs::path& file) {
    return folder_of(session) / fs::absolute(file).lexically_normal().relative_path();
}

Beside session_files(const fs::path& show_file, const fs::path& session) {
    const auto folder = kept_copy(session, show_file).parent_path();
    std::error_code error;
    if (!fs::exists(folder, error)) // of a Régie that kept none
        return {.folder = show_file.parent_path()};
    return {.folder = folder, .root = folder_of(session)};
}

fs::path original_of(const fs::path& session, const fs::path& copy) {
    const auto inside = copy.lexically_relative(folder_of(session));
    return inside.empty() || *inside.begin() == ".." ? copy : fs::path("/") / inside;
}

Result<ShowFile> open_session_show(const fs::path& show_file, const fs::path& session,
                                   std::vector<Error>* without) {
    const auto original = fs::absolute(show_file).lexically_normal();
    const auto copy = kept_copy(session, original);
    std::error_code error;
    if (!fs::exists(copy, error)) {
        std::vector<fs::path> named;
        auto show = load_show(original, {.named = &named, .without = without});
        if (!show)
            return show;
        if (auto kept = keep_show(original, named, session); !kept) { // no reason not to go on air
            complain(kept.error().line() + " The show runs from where its files lie: leave them there.");
            return show;
        }
    }
    auto kept = load_show(copy, {.root = folder_of(session), .without = without});
    if (kept || !without)
        return kept;
    // A copy that somebody spoilt is worse than a show file that may have been changed since.
    auto show = load_show(original, {.without = without});
    if (show)
        without->push_back(kept.error());
    return show ? std::move(show) : std::move(kept);
}

} // namespace regie
