#include "show/result.h"

#include <algorithm>

namespace regie {

std::string Error::line() const {
    std::string text = where.empty() ? what : where + ": " + what;
    if (!remedy.empty())
        text += ". " + remedy;
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

} // namespace regie
