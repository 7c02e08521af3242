#pragma once
// The real window, offscreen, on a fake engine: driven by keys and clicks.

#include "desk/desk_window.h"
#include "gui.h"
#include "museum.h"

#include <QAccessible>
#include <QQuickItem>
#include <QQuickWindow>
#include <catch2/catch.hpp>

namespace regie::test {

inline void collect(QQuickItem* item, std::vector<QQuickItem*>& all) {
    if (!item->isVisible())
        return;
    all.push_back(item);
    for (auto* child : item->childItems())
        collect(child, all);
}

inline QString accessible_name(QQuickItem* item) {
    auto* interface = QAccessible::queryAccessibleInterface(item);
    return interface ? interface->text(QAccessible::Name) : QString();
}

struct WindowRig {
    QGuiApplication& app = application();
    FakeEngine engine{museum_welcome()};
    desk::Desk desk{engine.listen(), "Inès", {30, 5000}};
    desk::DeskWindow desk_window{desk};
    QQuickWindow* window = desk_window.window();

    WindowRig() {
        REQUIRE(window);
        desk.settings()->set_language("en"); // whatever the machine speaks
        desk.settings()->set_toured(true);
        open_museum(engine);
        window->resize(1280, 800);
        window->show();
        window->requestActivate();
        REQUIRE(QTest::qWaitForWindowActive(window));
    }
    void play() {
        play_evening(engine);
        desk.client()->connectNow();
        REQUIRE(follows());
        engine.send_status(steady_status(engine.show_ms));
        draw();
    }
    /// So many seconds go by at the engine.
    void later(int seconds) {
        const auto before = desk.clock();
        engine.send_status(steady_status(engine.show_ms + 1000 * seconds));
        REQUIRE(eventually([&] { return desk.clock() != before; }));
        draw();
    }
    /// What is new may be pressed now.
    void settle() {
        draw();
        QTest::qWait(600);
        draw();
    }
    /// Approves c9 and hides c8 by keys, and opens the list of decisions; gives the number of the approval.
    std::string decide_two() {
        press(Qt::Key_J);
        press(Qt::Key_A);
        press(Qt::Key_J);
        press(Qt::Key_H);
        REQUIRE(asked({"approve \"c9\"", "hide \"c8\""}));
        REQUIRE(follows());
        press(Qt::Key_U, Qt::ShiftModifier);
        draw();
        return std::to_string(engine.state().decisions().rbegin()[1].seq);
    }
    bool follows() {
        return eventually([&] { return desk.state().last_seq() == engine.state().last_seq(); });
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(window, key, modifiers);
    }
    void type(const char* text) {
        for (const char* letter = text; *letter; ++letter)
            QTest::keyClick(window, *letter);
    }
    /// Everything laid out and drawn once more.
    void draw() {
        for (int i = 0; i < 3; ++i) {
            app.processEvents();
            window->grabWindow();
        }
    }
    std::vector<QQuickItem*> items() {
        std::vector<QQuickItem*> all;
        collect(window->contentItem(), all);
        return all;
    }
    std::vector<QQuickItem*> buttons() {
        auto all = items();
        std::erase_if(all, [](QQuickItem* item) { return !item->inherits("QQuickAbstractButton"); });
        return all;
    }
    QQuickItem* named(const QString& name) {
        for (auto* item : items())
            if (accessible_name(item) == name)
                return item;
        return nullptr;
    }
    void click(const QString& name) {
        auto* item = named(name);
        INFO(name.toStdString());
        REQUIRE(item);
        QTest::mouseClick(window, Qt::LeftButton, {},
                          item->mapToScene({item->width() / 2, item->height() / 2}).toPoint());
    }
    /// Presses what asks until it has its answer: not in the same movement of the hand.
    void confirm(const QString& question) {
        CHECK(named(question));
        REQUIRE(eventually([&] {
            if (named(question))
                click(question);
            draw();
            return !named(question);
        }));
    }
    bool asked(const std::vector<std::string>& commands) {
        return eventually([&] { return engine.commands.size() >= commands.size(); }) &&
               engine.commands == commands;
    }
};

} // namespace regie::test
