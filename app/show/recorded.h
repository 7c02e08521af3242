#pragma once
// Where a session's recordings and marks lie on the show clock: a fold over its log.

#include "show/show_state.h"

#include <cstdint>
#include <string>
#include <vector>

namespace regie {

/// The outputs that are files: what was broadcast, and the same without graphics, for clips that lay them out
/// anew.
inline constexpr const char* kRecordingOutput = "recording";
inline constexpr const char* kCleanOutput = "clean";

inline bool is_file(const std::string& output) {
    return output == kRecordingOutput || output == kCleanOutput;
}

/// A file of a recording. It begins at show time `first_ms`; the show clock goes on in it.
struct RecordedFile {
    std::string file; ///< its name in the session's folder
    std::int64_t first_ms = 0;

    bool operator==(const RecordedFile&) const = default;
};

/// Those of one output, in the order they were begun. `events` are the session's, of its start and its
/// outputs at least.
std::vector<RecordedFile> recorded_files(const std::vector<Event>& events,
                                         const std::string& of = kRecordingOutput);

/// Every mark of a session, in the order they were set.
std::vector<Mark> marks(const std::vector<Event>& events);

/// The file that was being written at a show time; null when none had begun. What it holds may end earlier.
const RecordedFile* file_at(const std::vector<RecordedFile>& files, std::int64_t show_ms);

/// A show time, a mark's name, or its number ("#2" is the second one that was set). A name goes before a
/// time: a mark may be called "12".
Result<std::int64_t> find_moment_ms(const std::vector<Mark>& marks, const std::string& text);

} // namespace regie
