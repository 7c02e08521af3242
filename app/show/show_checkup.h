#pragma once
// What would go wrong on the day although the show file can be read. Pure; places are JSON pointers into the
// show file.

#include "show/caption_file.h"
#include "show/show_file.h"

#include <cstdint>
#include <string>
#include <vector>

namespace regie {

/// Planned graphics that are not made for a canvas of this shape.
std::vector<Error> graphics_for_other_canvases(const ShowFile& show);

/// Captions of the show's file that nobody reads in time: as they are shown, counted as they are written.
std::vector<Error> captions_too_fast(const CaptionFile& file);

/// Answers that are not valid any more; their owner is named.
std::vector<Error> expired_answers(const ShowFile& show, std::int64_t now_ms);

/// Campaigns that are over, and dates in planned texts ("samedi 14 mars 2026", "14/03/2026") that are past.
std::vector<Error> dates_past(const ShowFile& show, std::int64_t now_ms);

/// Longer than a platform takes a broadcast.
std::vector<Error> too_long_for_platforms(const ShowFile& show);

/// Whether the recording of the planned length fits `free_bytes` of the disk `folder` lies on.
std::vector<Error> too_little_disk(const ShowFile& show, std::int64_t free_bytes, const std::string& folder);

/// The dates in a text, as people write them in French and English.
std::vector<Date> dates_in(const std::string& text);

} // namespace regie
