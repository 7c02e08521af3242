// What the desk asks before it does it, by keys and by mouse; and that nothing moves under a hand.

#include "window_rig.h"

#include <QElapsedTimer>

#include <set>
#include <string>

using namespace regie;
using namespace regie::test;

namespace {

struct QuestionRig : WindowRig {
    /// Until the same key is no slip any more.
    bool again(Qt::Key key, const std::vector<std::string>& commands) {
        return eventually([&] {
            if (engine.commands.size() < commands.size())
                press(key);
            draw();
            return engine.commands == commands;
        });
    }
    /// Its platform deletes what is hidden.
    void broadcast_on_youtube() {
        engine.welcome.feeds = {{{"id", "facebook"}, {"platform", "youtube"}, {"can_delete", true}}};
    }
    bool says(const QString& words) {
        const auto all = items();
        return std::any_of(all.begin(), all.end(),
                           [&](QQuickItem* item) { return item->property("text").toString() == words; });
    }
    void click_row(const QString& id, double down = 10) {
        auto* list = named("Comments");
        QTest::mouseClick(
            window, Qt::LeftButton, {},
            QPointF(list->mapToScene({list->width() / 2, 0}).x(), rows().at(id) + down).toPoint());
    }
    /// Of the rows in sight, by the comment they show.
    std::map<QString, double> rows() {
        auto* list = named("Comments");
        const auto seen = QRectF(list->mapToScene({0, 0}), list->size());
        std::map<QString, double> all;
        for (auto* item : items()) {
            const auto place = QRectF(item->mapToScene({0, 0}), item->size());
            const auto id = item->property("commentId").toString();
            if (!id.isEmpty() && item->property("initials").isValid() && seen.contains(place))
                all[id] = place.y();
        }
        return all;
    }
};

} // namespace

TEST_CASE_METHOD(QuestionRig, "what cannot be taken back is asked first, and not promised to be") {
    play();
    press(Qt::Key_J);
    press(Qt::Key_Delete);
    press(Qt::Key_Delete); // a key that bounces
    draw();
    CHECK(desk.question()->words().startsWith("Delete “"));
    auto* bar = named(desk.question()->words());
    REQUIRE(bar);
    for (auto* button : buttons())
        if (accessible_name(button).startsWith("Delete") || accessible_name(button).startsWith("Ban"))
            CHECK_FALSE(bar->mapRectToScene(QRectF({}, bar->size()))
                            .intersects(button->mapRectToScene(QRectF({}, button->size()))));
    CHECK(engine.commands.empty());
    press(Qt::Key_Escape);
    CHECK(desk.question()->deed().isEmpty());
    CHECK(desk.comments()->selected_id() == "c9");
    press(Qt::Key_Delete);
    REQUIRE(again(Qt::Key_Delete, {"delete \"c9\""}));
    REQUIRE(follows());
    draw();
    CHECK(desk.decision_words().startsWith("Deleted: "));
    for (auto* button : buttons())
        CHECK_FALSE((accessible_name(button).startsWith("Take back") && button->isEnabled()));
    engine.append("facebook", PlatformAnswered{"c9", "delete", "confirmed", ""});
    REQUIRE(follows());
    press(Qt::Key_U);
    CHECK(desk.notice().startsWith("What a platform deletes cannot be taken back."));
    CHECK(engine.commands.size() == 1);
    CHECK(desk.state().comment("c9")->decision == Decision::Deleted);
}

TEST_CASE_METHOD(QuestionRig, "what a platform refused to delete can be taken back") {
    play();
    press(Qt::Key_J);
    press(Qt::Key_Delete);
    REQUIRE(again(Qt::Key_Delete, {"delete \"c9\""}));
    engine.append("facebook", PlatformAnswered{"c9", "delete", "refused", "Facebook says no"});
    REQUIRE(follows());
    draw();
    CHECK_FALSE(desk.for_good());
    press(Qt::Key_U);
    CHECK(eventually([&] { return engine.commands.back().starts_with("undo"); }));
}

