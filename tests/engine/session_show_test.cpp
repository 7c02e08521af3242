#include "engine/files.h"
#include "engine/recent_sessions.h"
#include "engine/session_lock.h"
#include "engine/session_show.h"
#include "engine/show_loader.h"
#include "engine/show_saving.h"

#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include <sys/stat.h>

using namespace regie;
namespace fs = std::filesystem;

namespace {

constexpr const char* kShow = R"({"name": "Essai", "sources": [{"id": "cam1", "uri": "video.mp4"}],
    "theme": "look.json", "slate": {"logo": "../outside.svg"},
    "rundown": [{"id": "bug", "graphic": "logo-bug", "fields": {"logo": "pictures/logo.svg"}}]})";

/// A crew's folder with a show, and a session beside it.
struct Crew {
    QTemporaryDir made;
    fs::path folder = fs::canonical(made.path().toStdString()), show = folder / "show" / "show.json",
             session = folder / "session";

    Crew() {
        fs::create_directories(folder / "show/pictures");
        fs::create_directories(session);
        write("video.mp4", "moving pictures");
        write("pictures/logo.svg", "<svg/>");
        write("../outside.svg", "<svg id='outside'/>");
        write("show.json", kShow);
        // A theme of a crew's is the built-in one with its own label.
        write("look.json", *read_file(fs::path(REGIE_SOURCE_DIR) / "qml/theme/city.json"));
    }
    void write(const std::string& name, const std::string& text) const {
        REQUIRE(write_file(folder / "show" / name, text));
    }
    Result<ShowFile> open(std::vector<Error>* without = nullptr) const {
        return open_session_show(show, session, without);
    }
};

} // namespace

TEST_CASE("a session's show is its own copy, under the names it had") {
    const Crew crew;
    const auto show = crew.open();
    REQUIRE(show);
    for (const auto& file :
         {show->sources[0].uri, show->rundown[0].fields.at("logo"), show->slate.at("logo")}) {
        CHECK(file.starts_with((crew.session / "show").string()));
        CHECK(fs::exists(file));
        CHECK(original_of(crew.session, file) != file);
    }
    CHECK(original_of(crew.session, show->slate.at("logo")) == crew.folder / "outside.svg");
    CHECK(original_of(crew.session, "/elsewhere/logo.svg") == "/elsewhere/logo.svg");
}

TEST_CASE("what is tidied away, broken or changed beside a running show does not reach it") {
    const Crew crew;
    REQUIRE(crew.open());
    fs::remove_all(crew.folder / "show");
    fs::remove(crew.folder / "outside.svg");
    std::vector<Error> without;
    const auto show = crew.open(&without);
    REQUIRE(show);
    CHECK(without.empty());
    CHECK(*read_file(show->sources[0].uri) == "moving pictures");
    CHECK(*read_file(show->slate.at("logo")) == "<svg id='outside'/>");
}

TEST_CASE("a new session refuses what is not there; one that has begun goes without it and says so") {
    const Crew crew;
    REQUIRE(crew.open());
    fs::remove(kept_copy(crew.session, crew.folder / "show/video.mp4"));
    fs::remove(kept_copy(crew.session, crew.folder / "show/pictures/logo.svg"));
    fs::remove(kept_copy(crew.session, crew.folder / "show/look.json"));
    CHECK_FALSE(crew.open());
    std::vector<Error> without;
    const auto show = crew.open(&without);
    REQUIRE(show);
    CHECK(without.size() == 3);
    CHECK(show->rundown[0].fields.at("logo").empty());
    CHECK_FALSE(show->sources[0].uri.empty()); // the slate stands for it
    CHECK_FALSE(show->look.colours.empty());
}

TEST_CASE("half a copy is none") {
    const Crew crew;
    fs::create_directories(crew.session / "show.part/half");
    fs::remove(crew.folder / "show/video.mp4");
    CHECK_FALSE(crew.open());
    CHECK_FALSE(fs::exists(crew.session / "show"));
    crew.write("video.mp4", "moving pictures");
    CHECK(crew.open());
}

