// A moderator at work in the real window, by keys.

#include "window_rig.h"

using namespace regie;
using namespace regie::test;
using desk::CommentModel;

TEST_CASE_METHOD(WindowRig, "comments are queued, shortened and put on air by keys") {
    play();
    press(Qt::Key_J);
    press(Qt::Key_P);
    REQUIRE(asked({"queue \"c9\" \"\""}));
    press(Qt::Key_J);
    press(Qt::Key_A); // flagged severe: a person has looked at it
    REQUIRE(asked({"queue \"c9\" \"\"", "approve \"c8\""}));
    REQUIRE(follows());
    press(Qt::Key_P);
    REQUIRE(eventually([&] { return engine.commands.back() == "queue \"c8\" \"\""; }));
    REQUIRE(follows());
    CHECK(desk.air_queue().size() == 2);
    draw();
    press(Qt::Key_E);
    draw();
    press(Qt::Key_A, Qt::ControlModifier);
    type("Bonjour, ");
    press(Qt::Key_Return);
    REQUIRE(eventually([&] { return engine.commands.back() == "queue \"c9\" \"Bonjour,\""; }));
    REQUIRE(follows());
    press(Qt::Key_Return);
    REQUIRE(eventually([&] { return engine.commands.back() == "pin \"c9\""; }));
    REQUIRE(follows());
    CHECK(desk.air_queue().size() == 1);
    REQUIRE(eventually([&] { // once it has stood there long enough to be meant
        draw();
        if (named("Not now"))
            click("Not now");
        return engine.commands.back() == "unqueue \"c8\"";
    }));
}

TEST_CASE_METHOD(WindowRig, "several comments are chosen and decided as one") {
    play();
    press(Qt::Key_J);
    press(Qt::Key_X);
    press(Qt::Key_J);
    press(Qt::Key_J, Qt::ShiftModifier); // this one and the next
    CHECK(desk.comments()->chosen() == 3);
    draw();
    CHECK(named("3 comments chosen"));
    press(Qt::Key_H);
    REQUIRE(eventually([&] { return !engine.commands.empty(); }));
    CHECK(engine.commands == std::vector<std::string>{"hide [\"c7\",\"c8\",\"c9\"]"});
    REQUIRE(follows());
    CHECK(desk.comments()->chosen() == 0);
    CHECK(desk.state().comment("c8")->taken_down());
    press(Qt::Key_U);
    REQUIRE(eventually([&] { return !desk.state().comment("c8")->taken_down(); }));
    press(Qt::Key_A, Qt::ControlModifier);
    CHECK(desk.comments()->chosen() > 3);
    press(Qt::Key_Escape);
    CHECK(desk.comments()->chosen() == 0);
}

TEST_CASE_METHOD(WindowRig, "a take-back says what stays deleted at the platform") {
    play();
    const auto several = engine.append("Inès", CommentsDecided{kHidden, {"c7", "c8", "c9"}});
    REQUIRE(follows());
    engine.spares = {"c8"};
    press(Qt::Key_U);
    REQUIRE(eventually([&] { return !engine.commands.empty(); }));
    CHECK(engine.commands.back() == "undo " + std::to_string(several));
    REQUIRE(follows());
    REQUIRE(eventually([&] { return !desk.taking_back(); }));
    draw();
    CHECK(named("2 taken back; 1 stays deleted at the platform"));
    const auto others = engine.append("Inès", CommentsDecided{kHidden, {"c7", "c9"}});
    engine.append("Paul", TakenBack{others, {"c7"}});
    REQUIRE(eventually([&] { return desk.notice().startsWith("Paul took back"); }));
    CHECK(desk.notice().endsWith(". 1 taken back; 1 stays deleted at the platform"));
    press(Qt::Key_J);
    press(Qt::Key_A); // the next command takes it away
    CHECK(eventually([&] { return desk.notice().isEmpty(); }));
}

