#pragma once
// What of a transport stream (ISO/IEC 13818-1: .ts, .m2ts, .mts) tsdemux misreads (GStreamer 1.22). Of other
// files there is nothing to say.

#include "pipelines/sources/file_correction.h"

#include <cstdint>
#include <optional>
#include <string>

namespace regie::pipelines {

/// Its table of contents with the sound named that stands there as private data, as ffmpeg writes AAC and
/// MPEG sound into an .m2ts. Nothing: none does.
std::optional<FileCorrection> name_private_sound(const std::string& path);

/// From when on its clock (the PCR) stands still for half a second or more, while pictures and sound go on,
/// before it goes on: what follows would come at wrong times. Reads the whole file.
std::optional<std::int64_t> clock_stands_from_ms(const std::string& path);

} // namespace regie::pipelines
