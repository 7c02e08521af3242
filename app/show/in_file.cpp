#include "show/in_file.h"

#include <utility>

namespace regie {

Error in_file(Error error, const std::string& file) {
    error.where = error.where.empty() ? file : file + ": " + error.where;
    return error;
}

} // namespace regie
