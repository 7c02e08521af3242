#include "engine/engine.h"

#include "engine/finish_session.h"
#include "engine/overlay_feed.h"
#include "engine/programme_plan.h"
#include "engine/show_runner.h"
#include "engine/signals.h"
#include "pipelines/outputs/recording_name.h"
#include "pipelines/playout.h"
#include "show/platform_rules.h"
#include "store/log_store.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QStandardPaths>
#include <QThread>
#include <fmt/format.h>

#include <cstdio>
#include <unistd.h>

namespace regie {

namespace fs = std::filesystem;

namespace {

void say(const nlohmann::json& line) {
    fmt::print("{}\n", line.dump());
    std::fflush(stdout);
}

int fail(const std::string& words) {
    fmt::print(stderr, "regie: {}\n", words);
    return 1;
}

/// What of the rundown an output begins with; empty: it begins with the show.
std::string waits_for(const Rundown& rundown, const std::string& output) {
    const auto at = std::find_if(rundown.begin(), rundown.end(), [&](const RundownItem& item) {
        return std::find(item.starts.begin(), item.starts.end(), output) != item.starts.end();
    });
    return at == rundown.end() ? std::string() : fmt::format("It starts with \"{}\" in the rundown.", at->id);
}

/// Why an output was stopped when the engine before this one died.
std::string stopped(const ShowState& before, const std::string& output) {
    const auto at = before.outputs().find(output);
    return at != before.outputs().end() && at->second.state == to_string(pipelines::OutputHealth::Stopped)
               ? at->second.words
               : std::string();
}

fs::path config_folder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation).toStdString();
}

/// When frame 0 was, and the frame to go on with.
struct Start {
    std::int64_t epoch_ms;
    std::int64_t first_frame = 0;
};

/// What a desk has settled holds for an engine that takes over, too.
std::optional<quint16> remote_port(const ShowState& before, std::optional<quint16> wanted) {
    if (!before.remote())
        return wanted;
    return before.remote()->on ? std::optional(static_cast<quint16>(before.remote()->port)) : std::nullopt;
}

Start start_of(const std::vector<Event>& history, FrameRate rate) {
    const std::int64_t now = QDateTime::currentMSecsSinceEpoch();
    for (const auto& event : history)
        if (const auto* session = std::get_if<SessionStarted>(&event.body))
            return {session->epoch_ms, rate.ms_to_frame(now - session->epoch_ms)};
    return {now};
}

} // namespace

