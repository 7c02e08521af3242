#pragma once
// What the engine says of sources, outputs and feeds, and of what it refuses, in the desk's language. The log
// has it in English, as the engine wrote it. GUI thread.

#include <QString>

#include <string>

namespace regie::desk {

/// "Facebook does not answer: check this machine's network. It is tried again every 2 seconds." in the desk's
/// language; what is not known stays as it is.
QString engine_words(const std::string& said);

} // namespace regie::desk
