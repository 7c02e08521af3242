#include "commands/made_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <iostream>
#include <string>
#include <unistd.h>
#include <utility>

namespace regie {

namespace fs = std::filesystem;

namespace {

bool agreed(const fs::path& file) {
    if (isatty(STDIN_FILENO) == 0)
        return false;
    fmt::print(stderr, "{} is there already. Replace it? [y/N] ", file.string());
    std::fflush(stderr);
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "Y" || answer == "o" || answer == "O"; // oui
}

/// Beside `place`, and nobody's: what is called like it already may be anything. With the same ending, by
/// which writers choose what they write.
fs::path new_part(const fs::path& place) {
    auto part = place;
    for (int number = 1; number < 1000; ++number) {
        const auto mark = number == 1 ? std::string(".part") : fmt::format(".part{}", number);
        part.replace_filename(place.stem().string() + mark + place.extension().string());
        const int made = open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (made >= 0)
            close(made);
        if (made >= 0 || errno != EEXIST) // who writes it says why it cannot be written
            break;
    }
    return part;
}

Result<void> ends_as(const fs::path& file, const Ending& named) {
    auto ending = file.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (named.ending.empty() || ending == named.ending)
        return {};
    return failure(fmt::format("what is written ends with {}, this name does not", named.ending),
                   file.string(), named.remedy);
}

} // namespace

Result<void> may_write(const fs::path& file, const std::vector<fs::path>& read, bool replace,
                       const Ending& named) {
    std::error_code error;
    if (fs::is_directory(file, error))
        return failure("this is a folder", file.string(), "Name a file in it.");
    if (!fs::exists(file, error))
        return ends_as(file, named);
    if (!fs::is_regular_file(file, error))
        return {};
    const auto same = std::find_if(read.begin(), read.end(), [&](const fs::path& one) {
        std::error_code ignored;
        return fs::equivalent(one, file, ignored);
    });
    if (same != read.end())
        return failure(fmt::format("this would replace {}, which it is made from", same->filename().string()),
                       file.string(), "Choose another name.");
    if (auto good = ends_as(file, named); !good)
        return good;
    if (!replace && !agreed(file))
        return failure("there is such a file already", file.string(),
                       "Choose another name, or give --replace.");
    return {};
}

MadeFile::MadeFile(fs::path file, fs::path part) : file_(std::move(file)), part_(std::move(part)) {}

MadeFile::MadeFile(MadeFile&& other) noexcept
    : file_(std::move(other.file_)), part_(std::move(other.part_)), ours_(std::exchange(other.ours_, false)) {
}

MadeFile::~MadeFile() {
    std::error_code error;
    if (ours_ && is_beside())
        fs::remove(part_, error);
}

Result<MadeFile> MadeFile::begin(const fs::path& file, const std::vector<fs::path>& read, bool replace,
                                 const Ending& named) {
    if (auto may = may_write(file, read, replace, named); !may)
        return tl::unexpected(may.error());
    std::error_code error;
    auto place = fs::weakly_canonical(file, error); // of a link, what it leads to
    if (error || (fs::exists(place, error) && !fs::is_regular_file(place, error)))
        return MadeFile(file, file);
    auto part = new_part(place);
    return MadeFile(std::move(place), std::move(part));
}

Result<void> MadeFile::put_in_place() {
    ours_ = false;
    std::error_code error;
    if (is_beside())
        fs::rename(part_, file_, error);
    if (error)
        return failure(fmt::format("it cannot be put in its place ({})", error.message()), file_.string(),
                       fmt::format("It is in {}.", part_.string()));
    return {};
}

void MadeFile::leave() { ours_ = false; }

} // namespace regie
