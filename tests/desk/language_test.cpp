// The desk in French: switched while it runs, in every corner.

#include "desk/actor_words.h"
#include "desk/engine_words.h"
#include "desk/flag_words.h"
#include "window_rig.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <set>

using namespace regie;
using namespace regie::test;

TEST_CASE_METHOD(WindowRig, "the desk speaks French at once, and English again") {
    play();
    press(Qt::Key_J);
    draw();
    desk.settings()->set_language("fr");
    draw();
    for (const auto* name :
         {"Masquer", "Approuver", "Envoyer", "Retirer", "À décider", "Mettre en attente"}) {
        INFO(name);
        CHECK(named(name));
    }
    CHECK_FALSE(named("Hide"));
    const auto row = [&](int role) { return desk.comments()->data(desk.comments()->index(1), role); };
    CHECK(row(desk::CommentModel::FlagsRole).toList()[1].toMap()["words"] == "Lien raccourci");
    CHECK(desk.settings()->keys()->printed()["take-next"] == "Espace");
    press(Qt::Key_X);
    draw();
    CHECK(named("1 commentaire choisi"));
    const auto health = desk.health();
    CHECK(std::any_of(health.begin(), health.end(),
                      [](const QVariant& line) { return line.toMap()["words"] == "0 image perdue"; }));
    desk.comments()->select("c8"); // its author: one flagged, none hidden
    CHECK(desk.author()->record() == "1 signalé");
    desk.settings()->set_language("en");
    draw();
    CHECK(named("Hide"));
    CHECK(named("1 comment chosen"));
}

TEST_CASE_METHOD(WindowRig, "reasons of flags are said in French, and what is not known stays as it is") {
    desk.settings()->set_language("fr");
    using desk::reason_words;
    CHECK(reason_words("Insult, spaced out: “nuls”") == "Insulte, espacé\u00a0: «\u00a0nuls\u00a0»");
    CHECK(reason_words("Question: hours, prices") == "Question\u00a0: horaires, tarifs");
    CHECK(reason_words("Said 6 times") == "Dit 6 fois");
    CHECK(reason_words("Said twice") == "Dit deux fois");
    CHECK(reason_words("Link, disguised: bit.ly/x") == "Lien, déguisé\u00a0: bit.ly/x");
    CHECK(reason_words("Link that imitates nantes.fr: nantes.fr.co") ==
          "Lien qui imite nantes.fr\u00a0: nantes.fr.co");
    CHECK(reason_words("Leads to a messenger: wa.me") == "Mène à une messagerie\u00a0: wa.me");
    CHECK(reason_words("Leads to Telegram") == "Mène à Telegram");
    CHECK(reason_words("A crew's own words") == "A crew's own words");
    desk.settings()->set_language("en");
    CHECK(reason_words("Insult, spaced out: “nuls”") == "Insult, spaced out: “nuls”");
    CHECK(reason_words("Question: hours, prices") == "Question: hours, prices");
}

TEST_CASE_METHOD(WindowRig, "what the engine says is said in French, sentence by sentence") {
    using desk::engine_words;
    desk.settings()->set_language("fr");
    CHECK(
        engine_words(
            "Facebook does not answer: check this machine's network. It is tried again every 2 seconds. The "
            "programme and the recording go on.") ==
        "Facebook ne répond pas\u00a0: vérifiez le réseau de cette "
        "machine. Nouvel essai toutes les 2 secondes. Le "
        "programme et l'enregistrement continuent.");
    CHECK(engine_words("Facebook answered 503: nothing has come since 20:14:07; trying again in 1.5 s") ==
          "Facebook a répondu 503\u00a0: rien n'est venu depuis 20:14:07\u00a0; les essais continuent");
    CHECK(engine_words("YouTube does not accept the access token: expired; no comments come and no decision "
                       "is carried out "
                       "until a new one is entered: regie secret yt") ==
          "YouTube n'accepte pas le jeton d'accès\u00a0: expired\u00a0; aucun commentaire ne vient et aucune "
          "décision "
          "n'est portée "
          "avant qu'un nouveau soit saisi\u00a0: regie secret yt");
    CHECK(engine_words("the rundown has no item \"a\". Choose one from the rundown.") ==
          "le conducteur n'a pas d'élément «\u00a0a\u00a0». Choisissez-en un dans le conducteur.");
    CHECK(engine_words("What %2 sends cannot be decoded. Have it send H.264 with AAC.") ==
          "Ce qu'envoie %2 ne peut pas être décodé. Faites-lui envoyer du H.264 avec de l'AAC.");
    CHECK(engine_words("the comment is hidden already, by rule:scam") ==
          "le commentaire est déjà masqué, par la règle «\u00a0Arnaques\u00a0»");
    CHECK(engine_words("Stopped by cue 2.") == "Arrêté par le top 2.");
    CHECK(desk::actor_words("campaign") == "la campagne");
    CHECK(engine_words("Something new. It is tried again every 2 seconds.") ==
          "Something new. It is tried again every 2 seconds.");
    desk.settings()->set_language("en");
    CHECK(engine_words("Facebook does not answer: check this machine's network.") ==
          "Facebook does not answer: check this machine's network.");
}