TEST_CASE_METHOD(WindowRig, "any of the last decisions is taken back from their list") {
    play();
    const auto approved = decide_two();
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    REQUIRE(eventually([&] { return engine.commands.back() == "undo " + approved; }));
    REQUIRE(follows());
    CHECK(desk.state().comment("c9")->decision == Decision::None);
    CHECK(desk.state().comment("c8")->taken_down());
    press(Qt::Key_Escape);
    draw();
    press(Qt::Key_Space);
    CHECK(eventually([&] { return engine.commands.back().starts_with("take "); }));
}

TEST_CASE_METHOD(WindowRig, "a desk says which comment it is at, and shows who is at which") {
    play();
    press(Qt::Key_J);
    REQUIRE(eventually([&] { return engine.claims == std::vector<std::string>{"c9"}; }));
    press(Qt::Key_C);
    press(Qt::Key_J);
    REQUIRE(eventually([&] { return engine.claims == std::vector<std::string>{"c9", "c9", "c8"}; }));
    engine.send_presence({{"Inès", {"c8"}}, {"Paul", {"c9"}}});
    REQUIRE(eventually([&] { return desk.present().size() == 2; }));
    draw();
    CHECK(named("Paul is at it"));
    CHECK(named("Paul · at Amélie Roux"));
    CHECK_FALSE(named("Inès is at it"));
}

TEST_CASE_METHOD(WindowRig, "who decided at the same time as somebody else is told how it ended") {
    play();
    press(Qt::Key_J);
    press(Qt::Key_H);
    REQUIRE(asked({"hide \"c9\""}));
    REQUIRE(follows());
    engine.append("Paul", CommentApproved{"c9"});
    REQUIRE(eventually([&] { return desk.notice().startsWith("Paul approved after you: "); }));
    press(Qt::Key_Escape);
    engine.append("Paul", CommentHidden{"c8"}); // none of hers
    REQUIRE(follows());
    CHECK(desk.notice().isEmpty());
}

TEST_CASE_METHOD(WindowRig, "a key is given another meaning in the settings, and help shows all keys") {
    window->resize(1280, 1000); // room for the list of keys down to the one that is changed
    play();
    press(Qt::Key_Question, Qt::ShiftModifier);
    draw();
    CHECK(named("Keys"));
    press(Qt::Key_Escape);
    draw();
    press(Qt::Key_Comma, Qt::ControlModifier);
    draw();
    click("Set a mark: M");
    press(Qt::Key_D); // listening: it acts on nothing else
    draw();
    CHECK(desk.settings()->keys()->keys_of("mark") == QStringList{"D"});
    press(Qt::Key_Escape);
    draw();
    press(Qt::Key_D);
    CHECK(
        eventually([&] { return !engine.commands.empty() && engine.commands.back().starts_with("mark "); }));
}

TEST_CASE_METHOD(WindowRig, "what a screen reader presses, or Enter on what Tab came to, is done") {
    play();
    press(Qt::Key_J);
    draw();
    QAccessible::queryAccessibleInterface(named("Hide"))
        ->actionInterface()
        ->doAction(QAccessibleActionInterface::pressAction());
    REQUIRE(asked({"hide \"c9\""}));
    settle();
    auto* take = named("Take next");
    take->forceActiveFocus(Qt::TabFocusReason);
    press(Qt::Key_Return); // not the next queued comment: the button has Enter for itself
    CHECK(asked({"hide \"c9\"", "take \"card\""}));
}

TEST_CASE_METHOD(WindowRig, "a locked desk changes nothing of the programme but the slate") {
    play();
    press(Qt::Key_L, Qt::ControlModifier);
    draw();
    CHECK_FALSE(named("Take next")->isEnabled());
    press(Qt::Key_Space);
    press(Qt::Key_Backspace);
    press(Qt::Key_2);
    CHECK(desk.notice().startsWith("This desk is locked"));
    CHECK(engine.commands.empty());
    press(Qt::Key_Escape, Qt::ControlModifier);
    REQUIRE(eventually([&] { return engine.commands.back() == "scene false \"slate\""; }));
    press(Qt::Key_L, Qt::ControlModifier);
    press(Qt::Key_Space);
    CHECK(eventually([&] { return engine.commands.back() == "take \"card\""; }));
}

