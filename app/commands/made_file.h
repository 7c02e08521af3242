#pragma once
// A file that a command makes. Nothing that was there is lost before the new one is good, and what the
// command itself reads is never replaced.

#include "show/result.h"

#include <filesystem>
#include <vector>

namespace regie {

/// Whether a command that reads `read` may write `file`: not over one of them, by whatever link or spelling,
/// and over another file only when it may `replace` it unasked, or when the person at the terminal says so.
Result<void> may_write(const std::filesystem::path& file, const std::vector<std::filesystem::path>& read,
                       bool replace);

/// One that takes time: it is written beside its place.
class MadeFile {
  public:
    static Result<MadeFile> begin(const std::filesystem::path& file,
                                  const std::vector<std::filesystem::path>& read, bool replace);
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
