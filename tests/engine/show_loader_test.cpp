#include "engine/show_loader.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <stdlib.h>
#include <unistd.h>

using namespace regie;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path path;
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "regie-show-XXXXXX").string();
        path = mkdtemp(pattern.data());
        write("video.mp4", "x");
        write("chat.jsonl", "");
        write("logo.svg", "x");
    }
    ~Folder() { fs::remove_all(path); }
    void write(const std::string& name, const std::string& text) const { std::ofstream(path / name) << text; }
    Result<ShowFile> load(const std::string& video, const std::string& chat, const std::string& logo) const {
        write("show.json",
              R"({"name": "Test", "canvas": {"width": 640, "height": 360, "fps": 30},
                  "sources": [{"id": "cam1", "uri": ")" +
                  video + R"("}], "outputs": [{"kind": "recording"}],
                  "comments": [{"kind": "recorded", "file": ")" +
                  chat + R"("}],
                  "rundown": [{"id": "card", "graphic": "event-card",
                               "fields": {"title": "T", "details": "D", "logo": ")" +
                  logo + R"("}}]})");
        return load_show(path / "show.json");
    }
};

} // namespace

TEST_CASE("every path of a show that loads is absolute and there") {
    const Folder folder;
    const auto show = folder.load("video.mp4", "chat.jsonl", "logo.svg");
    REQUIRE(show);
    CHECK(fs::equivalent(show->sources[0].uri, folder.path / "video.mp4"));
    CHECK(fs::equivalent(show->feeds[0].file, folder.path / "chat.jsonl"));
    CHECK(fs::equivalent(show->rundown[0].fields.at("logo"), folder.path / "logo.svg"));
}

TEST_CASE("the words on air that are nobody's own are in the show's language") {
    const Folder folder;
    const auto slate = [&](const std::string& members) {
        folder.write("show.json", R"({"sources": [{"id": "a", "uri": "color:#102030"}], )" + members + "}");
        const auto show = load_show(folder.path / "show.json");
        REQUIRE(show);
        CHECK(show->look.language == show->language);
        return show->slate.at("message");
    };
    const std::string french = "De retour dans un instant", english = "We’ll be right back";
    const std::string title = R"("rundown": [{"id": "a", "graphic": "lower-third", "fields": {"title": )";
    CHECK(slate(R"("name": "Soirée", )" + title + R"("La directrice et les artistes du musée"}}])") ==
          french);
    CHECK(slate(R"("name": "Evening", )" + title + R"("The director and what they have made"}}])") ==
          english);
    CHECK(slate(R"("name": "X", "language": "fr")") == french);
    CHECK(slate(R"("name": "La soirée de la ville", "language": "en")") == english);
    CHECK(slate(R"("name": "X", "time_zone": "Europe/Paris")") == french); // no word tells
    CHECK(slate(R"("name": "X", "language": "fr", "slate": {"message": "Pause"})") == "Pause");
    CHECK(slate(R"("name": "X", "language": "fr", "theme": "neutral")") == french);
}

TEST_CASE("a missing file is named with its place and the remedy") {
    const Folder folder;
    const auto file = (folder.path / "show.json").string();
    CHECK(folder.load("none.mp4", "chat.jsonl", "logo.svg").error().line() ==
          file + ": /sources/0/uri: there is no video \"none.mp4\". Put it beside the show file or correct "
                 "the path.");
    CHECK_THAT(folder.load("video.mp4", "none", "logo.svg").error().line(),
               Catch::Contains("/comments/0/file: there is no recorded chat \"none\""));
    CHECK_THAT(folder.load("video.mp4", "chat.jsonl", "none.png").error().line(),
               Catch::Contains("/rundown/0/fields/logo: there is no picture \"none.png\""));
}

TEST_CASE("a folder in a file's place, and a file that cannot be read, are called so") {
    const Folder folder;
    fs::create_directory(folder.path / "pictures");
    CHECK_THAT(folder.load("pictures", "chat.jsonl", "logo.svg").error().line(),
               Catch::Contains("/sources/0/uri: \"pictures\" is a folder. Name a file that lies in it."));
    if (geteuid() == 0)
        return; // who reads everything
    folder.write("locked.mp4", "x");
    fs::permissions(folder.path / "locked.mp4", fs::perms::none);
    CHECK_THAT(folder.load("locked.mp4", "chat.jsonl", "logo.svg").error().line(),
               Catch::Contains("\"locked.mp4\" cannot be read. Make it readable"));
}

TEST_CASE("a show that may do without tells all that it does without") {
    const Folder folder;
    folder.load("none.mp4", "none.jsonl", "none.png");
    std::vector<Error> without;
    REQUIRE(load_show(folder.path / "show.json", {.without = &without}));
    CHECK(without.size() == 3);
    folder.write("said.srt",
                 "1\n00:00:05,000 --> 00:00:03,000\nUn\n\n2\n00:00:07,000 --> 00:00:09,000\nDeux\n");
    folder.write("show.json", R"({"name": "a", "sources": [{"id": "a", "uri": "color:#102030"}],
                                  "captions": "said.srt"})");
    without.clear();
    const auto show = load_show(folder.path / "show.json", {.without = &without});
    REQUIRE(show);
    CHECK(show->captions.size() == 1);
    REQUIRE(without.size() == 1);
    CHECK_THAT(without[0].where, Catch::Contains("said.srt: line 2"));
    CHECK(load_show(folder.path / "show.json")); // the others are said in time
}

