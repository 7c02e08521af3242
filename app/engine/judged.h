#pragma once
// What flagging has to say of a comment, on its way to the show's core.

#include "flagging/flagger.h"

#include <string>

namespace regie {

struct Judged {
    std::string comment;
    Judgement judgement;
    bool anew = false; ///< the comment had come before the rules that judged it held
};

} // namespace regie
