#pragma once
// What is written into a file reaches the disk soon, so that a power cut costs a second of it and not its
// beginning.

#include <filesystem>
#include <memory>

namespace regie::pipelines {

/// With a thread of its own: a disk takes as long as it takes, and nobody waits for that.
class DiskSync {
  public:
    /// `file` is there. Its folder and the one above are written first: a file without a name is lost.
    explicit DiskSync(const std::filesystem::path& file);
    ~DiskSync(); ///< a last time, without waiting
    DiskSync(const DiskSync&) = delete;
    DiskSync& operator=(const DiskSync&) = delete;

  private:
    struct Wish;
    std::shared_ptr<Wish> wish_;
};

} // namespace regie::pipelines
