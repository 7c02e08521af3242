#include "commands/commands.h"
#include "commands/shared.h"
#include "commands/supervisor.h"
#include "engine/engine.h"
#include "engine/guarded_application.h"
#include "engine/secrets.h"
#include "engine/show_loader.h"
#include "engine/signals.h"
#include "show/in_file.h"
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
        return refuse(show.error());
    GuardedApplication<QCoreApplication> app(argc, argv);
    if (mode == "live") {
        if (const auto secrets = secrets_of(*show); !secrets)
            return refuse(secrets.error());
        for (const auto& broken : broken_platform_rules(*show))
            refuse(broken);
    }
    for (const auto& expired : expired_answers(*show, QDateTime::currentMSecsSinceEpoch()))
        refuse(in_file(expired, file.string()));
    const auto session = arguments.out.empty() ? new_session_folder() : fs::absolute(arguments.out);
    if (auto made = make_session(session); !made)
        return refuse(made.error());
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
        return refuse(show.error());
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
    prepare_to_draw(options.show.time_zone);
    GuardedApplication<QGuiApplication> app(argc, argv);
    if (options.mode == "live") {
        auto secrets = secrets_of(options.show);
        if (!secrets)
            return refuse(secrets.error());
        options.secrets = std::move(*secrets);
    }
    return run_engine(std::move(options), app);
}

} // namespace regie
