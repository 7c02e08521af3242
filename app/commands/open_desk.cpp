#include "commands/commands.h"
#include "commands/made_file.h"
#include "commands/patient_output.h"
#include "commands/shared.h"
#include "desk/run_desk.h"

#include <QGuiApplication>
#include <fmt/format.h>

#include <cstdio>
#include <unistd.h>

namespace regie {

namespace {

const Ending kPicture{".png", "Name it .png."};

/// Over what was there: whoever asked for it has said so by now.
bool keep_picture(const QImage& picture, const std::string& file) {
    auto made = MadeFile::begin(file, {}, true, kPicture);
    if (made && !picture.save(QString::fromStdString(made->part().string()), "PNG"))
        made = failure("the picture could not be written", file, "Is the folder there and writable?");
    const auto kept = made ? made->put_in_place() : tl::unexpected(made.error());
    if (!kept)
        refuse(kept.error());
    return kept.has_value();
}

} // namespace

int run_desk_command(const DeskArguments& arguments, int argc, char** argv) {
    desk::DeskOptions options;
    options.url = QUrl(QString::fromStdString(arguments.url));
    if (!options.url.isValid() || (options.url.scheme() != "ws" && options.url.scheme() != "wss") ||
        options.url.port() < 0) {
        fmt::print(stderr,
                   "regie: --connect: \"{}\" is not an engine's address. Write it as ws://127.0.0.1:{}, or "
                   "wss://HOST:PORT on another machine.\n",
                   arguments.url, kDeskPort);
        return 2;
    }
    if (!arguments.name.empty())
        options.name = QString::fromStdString(arguments.name);
    if (!arguments.size.empty()) {
        int width = 0;
        int height = 0;
        if (std::sscanf(arguments.size.c_str(), "%dx%d", &width, &height) != 2 || width < 800 ||
            height < 600) {
            fmt::print(
                stderr,
                "regie: --size: \"{}\" is not a window's size. Write it as 1600x1000, 800x600 or more.\n",
                arguments.size);
            return 2;
        }
        options.size = {width, height};
    }
    if (!arguments.screenshot.empty()) {
        if (const auto may = may_write(arguments.screenshot, {}, arguments.replace, kPicture); !may)
            return refuse(may.error());
        options.screenshot = [&](const QImage& picture) {
            return keep_picture(picture, arguments.screenshot);
        };
    }
    options.screenshot_after_ms = arguments.screenshot_after_ms;
    desk::prepare_desk();
    int status = 0;
    {
        QGuiApplication app(argc, argv);
        const PatientOutput output; // behind it, because why there can be no window ends the process
        status = desk::run_desk(options, app);
    }
    if (status != desk::kDeskAgain)
        return status;
    // The same process in the eyes of the one that watches it.
    execv("/proc/self/exe", argv);
    fmt::print(stderr,
               "regie: the desk could not be started again. The broadcast goes on; open one by hand.\n");
    return 1;
}

} // namespace regie