int run_engine(EngineOptions options, QGuiApplication& app) {
    const auto& canvas = options.show.canvas;
    std::vector<Event> history;
    if (fs::exists(options.session / "log.sqlite")) {
        auto read = store::read_log(options.session / "log.sqlite");
        if (!read)
            return fail(read.error().line());
        history = std::move(*read);
    }
    auto slate = draw_slate(options.show);
    if (!slate)
        return fail(slate.error().line());
    auto renderer = overlay::OverlayRenderer::create(canvas, options.show.look, options.show.templates);
    if (!renderer)
        return fail(renderer.error().line());

    // The runner lives on the show thread; playout, renderer and this function on the main one.
    QThread show_thread;
    show_thread.setObjectName("show");
    std::unique_ptr<ShowRunner> runner;
    std::unique_ptr<OverlayFeed> overlay;
    const auto to_runner = [&runner](auto task) {
        runner->post([&runner, task = std::move(task)] { task(*runner); });
    };

    const auto start = start_of(history, canvas.rate);
    pipelines::PlayoutConfig config;
    config.canvas = canvas;
    config.sources = options.show.sources;
    ShowState before;
    for (const auto& event : history)
        before.apply(event);
    config.scene = before.scene().value_or(options.show.scenes.front());
    for (const auto& [name, secret] : options.secrets)
        config.secrets.push_back(secret);
    for (auto& source : config.sources) {
        source.uri = with_secrets(source.uri, [&](const std::string& name) { return options.secrets[name]; });
        if (const auto adjusted = before.adjusted().find(source.id); adjusted != before.adjusted().end())
            source.settings = adjusted->second.settings;
    }
    config.slate = std::move(*slate);
    config.local_only = options.mode != "live";
    for (const auto& output : options.show.outputs)
        if (options.mode == "live" && output.kind != "recording")
            config.outputs.push_back(
                {output, options.secrets[output.key],
                 history.empty() ? waits_for(options.show.rundown, output.id) : stopped(before, output.id)});
    config.recording = pipelines::next_free_recording(options.session / "recording.mp4");
    const auto& planned = options.show.outputs;
    if (std::any_of(planned.begin(), planned.end(), [](const OutputSpec& output) { return output.clean; }))
        config.clean_recording = pipelines::next_free_recording(options.session / "clean.mp4");
    config.video_kbps = planned_kbps(options.show, options.mode == "live");
    config.first_frame = start.first_frame;
    if (options.seconds)
        config.end_frame = std::max(*options.seconds * canvas.rate.fps, start.first_frame + 1);

    pipelines::PlayoutCallbacks callbacks;
    callbacks.overlay_wanted = [&](std::int64_t frame) {
        overlay->want(frame);
        to_runner([frame](ShowRunner& r) { r.frame_due(frame); });
    };
    callbacks.source_changed = [&](const std::string& source, pipelines::SourceHealth health,
                                   const std::string& words) {
        to_runner([source, health, words](ShowRunner& r) { r.source_changed(source, health, words); });
    };
    callbacks.output_changed = [&](const std::string& output, pipelines::OutputHealth health,
                                   const std::string& words, std::int64_t first_frame,
                                   const std::filesystem::path& file) {
        to_runner([=](ShowRunner& r) { r.output_changed(output, health, words, first_frame, file); });
    };
    callbacks.monitor_frame = [&](pipelines::MonitorFrame frame) {
        to_runner([frame = std::move(frame)](ShowRunner& r) { r.monitor_frame(frame); });
    };
    callbacks.ended = [&] { to_runner([](ShowRunner& r) { r.playout_ended(); }); };
    auto playout = std::make_unique<pipelines::Playout>(std::move(config), std::move(callbacks));
    (*renderer)->set_epoch(start.epoch_ms);
    overlay = std::make_unique<OverlayFeed>(
        canvas, std::move(*renderer), playout->overlays(), [&](const std::string& words) {
            fmt::print(stderr, "regie: {}\n", words);
            to_runner([words](ShowRunner& r) { r.graphics_failed(words); });
        });

    int status = 0;
    ShowRunnerOutlets outlets;
    outlets.on_air = [&](const OnAirChange& change) {
        QMetaObject::invokeMethod(
            overlay.get(), [&, change] { overlay->on_air(change); }, Qt::QueuedConnection);
    };
    outlets.scene = [&](const SceneAt& change) { playout->take(scene_change(change, canvas.rate)); };
    outlets.adjust = [&](const std::string& source, const SourceSettings& settings) {
        playout->adjust(source, settings);
    };
    outlets.pause = [&](const std::string& source, bool paused) { playout->pause(source, paused); };
    outlets.seek = [&](const std::string& source, std::int64_t position_ms) {
        playout->seek(source, position_ms);
    };
    outlets.save_replay = [&](const fs::path& file, std::int64_t last_ms) {
        playout->save_replay(file, last_ms, [&, file](const auto& saved) {
            to_runner([file, saved](ShowRunner& r) { r.replay_saved(file, saved); });
        });
    };
    outlets.caption = [&](std::int64_t from_ms, const std::string& text) {
        playout->say(canvas.rate.ms_to_frame(from_ms), text);
    };
    outlets.reconnect = [&](const std::string& output) { playout->reconnect_now(output); };
    outlets.stop_output = [&](const std::string& output, const std::string& words) {
        playout->stop_output(output, words);
    };
    outlets.set_monitoring = [&](bool on) { playout->set_monitoring(on); };
    outlets.stats = [&] { return playout->stats(); };
    outlets.stop_playout = [&] {
        QMetaObject::invokeMethod(
            &app, [&] { playout->stop(); }, Qt::QueuedConnection);
    };
    outlets.progress = [](const protocol::Status& s, std::size_t comments) {
        nlohmann::json line = s;
        line["comments"] = comments;
        say({{"progress", std::move(line)}});
    };
    outlets.finished = [&](const std::string& failure) {
        if (!failure.empty())
            status = fail(failure);
        QMetaObject::invokeMethod(&app, &QGuiApplication::quit, Qt::QueuedConnection);
    };
    runner = std::make_unique<ShowRunner>(
        ShowRunnerConfig{options.show, options.show_file, options.mode, options.session, options.standins,
                         options.secrets, options.port, remote_port(before, options.remote_port),
                         config_folder(), start.epoch_ms, start.first_frame, std::move(history)},
        std::move(outlets));
    runner->moveToThread(&show_thread);
    show_thread.start();

    Result<ShowRunner::Doors> doors;
    QMetaObject::invokeMethod(
        runner.get(), [&] { doors = runner->start(); }, Qt::BlockingQueuedConnection);
    if (doors) {
        if (auto started = playout->start(); !started)
            doors = tl::unexpected(started.error());
    }
    if (doors) {
        const Signals on_signal([&] { to_runner([](ShowRunner& r) { r.stop("stopped"); }); });
        say({{"engine",
              {{"url", fmt::format("ws://127.0.0.1:{}", doors->port)},
               {"pid", getpid()},
               {"remote", doors->remote},
               {"code", doors->code}}}});
        app.exec();
    } else {
        status = fail(doors.error().line());
    }

    // Callbacks first, then what they reach: the playout posts to the runner and the overlay.
    playout.reset();
    QMetaObject::invokeMethod(
        runner.get(), [&] { runner.reset(); }, Qt::BlockingQueuedConnection);
    show_thread.quit();
    show_thread.wait();
    if (doors)
        for (const auto& words : finish_session(options.session))
            fmt::print(stderr, "regie: {}\n", words);
    return status;
}

} // namespace regie
