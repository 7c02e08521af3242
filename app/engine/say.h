#pragma once
// What an engine says to whoever started it. They may be gone or asleep: nothing here waits, fails or throws.

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace regie {

/// Lines that nobody reads are left out from here on, instead of waited for.
void wait_for_no_reader();

/// A line of JSON on standard output. Any thread.
void say(const nlohmann::json& line);
/// "regie: " and a sentence for a person on standard error. Any thread.
void complain(const std::string& words);

} // namespace regie
