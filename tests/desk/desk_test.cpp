#include "desk/desk.h"
#include "gui.h"
#include "museum.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::test;
using desk::CommentModel;
using desk::Desk;

namespace {

struct Fixture {
    QGuiApplication& app = application();
    FakeEngine engine{museum_welcome()};
    Desk desk{engine.listen(), "Inès", {30, 5000}};

    Fixture() {
        open_museum(engine);
        play_evening(engine);
        desk.client()->connectNow();
        REQUIRE(follows());
    }
    bool follows() {
        return eventually([&] { return desk.state().last_seq() == engine.state().last_seq(); });
    }
    bool asked(std::size_t commands) {
        return eventually([&] { return engine.commands.size() == commands; });
    }
    std::string of(const char* id, int role) {
        auto* model = desk.comments();
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->data(model->index(row), CommentModel::IdRole).toString() == id)
                return model->data(model->index(row), role).toString().toStdString();
        return "not in the list";
    }
    std::string pending(const char* id) { return of(id, CommentModel::PendingRole); }
    std::string standing(const char* id) { return of(id, CommentModel::StandingRole); }
    std::string bar() { return desk.decision_words().toStdString(); }
    void clock(std::int64_t show_ms) {
        engine.show_ms = show_ms;
        engine.send_status(steady_status(show_ms));
        REQUIRE(eventually([&] { return desk.clock().toStdString() == clock_of(show_ms); }));
    }
    static std::string clock_of(std::int64_t show_ms) {
        return QTime::fromMSecsSinceStartOfDay(static_cast<int>(show_ms)).toString("hh:mm:ss").toStdString();
    }
};

} // namespace

TEST_CASE_METHOD(Fixture, "the desk knows the show") {
    CHECK(desk.show_name() == "Réouverture du Musée d'arts");
    CHECK_FALSE(desk.live());
    CHECK_FALSE(desk.loading());
    CHECK(desk.on_air().size() == 2);
    CHECK(desk.comments()->counts() == QList<int>{7, 2, 2, 1, 9});
}

TEST_CASE_METHOD(Fixture, "nothing goes on air from a desk that has not read the whole show so far") {
    engine.unread = 1;
    engine.cut_lines();
    desk.client()->connectNow();
    REQUIRE(eventually([&] { return desk.loading(); }));
    desk.takeNext();
    CHECK_THAT(desk.notice().toStdString(), Catch::Contains("still on its way"));
    CHECK(desk.why_not_air() == desk.notice());
    CHECK(engine.commands.empty());
    engine.append("Inès", MarkSet{"a vote"});
    REQUIRE(follows());
    CHECK(desk.why_not_air().isEmpty());
    desk.takeNext();
    CHECK(asked(1));
}

TEST_CASE_METHOD(Fixture, "a decision is pending until the log has it") {
    engine.hold_answers = true;
    desk.hide("c9");
    CHECK(pending("c9") == "Hiding…");
    CHECK(standing("c9").empty());
    REQUIRE(asked(1));
    desk.hide("c9"); // once is enough
    engine.release_answers();
    REQUIRE(eventually([&] { return pending("c9").empty(); }));
    CHECK(standing("c9") == "Hidden, waiting for Facebook");
    engine.append("facebook", PlatformAnswered{"c9", "hide", "confirmed", ""});
    REQUIRE(follows());
    CHECK(standing("c9") == "Hidden, confirmed by Facebook");
    CHECK(engine.commands == std::vector<std::string>{"hide \"c9\""});
}

TEST_CASE_METHOD(Fixture, "a refused command says why and changes nothing") {
    engine.refuse = Error{"the comment was removed", "", "Choose another one."};
    desk.pin("c9");
    REQUIRE(eventually([&] { return !desk.notice().isEmpty(); }));
    CHECK(desk.notice() == "Pinning did not work: the comment was removed. Choose another one.");
    CHECK(pending("c9").empty());
    engine.refuse.reset();
    desk.approve("c9");
    CHECK(eventually([&] { return standing("c9") == "Approved"; }));
    CHECK(desk.notice().isEmpty());
}

