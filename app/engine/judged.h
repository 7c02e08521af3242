#pragma once
// What flagging has to say of a comment, on its way to the show's core.

#include "flagging/flagger.h"

#include <cstdint>
#include <string>

namespace regie {

struct Judged {
    enum class Why : std::uint8_t {
        Came,     ///< or was edited
        NewRules, ///< it had come before the rules that judged it held
        TakeOver, ///< the engine before this one may have died before it was flagged
    };
    std::string comment;
    Judgement judgement;
    Why why = Why::Came;
};

} // namespace regie
