#include "commands/commands.h"
#include "commands/patient_output.h"
#include "commands/shared.h"
#include "commands/supervisor.h"
#include "engine/engine.h"
#include "engine/guarded_application.h"
#include "engine/recent_sessions.h"
#include "engine/say.h"
#include "engine/secrets.h"
#include "engine/session_lock.h"
#include "engine/session_show.h"
#include "engine/show_loader.h"
#include "engine/signals.h"
#include "show/bounded_json.h"
#include "show/in_file.h"
#include "show/platform_rules.h"
#include "show/show_checkup.h"
#include "store/log_store.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QGuiApplication>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <iterator>

namespace regie {

namespace fs = std::filesystem;

namespace {

// ~/Videos/Regie/2026-11-23 20-41-07
fs::path new_session_folder() {
    const auto stamp = QDateTime::currentDateTime().toString("yyyy-MM-dd HH-mm-ss");
    return sessions_folder() / stamp.toStdString();
}

/// Whether the folder holds a show that has begun and not ended. A session that is over is an error.
Result<bool> has_begun(const fs::path& folder, const std::string& mode) {
    std::error_code error;
    if (!fs::exists(folder / "log.sqlite", error))
        return false;
    const auto events = store::read_log(folder / "log.sqlite",
                                        {.kinds = {"session.started", "session.ending", "session.ended"}});
    if (events && events->empty()) // the engine that made the log did not live to write into it
        return false;
    const auto* started = events ? std::get_if<SessionStarted>(&events->front().body) : nullptr;
    if (!started || events->size() > 1 || started->mode != mode || said_its_end(folder))
        return failure("this folder holds a session already", folder.string(),
                       "Choose another one with --out; what is recorded is never overwritten.");
    return true;
}

Result<void> make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return failure("the session's folder cannot be made: " + error.message(), folder.string(),
                       "Choose another one with --out.");
    return {};
}

/// The session in which an engine runs this very show; none: there is none.
std::optional<NotedSession> running_session(const std::vector<NotedSession>& sessions) {
    const auto found = std::find_if(sessions.begin(), sessions.end(), [](const NotedSession& noted) {
        return running_engine(noted.session).has_value();
    });
    return found == sessions.end() ? std::nullopt : std::optional(*found);
}

/// The last one of them that has begun and not ended; empty: there is none.
fs::path unfinished_session(const std::vector<NotedSession>& sessions, const std::string& mode) {
    const auto found = std::find_if(sessions.begin(), sessions.end(), [&](const NotedSession& noted) {
        return has_begun(noted.session, mode).value_or(false);
    });
    return found == sessions.end() ? fs::path() : found->session;
}

/// A session goes on with its own show.
Result<void> is_of_show(const fs::path& session, const fs::path& show_file) {
    std::error_code error;
    if (!fs::exists(session / "show", error) || fs::exists(kept_copy(session, show_file), error))
        return {};
    return failure("this folder holds another show that has not ended", session.string(),
                   "Give that show's file, or choose another folder with --out.");
}

} // namespace

