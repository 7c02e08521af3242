#pragma once
// A recording file made into what people pass on after the show: a fast-start MP4 with chapters.

#include "pipelines/outputs/chapter.h"
#include "show/result.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace regie::pipelines {

/// Rewrites a closed recording file in its place, its packets unchanged, with its index in front and
/// `chapters` (those outside the file are left out). One finished file for each recording file, because its
/// name is the one in the log, and what the disk or a crash tore apart keeps its own show time.
///
/// The file is replaced only after the new one was read back from the disk and every packet of it found the
/// same; on any doubt, or when there is no room for a second copy, it stays as it is, playable, and the error
/// says why. Blocks its caller for as long as that takes (two or three times the file through the disk); the
/// work is done in a thread that the scheduler and the disk serve last. `go_on` is asked now and then on that
/// thread; false gives up.
Result<void> finish_recording(const std::filesystem::path& file, const std::vector<Chapter>& chapters,
                              const std::function<bool()>& go_on = {});

/// Whether a file is one that was finished: its index and its data are there, and no fragments.
bool is_finished(const std::filesystem::path& file);

} // namespace regie::pipelines
