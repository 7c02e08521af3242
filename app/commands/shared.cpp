#include "commands/shared.h"

#include "pipelines/last_ones.h"
#include "show/text.h"

#include <QByteArray>
#include <QStandardPaths>
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

namespace regie {

int refuse(const Error& error, int status) {
    fmt::print(stderr, "regie: {}\n", error.line());
    return status;
}

Result<void> can_be_opened(const std::filesystem::path& path) {
    if (valid_utf8(path.string()) == path.string())
        return {};
    return failure("the name of this file or of a folder above it is not UTF-8", path.string(),
                   "Rename it, or choose another place.");
}

std::filesystem::path sessions_folder() {
    const auto videos = QStandardPaths::writableLocation(QStandardPaths::MoviesLocation);
    return std::filesystem::path(videos.toStdString()) / "Regie";
}

int leave(int status) {
    if (!pipelines::last_ones_end()) {
        std::fflush(nullptr);
        std::_Exit(status);
    }
    return status;
}

void prepare_to_draw(const std::string& time_zone) {
    if (!time_zone.empty())
        qputenv("TZ", time_zone.c_str());
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
}

} // namespace regie
