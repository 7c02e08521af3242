#include "commands/shared.h"

#include <QByteArray>
#include <fmt/format.h>

#include <cstdio>

namespace regie {

int refuse(const Error& error, int status) {
    fmt::print(stderr, "regie: {}\n", error.line());
    return status;
}

void prepare_to_draw(const std::string& time_zone) {
    if (!time_zone.empty())
        qputenv("TZ", time_zone.c_str());
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
}

} // namespace regie
