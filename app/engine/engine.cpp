#include "engine/engine.h"

#include "engine/finish_session.h"
#include "engine/overlay/picture_file.h"
#include "engine/overlay_feed.h"
#include "engine/programme_plan.h"
#include "engine/say.h"
#include "engine/session_lock.h"
#include "engine/show_runner.h"
#include "engine/signals.h"
#include "engine/takeover.h"
#include "engine/watchdog.h"
#include "pipelines/last_ones.h"
#include "pipelines/outputs/recording_name.h"
#include "pipelines/playout.h"
#include "show/platform_rules.h"

#include <QEvent>
#include <QGuiApplication>
#include <QStandardPaths>
#include <QThread>
#include <fmt/format.h>

#include <cstdlib>
#include <mutex>
#include <unistd.h>
#include <vector>

namespace regie {

namespace fs = std::filesystem;

namespace {

/// Nothing that a thread of ours does takes so long, and a broadcast is not without pictures for longer.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::chrono::seconds kPatience{30}, kEndPatience{60}; // whose threads are ten times slower
#else
constexpr std::chrono::seconds kPatience{3}, kEndPatience{20};
#endif

int fail(const std::string& words) {
    complain(words);
    return 1;
}

/// Ends this process where it stands: another takes over, or finishes what it left.
[[noreturn]] void give_up(const std::string& what) {
    complain(what + " does not answer any more: this engine ends itself");
    std::_Exit(kHungStatus);
}

/// Answers the watchdog from a Qt thread, before anything else that waits there.
class Pulse : public QObject {
  public:
    void ask(Watchdog::Alive alive) {
        {
            const std::lock_guard lock(mutex_);
            asked_.push_back(std::move(alive));
        }
        QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
    }

  private:
    bool event(QEvent* event) override {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        std::vector<Watchdog::Alive> asked;
        {
            const std::lock_guard lock(mutex_);
            asked.swap(asked_);
        }
        for (const auto& alive : asked)
            alive();
        return true;
    }

