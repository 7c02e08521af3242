#include "desk/desk_settings.h"

#include <QTemporaryDir>
#include <catch2/catch.hpp>

using namespace regie::desk;

namespace {

struct Kept {
    QTemporaryDir folder;
    QString file = folder.filePath("regie/desk.ini");
};

} // namespace

TEST_CASE("no preset gives one key to two actions") {
    DeskSettings settings{QString()};
    auto& keys = *settings.keys();
    for (const auto& preset : keys.presets()) {
        INFO(preset.toStdString());
        keys.set_preset(preset);
        REQUIRE(keys.preset() == preset);
        QStringList taken;
        const auto all = keys.keys();
        for (auto action = all.begin(); action != all.end(); ++action) {
            const auto theirs = action.value().toStringList();
            CHECK_FALSE(theirs.isEmpty());
            for (const auto& key : theirs) {
                INFO(action.key().toStdString() << " " << key.toStdString());
                CHECK_FALSE(taken.contains(key));
                CHECK(key != "Esc"); // nothing that acts lies on it
                taken.append(key);
            }
        }
    }
}

TEST_CASE("an action is given another key, which is printed, kept, and taken back") {
    Kept kept;
    {
        DeskSettings settings{kept.file};
        auto& keys = *settings.keys();
        int changes = 0;
        QObject::connect(&keys, &KeyMap::changed, [&] { ++changes; });
        CHECK(keys.bind("hide", "Ctrl+D").isEmpty());
        CHECK(changes == 1);
        CHECK(keys.keys_of("hide") == QStringList{"Ctrl+D"});
        CHECK(keys.printed()["hide"] == "Ctrl+D");
    }
    DeskSettings settings{kept.file};
    CHECK(settings.keys()->keys_of("hide") == QStringList{"Ctrl+D"});
    settings.keys()->reset("hide");
    CHECK(settings.keys()->keys_of("hide") == QStringList{"H"});
    CHECK(DeskSettings{kept.file}.keys()->keys_of("hide") == QStringList{"H"});
}

TEST_CASE("a key that is taken, or means the same for ever, is refused with the reason") {
    DeskSettings settings{QString()};
    auto& keys = *settings.keys();
    CHECK(keys.bind("hide", "A") == "A is taken: Approve; show again. Give that another key first.");
    CHECK(keys.bind("hide", "Esc") == "Esc cannot be given: it always means the same.");
    CHECK_FALSE(keys.bind("hide", "3").isEmpty()); // a scene
    CHECK_FALSE(keys.bind("hide", "Alt+3").isEmpty());
    CHECK_FALSE(keys.bind("hide", "").isEmpty());
    CHECK_FALSE(keys.bind("no such thing", "Ctrl+D").isEmpty());
    CHECK(keys.keys_of("hide") == QStringList{"H"});
}

TEST_CASE("a pressed key is read as it will be matched") {
    DeskSettings settings{QString()};
    const auto& keys = *settings.keys();
    CHECK(keys.keyOf(Qt::Key_D, Qt::ControlModifier) == "Ctrl+D");
    CHECK(keys.keyOf(Qt::Key_Question, Qt::ShiftModifier) == "?");
    CHECK(keys.keyOf(Qt::Key_J, Qt::ShiftModifier) == "Shift+J");
    CHECK(keys.keyOf(Qt::Key_Shift, Qt::ShiftModifier).isEmpty());
    CHECK(keys.keyOf(Qt::Key_F7, Qt::NoModifier) == "F7");
}

TEST_CASE("settings are kept, and nonsense in their file does no harm") {
    Kept kept;
    {
        DeskSettings settings{kept.file};
        settings.set_language("fr");
        settings.set_theme("light");
        settings.set_motion(false);
        settings.set_size(150);
        settings.set_zones("moderator");
    }
    DeskSettings settings{kept.file};
    CHECK(settings.spoken() == "fr");
    CHECK(settings.theme() == "light");
    CHECK_FALSE(settings.motion());
    CHECK(settings.size() == 150);
    CHECK(settings.zones() == "moderator");

    QSettings(kept.file, QSettings::IniFormat).setValue("size", 4000);
    QSettings(kept.file, QSettings::IniFormat).setValue("keys/preset", "nobody's");
    DeskSettings again{kept.file};
    CHECK(again.size() == 150);
    CHECK(again.keys()->preset() == "regie");
}
