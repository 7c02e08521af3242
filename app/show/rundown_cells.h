#pragma once
// What a spreadsheet's cells say, as people and their programs write it. Pure.

#include <cstdint>
#include <optional>
#include <string>

namespace regie {

/// "Sous-titre " → "soustitre": what names are compared by.
std::string plain_of(const std::string& text);

/// Without the blanks around it, no-break ones too.
std::string trimmed(const std::string& text);

/// Whole seconds of "8", "8,0", "8,5" (9), "8 s", "2 min 30", "1:30", "00:01:30"; none: it is no length.
std::optional<std::int64_t> seconds_of(std::string cell);

/// A time of the show as the show file writes it, of "18:10", "18h10" or "0,75", as spreadsheets hold 18:00;
/// none: it is no time.
std::optional<std::string> time_of(const std::string& cell);

/// How an item starts as the show file writes it, of "manuel", "à l'heure" or "suivre" too; none: it does not
/// say.
std::optional<std::string> start_of(const std::string& cell);

std::optional<bool> yes_or_no(const std::string& cell);

} // namespace regie
