// The composition root: reads the command line and runs one of the subcommands.

#include "commands/commands.h"
#include "engine/meant_path.h"

#include <CLI/CLI.hpp>
#include <QByteArrayView>
#include <QString>
#include <QtGlobal>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace regie {
namespace {

/// Shells of root have no folder for sockets and the like: Qt would complain at every start, then choose this
/// one. What somebody else laid there is not ours: who listens in it would be taken for our sound server.
void ensure_runtime_folder() {
    if (std::getenv("XDG_RUNTIME_DIR"))
        return;
    const auto folder = std::filesystem::temp_directory_path() / ("runtime-" + std::to_string(getuid()));
    struct stat about {};
    mkdir(folder.c_str(), 0700);
    if (lstat(folder.c_str(), &about) == 0 && S_ISDIR(about.st_mode) && about.st_uid == getuid() &&
        (about.st_mode & 0777) == 0700)
        setenv("XDG_RUNTIME_DIR", folder.c_str(), 0);
    else
        std::fprintf(
            stderr,
            "regie: %s belongs to somebody else, or others may write there: it is not used, and there is "
            "no sound server. Remove it.\n",
            folder.c_str());
}

QtMessageHandler said_otherwise = nullptr;

/// What libraries beneath Qt say of fonts and pictures, for who builds them: what follows from it is said by
/// the check and by the engine, in words.
void leave_out_of_libraries(QtMsgType type, const QMessageLogContext& context, const QString& words) {
    const QByteArrayView category(context.category ? context.category : "");
    if (!category.startsWith("qt.gui.imageio") && !category.startsWith("qt.svg") &&
        !words.contains("OpenType support missing"))
        said_otherwise(type, context, words);
}

/// For what a command reads: found under either form of its name. What is not there is the command's to
/// refuse, unless it can be told what was meant.
CLI::Validator to_read() {
    const auto find = [](std::string& path) -> std::string {
        path = as_it_lies(path).string();
        std::error_code error;
        if (path.empty() || std::filesystem::exists(path, error))
            return {};
        const auto meant = meant_by(path, {});
        return meant ? "there is no \"" + path + "\". Did you mean \"" + *meant + "\"?" : std::string();
    };
    return {find, "", "to read"};
}

int run(int argc, char** argv) {
    CLI::App cli{"Régie: a live control room for public institutions."};
    cli.name("regie");
    cli.set_version_flag("--version", REGIE_VERSION);
    cli.require_subcommand(1);
    int status = 0;

    ShowArguments rehearse, live;
    auto* rehearse_command = cli.add_subcommand(
        "rehearse",
        "Rehearse a show: recorded video and recorded comments on one clock; nothing leaves the machine");
    rehearse_command->add_option("SHOW", rehearse.show, "Show file; the built-in rehearsal when left out")
        ->transform(to_read());
    const auto add_show_options = [](CLI::App& command, ShowArguments& arguments) {
        command.add_flag("--headless", arguments.headless, "No desk, also where there is a display");
        command.add_option("--seconds", arguments.seconds, "End after this many seconds")
            ->check(CLI::Range(1, 24 * 3600));
        command.add_option("--out", arguments.out,
                           "Folder for the log and the recording (a new one under your videos)");
        command.add_option("--port", arguments.port, "Port for desks; another is chosen when it is taken")
            ->capture_default_str();
        command.add_option(
            "--remote", arguments.remote,
            "Let desks on other machines come at this port (4711 is usual); each is paired with "
            "a code first");
    };
    add_show_options(*rehearse_command, rehearse);
    rehearse_command->callback([&] { status = run_show("rehearse", rehearse, argc, argv); });

    auto* live_command =
        cli.add_subcommand("live", "Broadcast a show: its sources, its outputs, its comments");
    live_command->add_option("SHOW", live.show, "Show file")->transform(to_read())->required();
    add_show_options(*live_command, live);
    live_command->callback([&] { status = run_show("live", live, argc, argv); });

    LiveVideoArguments video;
    auto* video_command =
        cli.add_subcommand("live-video", "Make a Facebook live video to send to, or end one");
    video_command->require_subcommand(1);
    auto* create_command =
        video_command->add_subcommand("create", "Make one; it goes live when pictures come");
    create_command->add_option("--page", video.page, "The page's id")->required();
    create_command->add_option("--title", video.title, "Its title on the page");
    create_command->add_option("--key", video.key, "Secret that its stream key is kept as")
        ->capture_default_str();
    auto* end_command = video_command->add_subcommand("end", "End one");
    end_command->add_option("--video", video.video, "Its id")->required();
    for (auto* command : {create_command, end_command}) {
        command->add_option("--token", video.token, "Secret that opens the page")->required();
        command->add_option("--at", video.url, "A stand-in on this machine: http://127.0.0.1:PORT");
        command->callback([&] { status = run_live_video(video, argc, argv); });
    }

    std::string secret;
    auto* secret_command =
        cli.add_subcommand("secret", "Keep a stream key or a token, which a show file calls \"secret:NAME\"");
    secret_command->add_option("NAME", secret, "Its name; the secret itself is asked for")->required();
    secret_command->callback([&] { status = run_secret(secret, argc, argv); });

    RenderArguments render;
    auto* render_command =
        cli.add_subcommand("render", "Render a show into a file, every frame exact, as fast as it goes");
    render_command->add_option("SHOW", render.show, "Show file; the built-in rehearsal when left out")
        ->transform(to_read());
    render_command
        ->add_option(
            "--out", render.out,
            "File to write: an MP4, or raw pictures (YUV4MPEG2) with the sound beside them in a .wav")
        ->required();
    render_command
        ->add_option("--seconds", render.seconds,
                     "So much of it (until its video is over and its last cue has run)")
        ->check(CLI::Range(1, 24 * 3600));
    render_command->add_option(
        "--at", render.at,
        "Wall time at which it begins, for clocks and campaigns: \"2026-11-25 18:45\" (1970)");
    render_command->add_option("--encoder", render.encoder, "x264, or none for raw pictures")
        ->check(CLI::IsMember({"x264", "none"}))
        ->capture_default_str();
    render_command->add_flag("--replace", render.replace, "Over what is there already, without asking");
    render_command->callback([&] { status = run_render(render, argc, argv); });

    DeskArguments desk;
    auto* desk_command = cli.add_subcommand("desk", "Open a desk for a running engine");
    desk_command->add_option("--connect", desk.url, "The engine's address")->capture_default_str();
    desk_command->add_option("--name", desk.name, "The name your decisions are logged under");
    desk_command->add_option("--screenshot", desk.screenshot,
                             "Save a picture of the desk after --after ms, then close");
    desk_command->add_option("--after", desk.screenshot_after_ms, "Milliseconds before the picture")
        ->capture_default_str();
    desk_command->add_flag("--replace", desk.replace, "Over a picture that is there already, without asking");
    desk_command->add_option("--size", desk.size, "Size of the window: 1600x1000");
    desk_command->callback([&] { status = run_desk_command(desk, argc, argv); });

    std::string show;
    auto* check_command = cli.add_subcommand("check", "Say what is wrong with a show file, before the day");
    check_command->add_option("SHOW", show, "Show file")->transform(to_read())->required();
    check_command->callback([&] { status = run_check(show, argc, argv); });

    bool devices_as_json = false;
    auto* devices_command = cli.add_subcommand(
        "devices", "List cameras and microphones, with their formats and how a show file names them");
    devices_command->add_flag("--json", devices_as_json, "As one JSON object");
    devices_command->callback(
        [&] { status = run_devices(devices_as_json ? OutputFormat::Json : OutputFormat::Text); });

    FlagArguments flag;
    auto* flag_command = cli.add_subcommand(
        "flag", "Flag comments: a JSON line in, a JSON line out, in order; what is not a comment gives "
                "{\"id\", \"error\"}");
    flag_command->add_option("--rules", flag.rules, "JSON file, as \"flags\" of a show file")
        ->transform(to_read());
    flag_command->add_flag(
        "--explain", flag.explain,
        "Each flag with \"spans\": [{\"start\", \"end\", \"text\"}], in Unicode code points of the "
        "cleaned text");
    auto* evaluate_option = flag_command
                                ->add_option("--evaluate", flag.evaluate,
                                             "Instead: measure on a file of labelled comments, CSV "
                                             "with column names or JSON lines, and print a table")
                                ->transform(to_read());
    const auto of_evaluate = [&](CLI::Option* option) {
        option->needs(evaluate_option)->capture_default_str();
    };
    of_evaluate(flag_command->add_option("--text", flag.text, "Column of the text"));
    of_evaluate(flag_command->add_option("--label", flag.label, "Column of the label"));
    of_evaluate(
        flag_command
            ->add_option("--toxic", flag.positive, "Labels of what should be flagged, with commas between")
            ->delimiter(','));
    of_evaluate(flag_command->add_option("--score", flag.score, "Which number ranks: toxicity or spam"));
    flag_command->callback([&] { status = run_flag(flag); });

    TryRulesArguments tried;
    auto* try_command = cli.add_subcommand(
        "try-rules", "Say what other flag rules would have flagged in sessions; nothing changes");
    try_command->add_option("RULES", tried.rules, "JSON file, as \"flags\" of a show file")
        ->transform(to_read())
        ->required();
    try_command->add_option("SESSION", tried.sessions, "Session folders")->transform(to_read())->required();
    try_command
        ->add_option("--now", tried.now,
                     "The rules to compare with; otherwise those the first session ended with")
        ->transform(to_read());
    try_command->add_flag("--json", tried.json, "One JSON object");
    try_command->callback([&] { status = run_try_rules(tried, argc, argv); });

    StandinArguments standin;
    auto* standin_command =
        cli.add_subcommand("standin", "The rehearsal platform alone: replays recorded comments over HTTP");
    standin_command
        ->add_option("CHAT,--chat", standin.chat, "Recorded chat; without one nobody says anything")
        ->transform(to_read());
    standin_command
        ->add_option("--port", standin.port, "Port on 127.0.0.1; another is chosen when it is taken")
        ->required();
    standin_command
        ->add_option("--speed", standin.speed, "1, a factor, or max: everything has already been said")
        ->capture_default_str();
    standin_command->add_option(
        "--generate", standin.generate,
        "RATE:SECONDS: a chat of so many comments a second, instead of a recorded one");
    standin_command->add_option("--faults", standin.faults, "Script of faults: a JSON array, or JSON lines")
        ->transform(to_read());
    standin_command->add_option("--ledger", standin.ledger,
                                "File to which each action is written as it is done");
    standin_command->add_option("--ingest", standin.ingest_url, "Where a new Facebook live video is sent to");
    standin_command
        ->add_option("--token-file", standin.token_file, "File with the token that callers must give")
        ->transform(to_read());
    standin_command->add_flag("--until-closed", standin.until_closed, "End when standard input is closed");
    standin_command->callback([&] { status = run_standin_command(standin, argc, argv); });

    RundownArguments rundown;
    auto* rundown_command = cli.add_subcommand("rundown", "Plan from other programs, and for them");
    rundown_command->require_subcommand(1);
    const auto add_rundown = [&](const char* name, RundownArguments::Action action, const char* about) {
        auto* command = rundown_command->add_subcommand(name, about);
        command->add_option("SHOW", rundown.show, "Show file")->transform(to_read())->required();
        command->callback([&, action] {
            rundown.action = action;
            status = run_rundown(rundown, argc, argv);
        });
        return command;
    };
    auto* import_command =
        add_rundown("import", RundownArguments::Action::Import,
                    "Add what another program planned; the show file's former version is kept");
    import_command
        ->add_option("FILE", rundown.file, "A spreadsheet's .csv, a calendar's .ics, or a rundown's .json")
        ->transform(to_read())
        ->required();
    import_command->add_flag("--replace", rundown.replace, "In the place of what is planned");
    auto* export_command =
        add_rundown("export", RundownArguments::Action::Export, "Write the rundown as JSON");
    export_command->add_option("--out", rundown.file, "File to write (standard output)");
    export_command->add_flag("--replace", rundown.replace, "Over what is there already, without asking");
    add_rundown("duplicate", RundownArguments::Action::Duplicate,
                "Copy the show for rehearsals: nothing is sent, no platform is asked")
        ->add_option("FILE", rundown.file, "The new show file")
        ->required();

    ReportArguments report;
    const auto add_report = [&](const char* name, int (*run)(const ReportArguments&, int, char**),
                                const char* about) {
        auto* command = cli.add_subcommand(name, about);
        command->add_option("SESSION", report.session, "The session's folder")
            ->transform(to_read())
            ->required();
        command->add_flag("--json", report.json, "One JSON list");
        command->callback([&, run] { status = run(report, argc, argv); });
        return command;
    };
    add_report("airtime", run_airtime, "Say how long each campaign was on air in a session, and how often")
        ->add_flag("--all", report.all, "Each graphic, too");
    add_report("questions", run_questions, "List the questions of a session that nobody answered, as CSV");

    LogArguments log;
    auto* log_command = cli.add_subcommand("log", "Read the log of a session");
    log_command->add_option("SESSION", log.session, "The session's folder")->transform(to_read())->required();
    log_command->add_flag("--json", log.json, "One JSON object a line");
    log_command->callback([&] { status = run_log(log, argc, argv); });

    ClipArguments clip;
    auto* clip_command =
        cli.add_subcommand("clip", "Cut a clip from a session's recording, also while it runs");
    clip_command->add_option("SESSION", clip.session, "The session's folder")
        ->transform(to_read())
        ->required();
    auto* from_option = clip_command->add_option(
        "--from", clip.from, "Show time (12:30), a mark's name, or #2 for the second mark");
    clip_command->add_option("--to", clip.to, "The same; the clip ends before it")->needs(from_option);
    clip_command->add_flag(
        "--exact", clip.exact,
        "To the frame, encoded again; otherwise from the keyframe before, as it was recorded");
    auto* story_flag = clip_command->add_flag("--story", clip.story,
                                              "For a tall screen (1080x1920), up to a minute, with the "
                                              "graphics laid out anew; of a session whose show records "
                                              "\"clean\"");
    clip_command->add_option("--comment", clip.comment, "Story: while this comment was on air")
        ->needs(story_flag)
        ->excludes(from_option);
    clip_command->add_option("--show", clip.show, "Story: show file with the theme and the templates")
        ->transform(to_read())
        ->needs(story_flag);
    clip_command
        ->add_option("--crop", clip.crop,
                     "Story: what is kept, from left (0) to right (1), 0.5 unless told; 0.3:0.7 moves")
        ->needs(story_flag);
    clip_command->add_option("--out", clip.out, "MP4 to write")->required();
    clip_command->add_flag("--replace", clip.replace, "Over what is there already, without asking");
    clip_command->callback([&] { status = run_clip(clip, argc, argv); });

    EngineArguments engine;
    auto* engine_command = cli.add_subcommand("engine", "The engine alone; rehearse starts one for you");
    engine_command->add_option("SHOW", engine.show, "Show file")->transform(to_read())->required();
    engine_command->add_option("--session", engine.session, "The session's folder")->required();
    engine_command->add_option("--mode", engine.mode, "rehearse or live")
        ->check(CLI::IsMember({"rehearse", "live"}))
        ->capture_default_str();
    engine_command->add_option("--standin", engine.standins,
                               "FEED=URL of the stand-in that replays a recorded feed");
    engine_command->add_option("--seconds", engine.seconds, "End at this show time")
        ->check(CLI::Range(1, 24 * 3600));
    engine_command->add_option("--port", engine.port, "Port for desks")->capture_default_str();
    engine_command->add_option("--remote", engine.remote, "Port for desks on other machines");
    engine_command
        ->add_option(
            "--after", engine.after,
            "How the engine before it ended: killed, crashed, hung or refused; several when they came to "
            "nothing")
        ->check(CLI::IsMember({"killed", "out-of-memory", "crashed", "hung", "refused"}));
    engine_command->add_flag("--secrets", engine.secrets,
                             "Read them from standard input, as one JSON object, instead of looking them up");
    engine_command->callback([&] { status = run_engine_command(engine, argc, argv); });

    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return cli.exit(error) == 0 ? 0 : 2;
    }
    return status;
}

} // namespace
} // namespace regie

int main(int argc, char** argv) {
    try {
        regie::ensure_runtime_folder();
        regie::said_otherwise = qInstallMessageHandler(regie::leave_out_of_libraries);
        return regie::run(argc, argv);
    } catch (const std::exception& error) { // a broken invariant of ours; the user still reads a sentence
        std::fprintf(stderr, "regie: something went wrong that should not: %s\n", error.what());
        return 1;
    }
}
