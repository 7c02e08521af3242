#pragma once
// Text files that other programs wrote: spreadsheets, calendars, subtitles. Pure.

#include "show/result.h"

#include <optional>
#include <string>

namespace regie {

struct DecodedText {
    std::string text;    ///< UTF-8 in composed form (NFC), lines ended by "\n", without a byte order mark
    std::string guessed; ///< "Windows-1252": nothing in the file says how it is written; empty: it says so

    /// "Its letters are read as Windows-1252, …", for people; empty when nothing was guessed.
    std::string words() const;
};

/// UTF-8, UTF-16 or UTF-32 with a byte order mark; else UTF-8 when it is that; else what Windows and older
/// Macs write in Western Europe, or UTF-16, whichever reads best. What cannot be read is U+FFFD.
DecodedText decode_text(const std::string& bytes);

/// What a file is that holds no text, and what to do about it: "this is an Excel workbook", "Save it as
/// CSV."; none: it may be text.
std::optional<Error> no_text(const std::string& bytes);

} // namespace regie