TEST_CASE_METHOD(QuestionRig, "a double click neither deletes nor bans") {
    play();
    press(Qt::Key_J);
    draw();
    for (const auto* button : {"Delete for good…", "Ban author…"}) {
        click(button);
        click(button);
        draw();
        CHECK(engine.commands.empty());
        CHECK_FALSE(desk.question()->deed().isEmpty());
    }
    REQUIRE(eventually([&] {
        if (engine.commands.empty())
            click("Ban author…");
        draw();
        return !engine.commands.empty();
    }));
    CHECK(engine.commands.front() == "ban \"c9\"");
}

TEST_CASE_METHOD(QuestionRig, "every button that is off says why, to the eye and to the ear") {
    engine.welcome.feeds[0]["can_ban"] = false;
    play();
    const auto off = [&] {
        draw();
        std::set<std::string> reasons;
        for (auto* button : buttons())
            if (!button->isEnabled()) {
                const auto why = button->property("why").toString();
                INFO(accessible_name(button).toStdString());
                CHECK_FALSE(why.isEmpty());
                CHECK(QAccessible::queryAccessibleInterface(button)
                          ->text(QAccessible::Description)
                          .contains(why));
                reasons.insert(why.toStdString());
            }
        return reasons;
    };
    CHECK(off() == std::set<std::string>{"Open a comment first."});
    press(Qt::Key_J);
    CHECK(off() == std::set<std::string>{"Nobody can be banned at Facebook from here."});
    auto* ban = named("Ban author…");
    QTest::mouseMove(window, {5, 5});
    QTest::mouseMove(window, ban->mapToScene({ban->width() / 2, ban->height() / 2}).toPoint());
    CHECK(eventually([&] { return says("Nobody can be banned at Facebook from here."); }));
    QTest::mouseMove(window, {5, 5});
    CHECK(eventually([&] { return !says("Nobody can be banned at Facebook from here."); }));
    desk.setProperty("locked", true);
    CHECK(off().contains("This desk is locked: nothing of the programme changes. Unlock it first."));
    desk.setProperty("locked", false);
    press(Qt::Key_F);
    CHECK(off().contains("No rule has been changed."));
    engine.die();
    REQUIRE(eventually([&] { return desk.client()->line() == desk::EngineClient::Line::Lost; }));
    CHECK(off() == std::set<std::string>{"The line to the engine is broken.", "The rule is off."});
}

TEST_CASE_METHOD(QuestionRig, "hiding is asked first where it deletes, one comment, several and a raid") {
    broadcast_on_youtube();
    play();
    press(Qt::Key_J);
    press(Qt::Key_H);
    CHECK(engine.commands.empty());
    CHECK(desk.question()->words().contains("nor bring it back"));
    REQUIRE(again(Qt::Key_H, {"hide \"c9\""}));
    REQUIRE(follows());
    CHECK(desk.for_good());

    press(Qt::Key_J);
    press(Qt::Key_X);
    press(Qt::Key_J, Qt::ShiftModifier);
    press(Qt::Key_H);
    CHECK(desk.question()->words().startsWith("Delete 2 of these comments"));
    CHECK(engine.commands.size() == 1);
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);

    engine.append("flagging", RaidSeen{"1", "encore nos impôts", 12, engine.show_ms, {"c3", "c5", "c6"}});
    REQUIRE(follows());
    settle();
    press(Qt::Key_H, Qt::ControlModifier);
    CHECK(desk.question()->words().startsWith("Delete 3 of these comments"));
    CHECK(engine.commands.size() == 1);
}

