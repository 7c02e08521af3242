#pragma once
// What the files of a recording are called.

#include <filesystem>

namespace regie::pipelines {

/// `file` itself while there is none, else the next of recording.mp4, recording-2.mp4, recording-3.mp4 …: a
/// file that was written is never touched again. Any thread; asks the disk.
std::filesystem::path next_free_recording(const std::filesystem::path& file);

} // namespace regie::pipelines
