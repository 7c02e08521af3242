#include "show/result.h"

#include "show/text.h"

#include <algorithm>

namespace regie {

std::string Error::line() const {
    std::string text = where.empty() ? what : where + ": " + what;
    if (!remedy.empty())
        text += ". " + remedy;
    std::replace(text.begin(), text.end(), '\n', ' ');
    return valid_utf8(text); // names of files hold any bytes
}

} // namespace regie