TEST_CASE("a path in other case, or as Windows writes it, is told as it should be") {
    const Folder folder;
    fs::create_directory(folder.path / "Médias");
    folder.write("Médias/Été.mp4", "x");
    const auto remedy = [&](const std::string& video) {
        const auto show = folder.load(video, "chat.jsonl", "logo.svg");
        return show ? "" : show.error().remedy;
    };
    CHECK(remedy("médias/été.MP4") == "Did you mean \"Médias/Été.mp4\"?");
    CHECK(remedy(R"(Médias\\Été.mp4)") == "Did you mean \"Médias/Été.mp4\"?");
    CHECK(remedy(R"(C:\\Users\\Ana\\Médias\\été.mp4)") == "Did you mean \"Médias/Été.mp4\"?");
    CHECK(remedy(R"(D:Video.mp4)") == "Did you mean \"video.mp4\"?");
    CHECK(remedy((folder.path / "VIDEO.mp4").string()) ==
          "Did you mean \"" + (folder.path / "video.mp4").string() + "\"?");
    CHECK(remedy("vidéo.mp4") == "Put it beside the show file or correct the path.");
    CHECK_THAT(folder.load("video.mp4", "Chat.jsonl", "logo.svg").error().remedy,
               Catch::Contains("\"chat.jsonl\""));
    CHECK_THAT(folder.load("video.mp4", "chat.jsonl", "logo.SVG").error().remedy,
               Catch::Contains("\"logo.svg\""));
}

TEST_CASE("a name is the same in both of Unicode's forms") {
    const Folder folder;
    const std::string composed = "\u00C9t\u00E9", apart = "E\u0301te\u0301";
    fs::create_directory(folder.path / apart);
    folder.write(apart + "/" + composed + ".mp4", "x");
    for (const auto& dir : {composed, apart})
        for (const auto& name : {composed, apart}) {
            const auto show = folder.load(dir + "/" + name + ".mp4", "chat.jsonl", "logo.svg");
            REQUIRE(show);
            CHECK(fs::equivalent(show->sources[0].uri, folder.path / apart / (composed + ".mp4")));
        }
    folder.write(apart + "/" + apart + ".mp4", "the very name");
    const auto show = folder.load(composed + "/" + apart + ".mp4", "chat.jsonl", "logo.svg");
    REQUIRE(show);
    CHECK(fs::equivalent(show->sources[0].uri, folder.path / apart / (apart + ".mp4")));
}

TEST_CASE("a show file that is not there, or a folder, is said") {
    const Folder folder;
    CHECK_THAT(load_show(folder.path / "nothing.json").error().line(),
               Catch::Contains("there is no such show file"));
    CHECK_THAT(load_show(folder.path).error().line(), Catch::Contains("there is no such show file"));
}

TEST_CASE("a show whose pattern is no regular expression is refused") {
    const Folder folder;
    folder.write("show.json", R"({"name": "a", "sources": [{"id": "a", "uri": "color:#102030"}],
                                  "flags": {"patterns": [{"pattern": "a(b"}]}})");
    CHECK_THAT(load_show(folder.path / "show.json").error().line(),
               Catch::Contains("show.json: /flags/patterns/0/pattern: this is no regular expression"));
}

TEST_CASE("the built-in show loads") { CHECK(load_show(builtin_show())); }
