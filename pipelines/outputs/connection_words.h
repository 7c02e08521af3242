#pragma once
// What the operator is told about a network output. Our own sentences, by what happened: a library's words
// may hold a key. Pure.

#include "pipelines/outputs/connection.h"
#include "pipelines/outputs/output_address.h"

#include <string>

namespace regie::pipelines {

/// Nothing gets better by trying again: a person has to do something first.
bool stops_retrying(Fault fault);

/// What happened, and what can be done: "Nobody answers at HOST:PORT." and so on. `name` is how people call
/// the output: a platform or a host.
std::string words_for(Fault fault, const std::string& name, const OutputAddress& address);

std::string connecting_words(const std::string& name);
std::string running_words(const std::string& name);
/// While it is being brought back; begins with what happened.
std::string lost_words(Fault fault, const std::string& name, const OutputAddress& address);
/// After a fault that stops retrying.
std::string failed_words(Fault fault, const std::string& name, const OutputAddress& address);
/// The ingest takes a connection and ends it at once, again and again.
std::string closed_at_once_words(const std::string& name, const OutputAddress& address);

/// How a broadcast that is over was ended.
enum class Goodbye {
    NeverBegun, ///< no picture ever came
    Heard,      ///< the ingest has everything, and knows
    Broken,     ///< the connection broke in the last seconds
    Unheard,    ///< the ingest did not take the last of it in time
    Away,       ///< there was no connection
};
std::string ended_words(const std::string& name, Goodbye goodbye);

} // namespace regie::pipelines