TEST_CASE_METHOD(WindowRig, "nothing that the desk says is cut, in either language, small or large") {
    engine.answers[protocol::method::kEarlier] =
        protocol::EarlierSessions{2, 5, 1, false, {{1'793'000'000'000, "Rendez-nous le parking !", true}}};
    play();
    engine.send_presence({{"Inès", {"c9"}}, {"Paul", {}}});
    auto status = steady_status(engine.show_ms);
    status.feeds["facebook"].comments_per_min = 83;
    status.feeds["facebook"].viewers = 1068;
    engine.send_status(status);
    press(Qt::Key_J);
    press(Qt::Key_X);
    REQUIRE(eventually([&] { return !desk.author()->earlier().isEmpty(); }));
    std::set<QString> written{desk.show_name()}; // by people: that may be longer than there is room
    for (const auto& item : engine.welcome.rundown)
        written.insert(QString::fromStdString(item["fields"]["title"]));
    for (const char* language : {"en", "fr"})
        for (const auto& size : {QSize(1280, 720), QSize(1600, 1000), QSize(1920, 1080)}) {
            desk.settings()->set_language(language);
            window->resize(size);
            draw();
            for (const auto& graphic : desk.on_air()) // quoted in the language
                written.insert(graphic.toMap()["title"].toString());
            for (auto* item : items()) {
                const auto text = item->property("text").toString();
                CAPTURE(language, size.width(), text.toStdString());
                if (item->inherits("QQuickText"))
                    CHECK((!item->property("truncated").toBool() || written.contains(text)));
            }
            auto* chosen = named(language == std::string("en") ? "1 comment chosen" : "1 commentaire choisi");
            REQUIRE(chosen);
            const auto parts = chosen->childItems(); // its words, and its buttons beside them
            CHECK(parts.front()->x() + parts.front()->property("contentWidth").toDouble() <=
                  parts.back()->x());
        }
    desk.settings()->set_language("en");
}

TEST_CASE("a French desk connects in French") {
    application();
    QTemporaryDir folder;
    const auto file = folder.filePath("desk.ini");
    desk::DeskSettings(file).set_language("fr");
    desk::Desk desk{QUrl("ws://127.0.0.1:9"), "Inès", {30, 5000}, file};
    desk::DeskWindow desk_window{desk};
    CHECK(desk.client()->words() == "Connexion au moteur à ws://127.0.0.1:9.");
    desk.client()->connectNow();
    REQUIRE(eventually([&] { return desk.client()->line() == desk::EngineClient::Line::Lost; }));
    CHECK(desk.client()->words().startsWith("Le moteur ne répond pas"));
    desk.settings()->set_language("en"); // and what was said before is said anew
    CHECK(desk.client()->words().startsWith("The engine does not answer"));
}

TEST_CASE("keys act as well when the desk is French from the start") {
    application();
    QTemporaryDir folder;
    const auto file = folder.filePath("desk.ini");
    desk::DeskSettings(file).set_language("fr");
    FakeEngine engine{museum_welcome()};
    desk::Desk desk{engine.listen(), "Inès", {30, 5000}, file};
    desk::DeskWindow desk_window{desk};
    auto* window = desk_window.window();
    REQUIRE(window);
    open_museum(engine);
    window->resize(1280, 800);
    window->show();
    window->requestActivate();
    REQUIRE(QTest::qWaitForWindowActive(window));
    play_evening(engine);
    desk.client()->connectNow();
    REQUIRE(eventually([&] { return desk.state().last_seq() == engine.state().last_seq(); }));
    QTest::keyClick(window, Qt::Key_J);
    CHECK(desk.comments()->selected_id() == "c9");
    QTest::keyClick(window, Qt::Key_Space);
    CHECK(eventually([&] { return engine.commands == std::vector<std::string>{"take \"card\""}; }));
    desk.settings()->set_language("en");
}
