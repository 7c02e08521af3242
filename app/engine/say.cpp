#include "engine/say.h"

#include "show/json_text.h"
#include "show/one_line.h"

#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace regie {

namespace {

/// At once, so that lines of two threads stay apart.
void write_line(int file, const std::string& line) {
    [[maybe_unused]] const auto written = write(file, line.data(), line.size());
}

} // namespace

void wait_for_no_reader() {
    for (const int file : {STDOUT_FILENO, STDERR_FILENO}) {
        struct stat about {};
        // A terminal's flag would be everybody's who has it open.
        if (fstat(file, &about) == 0 && S_ISFIFO(about.st_mode))
            fcntl(file, F_SETFL, fcntl(file, F_GETFL) | O_NONBLOCK);
    }
}

void say(const nlohmann::json& line) { write_line(STDOUT_FILENO, json_text(line) + "\n"); }

void complain(const std::string& words) { write_line(STDERR_FILENO, "regie: " + one_line(words) + "\n"); }

} // namespace regie