TEST_CASE_METHOD(WindowRig, "the next graphic is seen on the picture before it is taken") {
    play();
    draw();
    const auto previews = [&] {
        int count = 0;
        for (auto* item : items())
            count += accessible_name(item) == "Preview";
        return count;
    };
    CHECK(desk.rundown()->next_graphic()["component"] == "EventCard");
    CHECK(previews() == 1);
    press(Qt::Key_V);
    draw();
    CHECK(previews() == 0);
}

TEST_CASE_METHOD(WindowRig, "zen shows one comment at a time, and the next one when it is decided") {
    play();
    press(Qt::Key_Z);
    draw();
    const auto seen = [&] {
        int cards = 0;
        for (auto* item : items())
            cards += !item->property("commentId").toString().isEmpty();
        return cards;
    };
    CHECK(desk.comments()->selected_id() == "c9");
    CHECK(seen() == 1);
    CHECK_FALSE(named("Take next"));
    press(Qt::Key_A);
    REQUIRE(asked({"approve \"c9\""}));
    CHECK(desk.comments()->selected_id() == "c8");
    REQUIRE(follows());
    draw();
    CHECK(seen() == 1);
    press(Qt::Key_Escape);
    draw();
    CHECK(seen() > 1);
    CHECK(named("Take next"));
}

TEST_CASE_METHOD(WindowRig, "the list is narrowed to a topic, a rule, an author, and back") {
    play();
    press(Qt::Key_F6);
    draw();
    press(Qt::Key_Return); // the first: questions nobody answered
    CHECK(desk.comments()->narrowing() == "unanswered");
    const int unanswered = desk.comments()->rowCount();
    CHECK(unanswered == 2);
    press(Qt::Key_J);
    press(Qt::Key_G);
    CHECK(desk.comments()->filter() == CommentModel::All);
    CHECK(desk.comments()->narrowing().startsWith("author:"));
    for (int row = 0; row < desk.comments()->rowCount(); ++row)
        CHECK(desk.comments()->data(desk.comments()->index(row), CommentModel::AuthorRole) == "Amélie Roux");
    press(Qt::Key_G);
    CHECK(desk.comments()->narrowing().isEmpty());
    press(Qt::Key_F6);
    draw();
    press(Qt::Key_Escape);
    CHECK(desk.comments()->narrowing().isEmpty());
}

TEST_CASE_METHOD(WindowRig, "a note is written below the comment and read by everybody") {
    play();
    press(Qt::Key_J);
    draw();
    press(Qt::Key_N);
    draw();
    type("seen");
    press(Qt::Key_Return);
    REQUIRE(asked({"note \"c9\" \"seen\""}));
    REQUIRE(follows());
    CHECK(desk.comments()
              ->data(desk.comments()->index(desk.comments()->selected_row()), CommentModel::NoteRole)
              .toString()
              .contains("seen"));
}

TEST_CASE_METHOD(WindowRig, "a reply is written below the comment, and no key acts meanwhile") {
    play();
    press(Qt::Key_J);
    REQUIRE(desk.comments()->selected_id() == "c9");
    draw();
    press(Qt::Key_R);
    draw();
    type("ah, oui");
    press(Qt::Key_Escape); // left: nothing is sent
    press(Qt::Key_R);
    draw();
    type("oui, hier");
    press(Qt::Key_Return);
    CHECK(asked({"answer \"c9\" \"oui, hier\""}));
}