    std::mutex mutex_;
    std::vector<Watchdog::Alive> asked_;
};

/// What was on air before `since_ms` of these keys is not drawn.
OnAirChange without(OnAirChange change, const std::vector<std::string>& keys, std::int64_t since_ms) {
    for (const auto& key : keys)
        if (const auto at = change.on_air.find(key);
            at != change.on_air.end() && at->second.since_ms < since_ms)
            change.on_air.erase(at);
    return change;
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

/// What a desk has settled holds for an engine that takes over, too.
std::optional<quint16> remote_port(const ShowState& before, std::optional<quint16> wanted) {
    if (!before.remote())
        return wanted;
    return before.remote()->on ? std::optional(static_cast<quint16>(before.remote()->port)) : std::nullopt;
}

pipelines::PlayoutConfig playout_config(const EngineOptions& options, const Beginning& begin) {
    const auto& show = options.show;
    pipelines::PlayoutConfig config;
    config.canvas = show.canvas;
    config.sources = show.sources;
    config.scene = begin.past.state.scene().value_or(show.scenes.front());
    config.stills = overlay::read_still;
    config.no_sources = begin.left_out.all_sources;
    const auto secret = [&](const std::string& name) {
        const auto found = options.secrets.find(name);
        return found == options.secrets.end() ? std::string() : found->second;
    };
    for (const auto& [name, value] : options.secrets)
        config.secrets.push_back(value);
    for (auto& source : config.sources) {
        source.uri = with_secrets(source.uri, secret);
        const auto adjusted = begin.past.state.adjusted().find(source.id);
        if (adjusted != begin.past.state.adjusted().end())
            source.settings = adjusted->second.settings;
    }
    const bool live = options.mode == "live";
    config.local_only = !live;
    for (const auto& output : show.outputs) {
        if (!live || output.kind == "recording")
            continue;
        auto waits =
            begin.past.empty() ? waits_for(show.rundown, output.id) : stopped(begin.past.state, output.id);
        if (!output.key.empty() && !options.secrets.contains(output.key))
            waits = fmt::format("Its secret \"{}\" is not kept any more.", output.key);
        config.outputs.push_back({output, secret(output.key), std::move(waits)});
    }
    config.recording = pipelines::next_free_recording(options.session / "recording.mp4");
    if (std::any_of(show.outputs.begin(), show.outputs.end(),
                    [](const auto& output) { return output.clean; }))
        config.clean_recording = pipelines::next_free_recording(options.session / "clean.mp4");
    config.video_kbps = planned_kbps(show, live);
    config.first_frame = show.canvas.rate.ms_to_frame(begin.show_ms);
    config.goes_on = !begin.past.empty();
    config.begins_in_ms = config.goes_on ? 0 : kBeginsInMs;
    if (options.seconds)
        config.end_frame = std::max(*options.seconds * show.canvas.rate.fps, config.first_frame + 1);
    return config;
}

/// The overlay scene and the slate it draws. A show that is on air goes without graphics rather than not at
/// all: none, and the reason in `begin`.
Result<std::unique_ptr<overlay::OverlayRenderer>> make_renderer(const ShowFile& show, Beginning& begin,
                                                                std::vector<std::uint32_t>& slate) {
    if (begin.left_out.all_graphics)
        return std::unique_ptr<overlay::OverlayRenderer>();
    auto drawn = draw_slate(show);
    if (drawn) {
        slate = std::move(drawn->pixels);
        if (!drawn->trouble.empty())
            begin.without.push_back(drawn->trouble);
    }
    auto renderer = drawn ? overlay::OverlayRenderer::create(show.canvas, show.look, show.templates)
                          : tl::unexpected(drawn.error());
    if (renderer || begin.past.empty())
        return renderer;
    begin.without.push_back("The graphics are off: " + renderer.error().line());
    return std::unique_ptr<overlay::OverlayRenderer>();
}

/// The programme's first frame shows what was due by then. A disk that does not answer is not waited for
/// long.
void wait_until_begun(ShowRunner& runner) {
    bool begun = false;
    for (int tries = 0; tries < 60 && !begun; ++tries) {
        QMetaObject::invokeMethod(
            &runner, [&] { begun = runner.has_begun(); }, Qt::BlockingQueuedConnection);
        if (!begun)
            QThread::msleep(5);
    }
}

} // namespace

int run_engine(const EngineOptions& options, QGuiApplication& app) {
    wait_for_no_reader();
    auto lock = SessionLock::take(options.session);
    if (!lock)
        return fail(lock.error().line());
    auto begun = begin_session(options.session, options.after);
    if (!begun)
        return fail(begun.error().line());
    auto& begin = *begun;
    const auto& canvas = options.show.canvas;
    std::vector<std::uint32_t> slate;
    auto renderer = make_renderer(options.show, begin, slate);
    if (!renderer)
        return fail(renderer.error().line());
    begin_now(begin);
    for (const auto& error : options.without)
        begin.without.push_back(error.line());
    for (const auto& words : begin.without)
        complain(words);

    // The runner lives on the show thread; playout, renderer and this function on the main one.
    QThread show_thread;
    show_thread.setObjectName("show");
    std::unique_ptr<ShowRunner> runner;
    std::unique_ptr<OverlayFeed> overlay; // none: without graphics
    const auto to_runner = [&](auto task) {
        runner->post([&runner, task = std::move(task)] { task(*runner); });
    };
    Pulse main_pulse, show_pulse;
    show_pulse.moveToThread(&show_thread);
    Watchdog watchdog(kPatience, give_up);

    auto config = playout_config(options, begin);
    config.slate = std::move(slate);
    const auto first_frame = config.first_frame;
    pipelines::PlayoutCallbacks callbacks;
    callbacks.overlay_wanted = [&](std::int64_t frame) {
        if (overlay)
            overlay->want(frame);
        to_runner([frame](ShowRunner& r) { r.frame_due(frame); });
    };
    callbacks.source_changed = [&](const std::string& source, pipelines::SourceHealth health,
                                   const std::string& words) {
        to_runner([source, health, words](ShowRunner& r) { r.source_changed(source, health, words); });
    };
    callbacks.output_changed = [&](const std::string& output, pipelines::OutputHealth health,
                                   const std::string& words, std::int64_t first, const fs::path& file) {
        to_runner([=](ShowRunner& r) { r.output_changed(output, health, words, first, file); });
    };
    callbacks.monitor_frame = [&](pipelines::MonitorFrame frame) {
        to_runner([frame = std::move(frame)](ShowRunner& r) { r.monitor_frame(frame); });
    };
    callbacks.ending = [&] { to_runner([](ShowRunner& r) { r.programme_over(); }); };
    callbacks.ended = [&] { to_runner([](ShowRunner& r) { r.playout_ended(); }); };
    auto playout = std::make_unique<pipelines::Playout>(std::move(config), std::move(callbacks));
    if (*renderer) {
        (*renderer)->set_epoch(begin.epoch_ms);
        (*renderer)->keep_up();
        overlay = std::make_unique<OverlayFeed>(
            canvas, std::move(*renderer), playout->overlays(), [&](const std::string& words) {
                if (!words.empty())
                    complain(words);
                to_runner([words](ShowRunner& r) { r.graphics_failed(words); });
            });
    }

    int status = 0;
    ShowRunnerOutlets outlets;
    outlets.on_air = [&](const OnAirChange& change) {
        if (overlay)
            QMetaObject::invokeMethod(
                overlay.get(),
                [&, change = without(change, begin.left_out.graphics, begin.show_ms)] {
                    overlay->on_air(change);
                },
                Qt::QueuedConnection);
    };
    outlets.clock_stepped = [&](std::int64_t by_ms) {
        if (overlay)
            QMetaObject::invokeMethod(
                overlay.get(), [&, by_ms] { overlay->set_epoch(begin.epoch_ms += by_ms); },
                Qt::QueuedConnection);
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
    outlets.ending = [&](const std::string& reason) {
        say({{"ending", reason}});
        lock->tell_end();
        Signals::next_ends(kHungStatus); // not before: it would be taken for one that hung, and replaced
        watchdog.forget("the programme's tick");
        watchdog.forget("the thread of the show"); // it may wait for its disk a while
        watchdog.expect_end("the end of the show", kEndPatience);
    };
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
    ShowRunnerConfig plan;
    plan.show = options.show;
    plan.show_file = options.show_file;
    plan.mode = options.mode;
    plan.session = options.session;
    plan.standins = options.standins;
    plan.secrets = options.secrets;
    plan.port = options.port;
    plan.remote_port = remote_port(begin.past.state, options.remote_port);
    plan.config = config_folder();
    plan.epoch_ms = begin.epoch_ms;
    plan.first_frame = first_frame;
    plan.now = begin.now;
    for (const auto end : options.after)
        plan.after.emplace_back(to_string(end));
    plan.without = begin.without;
    plan.left_out = begin.left_out.graphics;
    plan.past = std::move(begin.past);
    runner = std::make_unique<ShowRunner>(std::move(plan), std::move(outlets));
    runner->moveToThread(&show_thread);
    show_thread.start();

    auto doors = runner->start();
    if (doors) {
        wait_until_begun(*runner);
        if (auto started = playout->start(); !started)
            doors = tl::unexpected(started.error());
    }
    if (doors) {
        const Signals on_signal([&] { to_runner([](ShowRunner& r) { r.stop("stopped"); }); });
        const auto url = fmt::format("ws://127.0.0.1:{}", doors->port);
        lock->tell(url);
        say({{"engine",
              {{"url", url}, {"pid", getpid()}, {"remote", doors->remote}, {"code", doors->code}}}});
        watchdog.watch("the thread of the show", [&](auto alive) { show_pulse.ask(std::move(alive)); });
        watchdog.watch("the thread of the graphics", [&](auto alive) { main_pulse.ask(std::move(alive)); });
        watchdog.watch("the thread that controls pipelines",
                       [&](auto alive) { playout->ask_control(std::move(alive)); });
        watchdog.watch_steps("the programme's tick", [&] { return playout->ticks(); });
        app.exec();
        watchdog.forget("the thread of the graphics");
    } else {
        status = fail(doors.error().line());
    }

    // Desks first, which may ask the playout for something; then the playout, which posts to the runner and
    // the overlay.
    QMetaObject::invokeMethod(
        runner.get(), [&] { runner->close(); }, Qt::BlockingQueuedConnection);
    watchdog.forget("the thread that controls pipelines");
    watchdog.forget("the programme's tick");
    const bool in_order = playout->end();
    playout.reset();
    QMetaObject::invokeMethod(
        runner.get(), [&] { runner.reset(); }, Qt::BlockingQueuedConnection);
    watchdog.forget("the thread of the show");
    show_thread.quit();
    show_thread.wait();
    if (!in_order) { // what hangs still uses what the process would clean up, and may write to what it
                     // records
        complain("what it recorded stays as it is, playable, until its supervisor finishes it");
        std::_Exit(kHungStatus);
    }
    overlay.reset(); // who reads its pictures may hang, too
    watchdog.end_came();
    if (doors)
        for (const auto& words : finish_session(options.session, Signals::until_asked(kHungStatus)))
            complain(words);
    if (!pipelines::last_ones_end())
        std::_Exit(status);
    return status;
}

} // namespace regie
