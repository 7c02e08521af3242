#include "commands/commands.h"
#include "commands/supervisor.h"
#include "engine/engine.h"
#include "engine/secrets.h"
#include "engine/show_loader.h"
#include "engine/signals.h"
#include "show/platform_rules.h"
#include "show/show_checkup.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QGuiApplication>
#include <QStandardPaths>
#include <fmt/format.h>

namespace regie {

namespace fs = std::filesystem;

namespace {

int refuse(const Error& error, int status) {
    fmt::print(stderr, "regie: {}\n", error.line());
    return status;
}

// ~/Videos/Regie/2026-11-23 20-41-07, so that a crew finds its recordings where videos are.
fs::path new_session_folder() {
    const auto videos = QStandardPaths::writableLocation(QStandardPaths::MoviesLocation);
    const auto stamp = QDateTime::currentDateTime().toString("yyyy-MM-dd HH-mm-ss");
    return fs::path(videos.toStdString()) / "Regie" / stamp.toStdString();
}

Result<void> make_session(const fs::path& folder) {
    std::error_code error;
    if (fs::exists(folder / "log.sqlite", error))
        return failure("this folder holds a session already", folder.string(),
                       "Choose another one with --out; what is recorded is never overwritten.");
    fs::create_directories(folder, error);
    if (error)
        return failure("the session's folder cannot be made: " + error.message(), folder.string(),
                       "Choose another one with --out.");
    return {};
}

} // namespace

int run_show(const std::string& mode, const ShowArguments& arguments, int argc, char** argv) {
    const auto file = arguments.show.empty() ? builtin_show() : fs::absolute(arguments.show);
    auto show = load_show(file);
    if (!show)
        return refuse(show.error(), 2);
    QCoreApplication app(argc, argv);
    if (mode == "live") {
        if (const auto secrets = secrets_of(*show); !secrets)
            return refuse(secrets.error(), 2);
        for (const auto& broken : broken_platform_rules(*show))
            fmt::print(stderr, "regie: {}\n", broken.line());
    }
    const auto now_ms = QDateTime::currentMSecsSinceEpoch();
    for (auto expired : expired_answers(*show, now_ms)) {
        expired.where = file.string() + ": " + expired.where;
        fmt::print(stderr, "regie: {}\n", expired.line());
    }
    const auto session = arguments.out.empty() ? new_session_folder() : fs::absolute(arguments.out);
    if (auto made = make_session(session); !made)
        return refuse(made.error(), 2);
    Supervisor supervisor(
        {mode, file, session, arguments.headless, arguments.seconds, arguments.port, arguments.remote},
        std::move(*show));
    const Signals on_signal([&] { supervisor.stop(); });
    if (auto started = supervisor.start(); !started)
        return refuse(started.error(), 1);
    return QCoreApplication::exec();
}

int run_engine_command(const EngineArguments& arguments, int argc, char** argv) {
    auto show = load_show(arguments.show);
    if (!show)
        return refuse(show.error(), 2);
    EngineOptions options;
    options.show = std::move(*show);
    options.show_file = fs::absolute(arguments.show);
    options.session = arguments.session;
    options.mode = arguments.mode;
    options.seconds = arguments.seconds;
    options.port = arguments.port;
    options.remote_port = arguments.remote;
    for (const auto& standin : arguments.standins) {
        const auto equals = standin.find('=');
        if (equals == std::string::npos)
            return refuse({"\"" + standin + "\" is not FEED=URL", "--standin", {}}, 2);
        options.standins[standin.substr(0, equals)] = standin.substr(equals + 1);
    }
    if (const auto& zone = options.show.time_zone; !zone.empty())
        qputenv("TZ", zone.c_str()); // clocks on air are those of the show's place
    // No window and no GPU: the overlay scene is drawn by the CPU into memory.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication app(argc, argv);
    if (options.mode == "live") {
        auto secrets = secrets_of(options.show);
        if (!secrets)
            return refuse(secrets.error(), 2);
        options.secrets = std::move(*secrets);
    }
    return run_engine(std::move(options), app);
}

} // namespace regie