TEST_CASE_METHOD(QuestionRig, "what is flagged severe goes to air by no single key") {
    play();
    press(Qt::Key_J);
    press(Qt::Key_J); // the scam
    press(Qt::Key_P);
    CHECK(desk.question()->words() == "Looks like a scam: “gagnez un”. Queue it for air all the same?");
    press(Qt::Key_P, Qt::ShiftModifier);
    CHECK(desk.question()->words() == "Looks like a scam: “gagnez un”. Put it on air all the same?");
    CHECK(engine.commands.empty());
    press(Qt::Key_P);
    REQUIRE(again(Qt::Key_P, {"queue \"c8\" \"\""}));
    REQUIRE(follows());
    press(Qt::Key_Return);
    CHECK(engine.commands.size() == 1);
    CHECK(desk.question()->deed() == "pin");
    REQUIRE(again(Qt::Key_Return, {"queue \"c8\" \"\"", "pin \"c8\""}));
    press(Qt::Key_K);
    press(Qt::Key_P); // a question about opening hours is none
    CHECK(asked({"queue \"c8\" \"\"", "pin \"c8\"", "queue \"c9\" \"\""}));
}

TEST_CASE_METHOD(QuestionRig, "what a person approved goes to air without being asked about") {
    play();
    press(Qt::Key_J);
    press(Qt::Key_J);
    press(Qt::Key_A);
    REQUIRE(asked({"approve \"c8\""}));
    REQUIRE(follows());
    press(Qt::Key_P);
    CHECK(asked({"approve \"c8\"", "queue \"c8\" \"\""}));
}

TEST_CASE_METHOD(QuestionRig, "opening a comment moves no row, and no click on a row decides anything") {
    window->resize(1280, 1000);
    play();
    draw();
    const auto before = rows();
    REQUIRE(before.size() >= 3);
    for (const auto& [id, y] : before) {
        for (const double down : {10.0, 30.0, 50.0})
            click_row(id, down);
        draw();
        CHECK(desk.comments()->selected_id() == id);
        CHECK((rows() == before));
    }
    CHECK(engine.commands.empty());
}

TEST_CASE_METHOD(QuestionRig, "what is begun for one comment is not said to another") {
    play();
    press(Qt::Key_J);
    press(Qt::Key_R);
    draw();
    type("Bonjour ");
    click_row("c8");
    draw();
    REQUIRE(desk.comments()->selected_id() == "c8");
    press(Qt::Key_Return);
    draw();
    for (const auto& command : engine.commands)
        CHECK_FALSE(command.starts_with("answer"));
}

TEST_CASE_METHOD(QuestionRig, "a broadcast is ended from the desk by who means it") {
    engine.welcome.mode = "live";
    engine.welcome.feeds[0]["can_end"] = true;
    play();
    draw();
    CHECK(named("ON AIR 00:42:17"));
    click("End…");
    draw();
    CHECK(says("The broadcast goes on without this desk. To end it is to end it for all who watch. "
               "It ends at Facebook, too."));
    press(Qt::Key_E);
    press(Qt::Key_E);
    draw();
    CHECK(engine.commands.empty());
    CHECK(named("End it for everybody?"));
    REQUIRE(again(Qt::Key_E, {"stop"}));
    CHECK(eventually([&] { return !window->isVisible(); }));
}

TEST_CASE_METHOD(QuestionRig, "the desk says that it is on air only when an ingest takes it") {
    engine.welcome.mode = "live";
    play();
    engine.append("engine", OutputChanged{"rtmp", "lost", "The connection broke.", 0, ""});
    REQUIRE(follows());
    draw();
    CHECK(named("NOT ON AIR 00:42:17"));
    engine.append("engine", OutputChanged{"rtmp", "running", "", 0, ""});
    REQUIRE(follows());
    draw();
    CHECK(named("ON AIR 00:42:17"));
}

TEST_CASE_METHOD(QuestionRig, "an empty list says why no comments come") {
    desk.client()->connectNow();
    engine.append("facebook",
                  FeedChanged{"facebook", "token expired", "Facebook does not accept the access token."});
    REQUIRE(follows());
    engine.send_status(steady_status(engine.show_ms));
    draw();
    CHECK(says("No comments come. Facebook does not accept the access token."));
}

