#pragma once
// A file that a command makes. Nothing that was there is lost before the new one is good, and what the
// command itself reads is never replaced.

#include "show/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace regie {

/// How the name of a file ends that something is written into, and what to do about one that ends otherwise:
/// who opens it goes by that. Without an ending any name will do.
struct Ending {
    std::string ending; ///< ".mp4"
    std::string remedy;
};

/// Whether a command that reads `read` may write `file`: not over one of them, by whatever link or spelling,
/// and over another file only when it may `replace` it unasked, or when the person at the terminal says so.
/// Pipes and devices have names of their own.
Result<void> may_write(const std::filesystem::path& file, const std::vector<std::filesystem::path>& read,
                       bool replace, const Ending& named = {});

/// One that takes time: it is written beside its place.
class MadeFile {
  public:
    static Result<MadeFile> begin(const std::filesystem::path& file,
                                  const std::vector<std::filesystem::path>& read, bool replace,
                                  const Ending& named);
    ~MadeFile(); ///< what was not put in its place is removed
    MadeFile(MadeFile&& other) noexcept;
    MadeFile& operator=(MadeFile&&) = delete;

    /// Where to write it. Its place itself, when that is a pipe or a device.
    const std::filesystem::path& part() const { return part_; }
    bool is_beside() const { return part_ != file_; }
    /// It is good.
    Result<void> put_in_place();
    /// It is not whole, and stays beside its place.
    void leave();

  private:
    MadeFile(std::filesystem::path file, std::filesystem::path part);

    std::filesystem::path file_, part_;
    bool ours_ = true; ///< the part is to be removed
};

} // namespace regie
