#include "desk/run_desk.h"
#include "desk/window_place.h"
#include "window_rig.h"

#include <QTemporaryDir>
#include <QTimer>

using namespace regie::desk;

TEST_CASE("a window is as large on the screen at every text size") {
    const QRect made(0, 0, 1600, 1000);
    for (const double ratio : {1.0, 1.25, 1.5}) {
        const auto open = in_units(made, ratio);
        INFO(ratio);
        CHECK(open.width() * ratio == Approx(1600).margin(ratio));
        CHECK(open.height() * ratio == Approx(1000).margin(ratio));
        CHECK(in_pixels(open, ratio, made) == made);
        // A screen of that size has room for one unit less.
        CHECK(in_pixels({open.topLeft(), open.size() - QSize(1, 1)}, ratio, made) == made);
    }
}

TEST_CASE("a window that a person made smaller is kept so") {
    CHECK(in_pixels({10, 20, 800, 600}, 1.5, {0, 0, 1600, 1000}) == QRect(15, 30, 1200, 900));
    CHECK(in_units({15, 30, 1200, 900}, 1) == QRect(15, 30, 1200, 900));
    CHECK(in_pixels({10, 20, 800, 600}, 1, {}) == QRect(10, 20, 800, 600));
}

TEST_CASE("another text size asks nothing, starts the desk again and holds") {
    auto& app = regie::test::application();
    const QTemporaryDir home;
    const auto before = qgetenv("XDG_CONFIG_HOME");
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    {
        DeskSettings settings(DeskSettings::usual_file());
        settings.set_language("en");
        settings.set_toured(true);
    }
    regie::test::FakeEngine engine{regie::test::museum_welcome()};
    DeskOptions options;
    options.url = engine.listen();
    options.size = {1280, 800};
    regie::test::open_museum(engine);

    // As a person does it, as soon as each thing is there.
    bool open = false, chosen = false;
    QTimer hand;
    QObject::connect(&hand, &QTimer::timeout, &app, [&] {
        std::vector<QQuickItem*> items;
        auto* window = qobject_cast<QQuickWindow*>(QGuiApplication::focusWindow());
        if (!window || chosen)
            return;
        regie::test::collect(window->contentItem(), items);
        for (auto* item : items) {
            const auto name = regie::test::accessible_name(item);
            if (name == "Take next" && !std::exchange(open, true))
                return QTest::keyClick(window, Qt::Key_Comma, Qt::ControlModifier);
            if (name == "Size: 150 %" && !std::exchange(chosen, true))
                return QTest::mouseClick(window, Qt::LeftButton, {},
                                         item->mapToScene({item->width() / 2, item->height() / 2}).toPoint());
        }
    });
    hand.start(100);
    QTimer never;
    never.setSingleShot(true);
    QObject::connect(&never, &QTimer::timeout, &app, [] { QCoreApplication::exit(-1); });
    never.start(60'000);
    CHECK(run_desk(options, app) == kDeskAgain);
    CHECK(chosen);
    CHECK(DeskSettings(DeskSettings::usual_file()).size() == 150);
    before.isNull() ? qunsetenv("XDG_CONFIG_HOME") : qputenv("XDG_CONFIG_HOME", before);
}
