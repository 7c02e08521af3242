#pragma once
// Flag rules that differ in one word.

#include "show/flag_settings.h"

#include <string>

namespace regie {

inline FlagSettings blocking(const std::string& word) {
    FlagSettings flags;
    flags.block = {word};
    return flags;
}

} // namespace regie
