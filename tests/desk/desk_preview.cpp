// The real desk on a fake engine, to look at it: desk_preview SCENE [WIDTHxHEIGHT] [PICTURE.png]
// Text size and language are the desk's own settings: those of XDG_CONFIG_HOME/regie/desk.ini ("size=150",
// "language=fr"). WIDTHxHEIGHT is then what it has in its own units: 1067x667 for 1600x1000 at 150 %.
// Scenes: evening, crowd, oddities, empty, pending, refused, lost, connecting, turned-away, ended, rules,
// tried, queue, decisions,
// zen, narrow, settings, help, remote, edit, versions, contrast, layout, tour, answer, poll.

#include "desk/desk_settings.h"
#include "desk/run_desk.h"
#include "museum.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QSettings>
#include <QTimer>
#include <QWindow>

using namespace regie;
using namespace regie::test;

namespace {

void play(FakeEngine& engine, const QString& scene) {
    engine.show_ms = 42'000;
    open_museum(engine);
    if (scene == "layout")
        engine.welcome.rundown[1]["scene"] = "both";
    if (scene == "answer") {
        engine.welcome.ends_ms = 43 * 60'000;
        for (const int i : {1, 2, 3}) {
            engine.welcome.rundown[i]["group"] = i == 3 ? "À retenir" : "Discours";
            engine.welcome.rundown[i]["start"] = i == 2 ? "timed" : i == 3 ? "follow" : "manual";
        }
    }
    if (scene == "poll")
        engine.welcome.rundown[1] = {{"id", "poll"},
                                     {"graphic", "poll"},
                                     {"fields",
                                      {{"question", "Quel atelier voulez-vous voir ?"},
                                       {"options", {"Restauration de tableaux", "Moulage", "Les réserves"}},
                                       {"prompt", "Répondez 1, 2 ou 3 en commentaire"}}}};
    if (scene == "contrast")
        engine.welcome.rundown[1]["fields"]["backing"] = "none";
    if (scene == "empty")
        return;
    if (scene == "crowd")
        play_crowd(engine, 1200);
    play_evening(engine);
    if (scene == "oddities")
        play_oddities(engine);
    if (scene == "live")
        engine.welcome.mode = "live";
    if (scene == "raids")
        engine.append(
            "flagging",
            RaidSeen{"2", "VENEZ TOUS SUR LA CHAINE DE KEVIN", 25, engine.show_ms - 60'000, {"c1", "c2"}});
    if (scene == "raid" || scene == "raids")
        engine.append("flagging", RaidSeen{"1",
                                           "Encore nos impôts jetés par la fenêtre, tous à la mairie samedi",
                                           34,
                                           engine.show_ms - 40'000,
                                           {"c3", "c5", "c6"}});
    if (scene == "trouble") {
        engine.append("facebook", FeedChanged{"facebook", "failing",
                                              "Facebook answers with error 500; trying again every 5 s"});
        engine.append(
            "engine",
            OutputChanged{"rtmp", "lost", "Facebook does not answer. It is tried again every 5 s", 0, ""});
        engine.append("engine",
                      SourceChanged{"cam1", "lost", "the camera delivers nothing, the slate is on"});
    }
    if (scene == "turned-away")
        engine.refuse_hello = Error{"20 desks are connected already", "", "Close one of them."};
    engine.hold_answers = scene == "pending";
    if (scene == "refused")
        engine.refuse =
            Error{"the comment was removed by its author or the platform", "", "Choose another one."};
}

} // namespace

int main(int argc, char** argv) {
    desk::prepare_desk();
    QGuiApplication application(argc, argv);
    const auto arguments = application.arguments();
    const auto scene = arguments.value(1, "evening");
    FakeEngine engine(museum_welcome());
    desk::DeskOptions options;
    options.name = "Inès";
    options.url = scene == "connecting" ? QUrl("ws://127.0.0.1:9") : engine.listen();
    const auto size = arguments.value(2).split('x');
    if (size.size() == 2)
        options.size = {size[0].toInt(), size[1].toInt()};
    if (const auto file = arguments.value(3); !file.isEmpty())
        options.screenshot = [file](const QImage& picture) { return picture.save(file, "PNG"); };
    play(engine, scene);
    QSettings(desk::DeskSettings::usual_file(), QSettings::IniFormat).setValue("toured", scene != "tour");

    QTimer tick;
    int ticks = 0;
    QObject::connect(&tick, &QTimer::timeout, &engine, [&] {
        engine.show_ms += 100;
        const auto picture = gallery_picture(engine.show_ms);
        engine.send_picture(picture);
        engine.send_picture(picture, ticks % 10 == 0 ? 0 : 1);
        if (++ticks % 5 == 0)
            engine.send_status(steady_status(engine.show_ms));
        if (ticks % 5 == 0 && ticks > 15 && scene == "crowd")
            play_crowd(engine, 1);
        if (ticks == 20 && scene == "lost")
            engine.die();
        if (ticks == 20 && scene == "ended")
            engine.append("Inès", SessionEnded{"ended by Inès"});
    });
    tick.start(100);
    engine.answers[protocol::method::kTryFlagRules] = museum_trial();
    const auto press = [](Qt::Key key, Qt::KeyboardModifiers modifiers, const QString& text) {
        auto* window = QGuiApplication::topLevelWindows().front();
        QCoreApplication::postEvent(window, new QKeyEvent(QEvent::KeyPress, key, modifiers, text));
        QCoreApplication::postEvent(window, new QKeyEvent(QEvent::KeyRelease, key, modifiers, text));
    };
    if (scene == "rules" || scene == "tried")
        QTimer::singleShot(1000, &application, [&] { press(Qt::Key_F, {}, "f"); });
    if (scene == "queue") {
        QTimer::singleShot(1000, &application, [&] {
            engine.append("Paul", CommentQueued{"c6", ""});
            engine.append("Paul", CommentQueued{"c9", "Bonjour, le musée est-il ouvert le mardi ?…"});
            engine.append("Paul", CommentNoted{"c8", "Déjà signalé hier"});
            engine.send_presence({{"Inès", {"c9"}}, {"Paul", {"c8"}}, {"Karim", {}}});
            press(Qt::Key_J, {}, "j");
            press(Qt::Key_X, {}, "x");
            press(Qt::Key_J, {}, "j");
            press(Qt::Key_J, Qt::ShiftModifier, "J");
            press(Qt::Key_J, Qt::ShiftModifier, "J");
        });
    }
    if (scene == "crowd") // one is open, and others come above it
        QTimer::singleShot(1000, &application, [&] { press(Qt::Key_J, {}, "j"); });
    if (scene == "settings")
        QTimer::singleShot(1000, &application, [&] { press(Qt::Key_Comma, Qt::ControlModifier, ","); });
    engine.answers[protocol::method::kRemote] =
        protocol::RemoteDesks{true,
                              {"wss://192.168.1.23:4711"},
                              {{"1", "Paul", "moderator", true}, {"2", "Bureau du maire", "viewer", false}}};
    engine.answers[protocol::method::kPair] = {{"code", "K7QF-2M9X-TR4D"},
                                               {"until_ms", QDateTime::currentMSecsSinceEpoch() + 600'000}};
    if (scene == "answer") {
        QTimer::singleShot(1000, &application, [&] {
            engine.append("answers",
                          AnswerProposed{"c9", "tuesday",
                                         "Le mardi, le musée est fermé. Il ouvre demain à 11:00.", 0.87});
            engine.append("Paul", CaptionSaid{"et bienvenue dans la grande galerie du musée", 4000});
            press(Qt::Key_J, {}, "j");
            press(Qt::Key_T, Qt::ShiftModifier, "T");
        });
    }
    if (scene == "answers")
        QTimer::singleShot(1000, &application, [&] { press(Qt::Key_Q, Qt::ShiftModifier, "Q"); });
    if (scene == "edit")
        QTimer::singleShot(1000, &application, [&] { press(Qt::Key_E, Qt::ShiftModifier, "E"); });
    if (scene == "remote") {
        QTimer::singleShot(1000, &application, [&] { press(Qt::Key_M, Qt::ControlModifier, {}); });
        QTimer::singleShot(1500, &application, [&] {
            for (int i = 0; i < 4; ++i)
                press(Qt::Key_Tab, {}, {});
            press(Qt::Key_Return, {}, {});
        });
    }
    engine.answers[protocol::method::kVersions] = {
        {"versions",
         {protocol::Version{"2026-11-25 10-12-30.100", 1'795'601'550'000, 6},
          protocol::Version{"2026-11-25 10-02-11.000", 1'795'600'931'000, 5}}}};
    engine.answers[protocol::method::kEarlier] =
        protocol::EarlierSessions{2, 5, 1, false, {{1'793'000'000'000, "Rendez-nous le parking !", true}}};
    if (scene == "versions")
        QTimer::singleShot(1000, &application,
                           [&] { press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier, {}); });
    if (scene == "help")
        QTimer::singleShot(1000, &application, [&] { press(Qt::Key_Question, {}, "?"); });
    if (scene == "question") // while the screenshot is taken
        QTimer::singleShot(2500, &application, [&] {
            press(Qt::Key_J, {}, "j");
            press(Qt::Key_Delete, {}, {});
        });
    if (scene == "zen")
        QTimer::singleShot(1000, &application, [&] { press(Qt::Key_Z, {}, "z"); });
    if (scene == "narrow")
        QTimer::singleShot(1500, &application, [&] { press(Qt::Key_F6, {}, {}); });
    if (scene == "decisions")
        QTimer::singleShot(1000, &application, [&] { press(Qt::Key_U, Qt::ShiftModifier, "U"); });
    if (scene == "tried")
        QTimer::singleShot(1500, &application, [&] { press(Qt::Key_T, Qt::ControlModifier, {}); });
    return desk::run_desk(options, application);
}