int run_show(const std::string& mode, const ShowArguments& arguments, int argc, char** argv) {
    auto file = arguments.show.empty() ? builtin_show() : fs::absolute(arguments.show);
    GuardedApplication<QCoreApplication> app(argc, argv);
    auto session = arguments.out.empty() ? new_session_folder() : fs::absolute(arguments.out);
    for (const auto& path : {file, session})
        if (const auto good = can_be_opened(path); !good)
            return refuse(good.error());
    std::shared_ptr<void> turn;
    if (mode == "live") { // twice at the same time it would be sent to the same places
        turn = turn_to_begin();
        const auto sessions = sessions_of(file);
        const auto running = running_session(sessions);
        if (running && arguments.out.empty()) {
            file = running->show_file;
            session = running->session;
        } else if (std::error_code error; running && !fs::equivalent(running->session, session, error)) {
            return refuse({"this show is on air already", running->session.string(),
                           "Give that folder with --out, or none, to watch over it; or end it first."});
        }
        if (const auto left =
                !running && arguments.out.empty() ? unfinished_session(sessions, mode) : fs::path();
            !left.empty())
            complain(fmt::format(
                "this show has a session that did not end: {}. To go on with it, end this one and "
                "give it with --out.",
                left.string()));
    }
    const auto begun = has_begun(session, mode);
    if (!begun)
        return refuse(begun.error());
    if (*begun)
        if (const auto same = is_of_show(session, file); !same)
            return refuse(same.error());
    SupervisorOptions options;
    options.mode = mode;
    options.show_file = file;
    options.session = session;
    options.begun = *begun;
    options.headless = arguments.headless;
    options.seconds = arguments.seconds;
    options.port = arguments.port;
    options.remote = arguments.remote;
    options.turn = std::move(turn);
    std::vector<Error> without;
    auto show = *begun ? open_session_show(file, session, &without) : load_show(file);
    if (!show)
        return refuse(show.error());
    if (!show->captions_guess.empty())
        complain(show->captions_guess);
    if (mode == "live") {
        auto found = secrets_of(*show);
        for (const auto& missing : found.missing)
            refuse(missing);
        if (!found.missing.empty() && !*begun) // else the show goes on with the others
            return 2;
        options.secrets = std::move(found.secrets);
        for (const auto& broken : broken_platform_rules(*show))
            refuse(broken);
    }
    for (const auto& expired : expired_answers(*show, QDateTime::currentMSecsSinceEpoch()))
        refuse(in_file(expired, file.string()));
    if (auto made = make_folder(session); !made)
        return refuse(made.error());
    note_session(file, session);
    const PatientOutput output;
    Supervisor supervisor(std::move(options), std::move(*show), output);
    const Signals on_signal([&] { supervisor.stop(); });
    if (auto started = supervisor.start(); !started)
        return refuse(started.error(), 1);
    return QCoreApplication::exec();
}

namespace {

/// As whoever started this engine looked them up.
Secrets given_secrets() {
    const std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    const auto json = parse_shallow_json(text);
    Secrets secrets;
    if (json.is_object())
        for (const auto& [name, secret] : json.items())
            if (secret.is_string())
                secrets[name] = secret;
    return secrets;
}

} // namespace

int run_engine_command(const EngineArguments& arguments, int argc, char** argv) {
    EngineOptions options;
    options.show_file = fs::absolute(arguments.show);
    options.session = arguments.session;
    options.mode = arguments.mode;
    options.seconds = arguments.seconds;
    options.port = arguments.port;
    options.remote_port = arguments.remote;
    for (const auto& end : arguments.after)
        options.after.push_back(*engine_end_of(end)); // the command line was checked
    for (const auto& standin : arguments.standins) {
        const auto equals = standin.find('=');
        if (equals == std::string::npos)
            return refuse({"\"" + standin + "\" is not FEED=URL", "--standin", {}}, 2);
        options.standins[standin.substr(0, equals)] = standin.substr(equals + 1);
    }
    if (arguments.secrets)
        options.secrets = given_secrets();
    const bool begun = fs::exists(options.session / "log.sqlite");
    auto show = open_session_show(options.show_file, options.session, begun ? &options.without : nullptr);
    if (!show)
        return refuse(show.error());
    options.show = std::move(*show);
    prepare_to_draw(options.show.time_zone);
    GuardedApplication<QGuiApplication> app(argc, argv);
    if (options.mode == "live" && !arguments.secrets) {
        auto found = secrets_of(options.show);
        if (!found.missing.empty() && !begun)
            return refuse(found.missing.front());
        options.without.insert(options.without.end(), found.missing.begin(), found.missing.end());
        options.secrets = std::move(found.secrets);
    }
    return run_engine(options, app);
}

} // namespace regie
