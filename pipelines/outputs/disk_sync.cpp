#include "pipelines/outputs/disk_sync.h"

#include <chrono>
#include <condition_variable>
#include <fcntl.h>
#include <mutex>
#include <thread>
#include <unistd.h>

namespace regie::pipelines {

namespace fs = std::filesystem;

namespace {

/// With a fragment of 250 ms, what is in the encoder and the time the disk needs: less than a second is lost.
constexpr std::chrono::milliseconds kEvery(500);

class OpenFile {
  public:
    OpenFile(const fs::path& path, int flags) : descriptor_(open(path.c_str(), flags | O_CLOEXEC)) {}
    ~OpenFile() {
        if (descriptor_ >= 0)
            close(descriptor_);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    int get() const { return descriptor_; }

  private:
    const int descriptor_;
};

} // namespace

struct DiskSync::Wish {
    std::mutex mutex;
    std::condition_variable changed;
    bool stop = false;
};

DiskSync::DiskSync(const fs::path& file) : wish_(std::make_shared<Wish>()) {
    std::thread([file, wish = wish_] {
        std::error_code error;
        const auto whole = fs::absolute(file, error);
        // What cannot be synced cannot be written either, and the writer says so.
        const OpenFile written(whole, O_RDONLY);
        static_cast<void>(fdatasync(written.get()));
        for (const auto& folder : {whole.parent_path(), whole.parent_path().parent_path()})
            static_cast<void>(fsync(OpenFile(folder, O_RDONLY | O_DIRECTORY).get()));
        std::unique_lock lock(wish->mutex);
        while (!wish->stop) {
            wish->changed.wait_for(lock, kEvery, [&] { return wish->stop; });
            lock.unlock();
            static_cast<void>(fdatasync(written.get()));
            lock.lock();
        }
    }).detach();
}

DiskSync::~DiskSync() {
    {
        std::lock_guard lock(wish_->mutex);
        wish_->stop = true;
    }
    wish_->changed.notify_all();
}

} // namespace regie::pipelines