TEST_CASE_METHOD(Fixture, "a line that breaks under a command leaves nothing pending") {
    engine.hold_answers = true;
    desk.hide("c9");
    desk.take("card");
    REQUIRE(asked(2));
    engine.cut_lines();
    REQUIRE(eventually([&] { return pending("c9").empty(); }));
    CHECK(desk.notice().contains("the line broke"));
}

TEST_CASE_METHOD(Fixture,
                 "the take-back bar tells this desk's last decision and counts down by the engine's clock") {
    clock(engine.show_ms);
    CHECK(bar() == "Hidden: “\u2068Appelez-moi au…\u2069”, confirmed by Facebook");
    CHECK(desk.take_back_seconds() == 8);
    clock(engine.show_ms + 5000);
    CHECK(desk.take_back_seconds() == 3);
    engine.append("Paul", CommentHidden{"c9"});
    REQUIRE(follows());
    CHECK(bar().starts_with("Hidden: “\u2068Appelez-moi"));
    clock(engine.show_ms + 60'000);
    CHECK(desk.take_back_seconds() == 0);

    desk.takeBack(); // works later, too
    CHECK(desk.taking_back());
    REQUIRE(asked(1));
    REQUIRE(follows());
    REQUIRE(eventually([&] { return !desk.taking_back(); }));
    CHECK(standing("c4") == "Taken back, waiting for Facebook to show it again");
    CHECK(bar() == "Taken: Musée d'arts de Nantes");
    desk.takeBack();
    REQUIRE(asked(2));
    REQUIRE(follows());
    CHECK(eventually([&] { return desk.on_air().size() == 1; }));
    CHECK(bar() == "Taken: “\u2068La nouvelle ve…\u2069”");
}

TEST_CASE_METHOD(Fixture, "release takes off what went on last") {
    desk.releaseLast();
    REQUIRE(asked(1));
    CHECK(engine.commands.back() == "release \"title\"");
    REQUIRE(follows());
    CHECK(bar() == "Released: Musée d'arts de Nantes");
    desk.releasePin();
    REQUIRE(asked(2));
    CHECK(engine.commands.back() == "release \"pin\"");
    REQUIRE(follows());
    desk.releaseLast();
    desk.releasePin();
    CHECK(desk.on_air().isEmpty());
    CHECK(engine.commands.size() == 2);
}

TEST_CASE_METHOD(Fixture, "take next takes the next, and says when there is none") {
    for (const auto* id : {"card", "mayor", "director", "ribbon", "sunday"}) {
        CHECK(desk.rundown()->next_id() == id);
        desk.takeNext();
        REQUIRE(eventually([&] { return engine.state().on_air().contains(id); }));
        REQUIRE(follows());
    }
    desk.takeNext();
    CHECK(desk.notice().startsWith("The rundown is through."));
}

TEST_CASE_METHOD(Fixture, "the author's other comments stand beside the open one") {
    desk.comments()->select("c9");
    CHECK(desk.author()->name() == "Amélie Roux");
    CHECK(desk.author()->summary() == "3 comments · here since 12:40");
    CHECK(desk.author()->record() == "No flags, nothing hidden");
    CHECK(desk.author()->others().size() == 2);
    engine.append("Paul", CommentHidden{"c2"});
    REQUIRE(follows());
    CHECK(desk.author()->record() == "1 hidden");
    desk.comments()->select("");
    CHECK(desk.author()->name().isEmpty());
}

TEST_CASE_METHOD(Fixture, "a desk that was away shows the same as one that stayed") {
    engine.die();
    play_crowd(engine, 300);
    engine.append("Paul", CommentHidden{"c9"});
    engine.listen();
    REQUIRE(follows());
    Desk other(engine.listen(), "Paul", {30, 5000});
    other.client()->connectNow();
    REQUIRE(eventually([&] { return other.state().last_seq() == engine.state().last_seq(); }));
    CHECK(desk.comments()->counts() == other.comments()->counts());
    CHECK(desk.on_air() == other.on_air());
}

TEST_CASE_METHOD(Fixture, "the end of the show is told") {
    bool ending = false;
    QObject::connect(&desk, &Desk::ending, [&] { ending = true; });
    desk.endShow();
    REQUIRE(eventually([&] { return ending && desk.ended(); }));
    CHECK(desk.ended_words() == "ended by Inès");
}
