#pragma once
// Libraries beneath Qt that open pictures say what they find on standard error themselves, past Qt's message
// handler. What follows from it is an error of read_picture().

namespace regie::overlay {

/// From now on they say nothing. Any thread, any number of times.
void keep_libraries_quiet();

} // namespace regie::overlay
