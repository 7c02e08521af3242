#include "show/result.h"

#include "show/one_line.h"

namespace regie {

std::string Error::line() const {
    std::string text = where.empty() ? what : where + ": " + what;
    if (!remedy.empty())
        text += ". " + remedy;
    return one_line(text); // names of files hold any bytes
}

} // namespace regie