TEST_CASE("a rundown is saved with the names the crew gave its pictures") {
    const Crew crew;
    auto show = crew.open();
    REQUIRE(show);
    show->rundown[0].fields["logo"] += "\n" + show->slate.at("logo");
    const auto saved =
        rundown_for(crew.show.parent_path(), crew.session, show->rundown, show->templates).dump();
    CHECK_THAT(saved, Catch::Contains("\"pictures/logo.svg"));
    CHECK_THAT(saved, Catch::Contains((crew.folder / "outside.svg").string()));
    CHECK_THAT(saved, !Catch::Contains("session"));
}

TEST_CASE("that its show ends is known of an engine that is gone, also when its log could not say it") {
    const Crew crew;
    {
        auto lock = SessionLock::take(crew.session);
        REQUIRE(lock);
        const auto room = fs::file_size(crew.session / "engine.lock");
        lock->tell("ws://127.0.0.1:4710");
        CHECK_FALSE(said_its_end(crew.session));
        lock->tell_end();
        CHECK(fs::file_size(crew.session / "engine.lock") == room); // a full disk does not matter
    }
    CHECK(said_its_end(crew.session));
    CHECK(SessionLock::take(crew.session));
    CHECK_FALSE(said_its_end(crew.session)); // another one's
}

TEST_CASE("a pipe in the place of a file is waited for by nobody") {
    const Crew crew;
    const auto put_pipe = [](const fs::path& file) {
        fs::remove(file);
        REQUIRE(mkfifo(file.c_str(), 0600) == 0);
    };
    put_pipe(crew.session / "engine.lock");
    CHECK_FALSE(running_engine(crew.session));
    CHECK(SessionLock::take(crew.session));
    put_pipe(crew.folder / "notes");
    CHECK_FALSE(read_file(crew.folder / "notes"));
    put_pipe(crew.show.parent_path() / "pictures" / "logo.svg");
    std::vector<Error> without;
    CHECK(load_show(crew.show, {.without = &without}));
    CHECK(without.size() > 0);
}

TEST_CASE("one engine a session, and others learn which") {
    const Crew crew;
    CHECK_FALSE(running_engine(crew.session));
    {
        auto lock = SessionLock::take(crew.session);
        REQUIRE(lock);
        CHECK_THAT(SessionLock::take(crew.session).error().what, Catch::Contains("another engine"));
        lock->tell("ws://127.0.0.1:4710");
        const auto engine = running_engine(crew.session);
        REQUIRE(engine);
        CHECK(engine->pid == getpid());
        CHECK(engine->url == "ws://127.0.0.1:4710");
        for (const auto* url : {"ws://127.0.0.1:", "ws://127.0.0.1:99999999999", "here", "ws://x:1 "}) {
            lock->tell(url); // a disk has damaged it
            CHECK(running_engine(crew.session)->pid == 0);
        }
        fs::remove(crew.session / "engine.lock"); // somebody tidies
        CHECK_THAT(SessionLock::take(crew.session).error().what, Catch::Contains("another engine"));
        CHECK(running_engine(crew.session));
    }
    CHECK_FALSE(running_engine(crew.session));
    CHECK(SessionLock::take(crew.session));
    CHECK(SessionLock::take("/nowhere/at/all")); // the show goes before
}

TEST_CASE("a show is found on air however its path is spelt") {
    const Crew crew;
    const QByteArray before = qgetenv("XDG_CONFIG_HOME");
    qputenv("XDG_CONFIG_HOME", QByteArray::fromStdString((crew.folder / "config").string()));
    REQUIRE(write_file(crew.session / "log.sqlite", ""));
    note_session(crew.show, crew.session);
    fs::create_directory_symlink(crew.folder / "show", crew.folder / "link");
    for (const auto& spelt :
         {crew.show, crew.folder / "show" / "." / "show.json", crew.folder / "link" / "show.json"}) {
        CAPTURE(spelt.string());
        const auto sessions = sessions_of(spelt);
        REQUIRE(sessions.size() == 1);
        CHECK(sessions[0].session == crew.session);
        CHECK(sessions[0].show_file == crew.show);
    }
    qputenv("XDG_CONFIG_HOME", before);
}
