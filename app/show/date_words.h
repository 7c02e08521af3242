#pragma once
// Days and months as people write them, in French and English. Pure.

#include "show/zoned_time.h"

#include <string>
#include <string_view>

namespace regie {

/// "samedi 28 novembre", "lundi 1er mars"; "Saturday 28 November".
std::string day_words(Date date, bool french);
/// "11:00", of the minute of a day.
std::string clock_words(int minute);
/// 1 for "lundi" or "monday" … 7; 0: no day. Lower case.
unsigned day_named(std::string_view word);
/// 1 for "janvier" or "january" … 12; 0: no month. Lower case.
unsigned month_named(std::string_view word);

} // namespace regie
