#pragma once
// An event of a log in words, for a person at a terminal.

#include "show/event.h"

#include <string>

namespace regie {

/// On one line. What people wrote stands in quotes, its control characters escaped: a terminal obeys nobody.
std::string words_of(const EventBody& body);

} // namespace regie