TEST_CASE_METHOD(QuestionRig, "an alert moves no row and takes no click that was meant for one") {
    window->resize(1280, 1000);
    play();
    draw();
    const auto before = rows();
    REQUIRE(before.size() >= 3);
    engine.append("flagging", RaidSeen{"1", "encore nos impôts", 12, engine.show_ms, {"c3", "c5", "c6"}});
    REQUIRE(follows());
    draw();
    CHECK((rows() == before));
    press(Qt::Key_J);
    press(Qt::Key_X);
    draw();
    CHECK(named("1 comment chosen"));
    CHECK((rows() == before));
    REQUIRE(eventually([&] { // once they have stood there long enough to be meant
        draw();
        if (engine.commands.empty() && named("Hide all 3"))
            click("Hide all 3");
        return !engine.commands.empty();
    }));
    CHECK(engine.commands.front() == "hide_raid \"1\"");
    REQUIRE(follows());

    // A click as the next one comes; again, on a machine that was too slow for it.
    int raids = 1;
    std::size_t done = 0;
    REQUIRE(eventually([&] {
        done = engine.commands.size();
        QElapsedTimer since;
        const auto id = std::to_string(++raids);
        say(engine, "raid-" + id, "jp_44", "encore nos impôts");
        since.start();
        engine.append("flagging", RaidSeen{id, "encore nos impôts", 12, engine.show_ms, {"raid-" + id}});
        REQUIRE(follows());
        window->grabWindow();
        click("Hide 1");
        return since.elapsed() < 450;
    }));
    QTest::qWait(100);
    CHECK(engine.commands.size() == done);
}

TEST_CASE_METHOD(QuestionRig, "the last comments are seen whole where an alert lies over them") {
    window->resize(1280, 1000);
    play();
    play_crowd(engine, 30);
    engine.append("flagging", RaidSeen{"1", "encore nos impôts", 12, engine.show_ms, {"c3", "c5", "c6"}});
    REQUIRE(follows());
    draw();
    const auto* alert = [&]() -> QQuickItem* {
        for (auto* item : items())
            if (accessible_name(item).startsWith("Raid since "))
                return item;
        return nullptr;
    }();
    REQUIRE(alert);
    for (int i = 0; i < 38; ++i) {
        press(Qt::Key_J);
        draw();
        for (auto* item : items())
            if (item->property("selected").toBool() && !item->property("commentId").toString().isEmpty())
                CHECK(item->mapToScene({0, item->height()}).y() <= alert->mapToScene({0, 0}).y());
    }
}

TEST_CASE_METHOD(QuestionRig, "where hiding deletes, the rules say so before one is switched on") {
    broadcast_on_youtube();
    play();
    press(Qt::Key_F);
    draw();
    CHECK(says(
        "Rules flag, people decide. ↑ ↓ choose a rule; O switches it, S sets how bad it is, H whether it "
        "hides. At YouTube to hide is to delete for good."));
    press(Qt::Key_H);
    draw();
    CHECK(says("Rules marked “Deletes” take down what they flag from now on, at once and without asking. At "
               "YouTube that deletes for good: it cannot hide a comment, nor bring it back. What is hidden "
               "elsewhere can be shown again."));
    CHECK(says("Deletes"));
}

TEST_CASE_METHOD(QuestionRig,
                 "what is flagged severe only after it was queued goes to air by no single key") {
    play();
    press(Qt::Key_J);
    press(Qt::Key_P);
    REQUIRE(asked({"queue \"c9\" \"\""}));
    engine.append("flagging",
                  CommentFlagged{"c9", {Flag{"insult", Severity::Severe, 0.9, "Insult: “gratuit”"}}});
    REQUIRE(follows());
    press(Qt::Key_Return);
    draw();
    CHECK(engine.commands.size() == 1);
    CHECK(desk.question()->words() == "Insult: “gratuit”. Put it on air all the same?");
    press(Qt::Key_Escape);
    REQUIRE(eventually([&] {
        draw();
        click("To air");
        return !desk.question()->deed().isEmpty();
    }));
    CHECK(engine.commands.size() == 1);
}