TEST_CASE_METHOD(WindowRig, "the house's answer is replied with one key, and put on air with another") {
    play();
    engine.append("answers", AnswerProposed{"c9", "tuesday", "Le mardi, c'est fermé.", 0.87});
    REQUIRE(follows());
    press(Qt::Key_J);
    draw();
    CHECK(named("Both on air"));
    press(Qt::Key_A, Qt::ShiftModifier);
    REQUIRE(asked({"answer_on_air \"c9\" \"Le mardi, c'est fermé.\""}));
    REQUIRE(follows());
    press(Qt::Key_R, Qt::ShiftModifier);
    CHECK(eventually([&] { return engine.commands.back() == "answer \"c9\" \"Le mardi, c'est fermé.\""; }));
}

TEST_CASE_METHOD(WindowRig, "an answer is corrected where it is proposed, and a new one is written") {
    window->resize(1600, 1000);
    play();
    engine.append("answers", AnswerProposed{"c9", "parking", "Le parking est à cinq minutes.", 0.87});
    REQUIRE(follows());
    press(Qt::Key_J);
    press(Qt::Key_Q, Qt::ShiftModifier);
    draw();
    REQUIRE(named("What the house answers"));
    CHECK(named("Où peut-on se garer ?, expired on 31 January 2026"));
    press(Qt::Key_Return); // into how it is asked
    draw();
    press(Qt::Key_End, Qt::ControlModifier);
    press(Qt::Key_Return);
    type("Y a-t-il un parking ?");
    press(Qt::Key_Return, Qt::ControlModifier);
    const auto& answers = desk.state().answers();
    REQUIRE(eventually([&] { return answers != nullptr; }));
    CHECK((*answers)[1].questions ==
          std::vector<std::string>{"Où peut-on se garer ?", "Y a-t-il un parking ?"});
    CHECK((*answers)[1].owner == "Paul"); // all else stayed
    CHECK((*answers)[0] == answers_from_json(engine.welcome.answers)->front());
    press(Qt::Key_Escape);
    draw();
    press(Qt::Key_U);
    CHECK(eventually([&] { return !desk.state().answers(); }));
    desk.answers()->keep({{"questions", "Et les chiens ?"}, {"en", "Guide dogs only."}});
    REQUIRE(eventually([&] { return answers && answers->size() == 3; }));
    CHECK(answers->back().texts.at("en") == "Guide dogs only.");
    desk.answers()->keep(
        {{"id", "tuesday"}, {"questions", "Mardi ?"}, {"fr", "Non."}, {"until", "2026-02-31"}});
    CHECK(eventually([&] { return desk.answers()->words().contains("no date"); }));
}

TEST_CASE_METHOD(WindowRig, "campaigns are held with a key, and go on with the same") {
    window->resize(1600, 1000);
    play();
    CHECK(named("Hold"));
    press(Qt::Key_C, Qt::ShiftModifier);
    REQUIRE(eventually([&] { return desk.state().campaigns_held(); }));
    draw();
    CHECK(named("Go on"));
    CHECK(desk.decision_words() == "Campaigns held");
    press(Qt::Key_C, Qt::ShiftModifier);
    CHECK(eventually([&] { return !desk.state().campaigns_held(); }));
}

TEST_CASE_METHOD(WindowRig, "captions are typed one after the other, and Esc puts the line away") {
    window->resize(1600, 1000);
    play();
    press(Qt::Key_T, Qt::ShiftModifier);
    draw();
    type("Bonjour");
    press(Qt::Key_Return);
    REQUIRE(asked({"say \"Bonjour\""}));
    type("et bienvenue");
    press(Qt::Key_Return);
    REQUIRE(eventually([&] { return engine.commands.back() == "say \"et bienvenue\""; }));
    press(Qt::Key_Escape);
    draw();
    press(Qt::Key_J);
    CHECK(eventually([&] { return !desk.comments()->selected_id().isEmpty(); })); // keys are the desk's again
}
