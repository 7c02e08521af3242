#include "blocking.h"
#include "engine/files.h"
#include "engine/learning_file.h"
#include "engine/show_loader.h"
#include "engine/show_saving.h"
#include "engine/show_versions.h"

#include <QTemporaryDir>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cctype>
#include <filesystem>

using namespace regie;

namespace {

struct Folder {
    QTemporaryDir folder;
    std::filesystem::path operator/(const char* name) const {
        return std::filesystem::path(folder.path().toStdString()) / name;
    }
};

/// The least that is a show file.
const std::string kPlanned = R"({"name": "Essai", "sources": [{"id": "cam", "uri": "color:#102030"}]})";

/// A folder of templates with one in it, whose only field is a title.
void add_template(const Folder& folder, const char* templates, const std::string& name) {
    std::filesystem::create_directories(folder / templates);
    const auto file = folder / templates / (static_cast<char>(std::toupper(name.front())) + name.substr(1));
    REQUIRE(write_file(file.string() + ".json",
                       R"({"name": ")" + name + R"(", "place": "upper third", "layer": "own",
                           "fields": [{"name": "title", "type": "text", "most": 40}]})"));
    REQUIRE(write_file(file.string() + ".qml", "import QtQuick\nItem {}\n"));
}

nlohmann::json an_item(const std::string& graphic) {
    return {{"id", "a"}, {"graphic", graphic}, {"fields", {{"title", "T"}}}};
}

} // namespace

TEST_CASE("rules are written into a show file without touching the rest of it") {
    const std::string before = "{\n\t\"name\": \"Été \\\"1\\\" {\",   \"cues\": [ {\"flags\": 1} ],\n"
                               "  \"flags\": {\"allow\": [\"}\", \"a\\\\\"]},\n  \"rundown\": []\n}\n";
    const auto after = with_member(before, "flags", blocking("bobo"));
    REQUIRE(after);
    CHECK(*after == "{\n\t\"name\": \"Été \\\"1\\\" {\",   \"cues\": [ {\"flags\": 1} ],\n"
                    "  \"flags\": {\n    \"block\": [\n      \"bobo\"\n    ]\n  },\n  \"rundown\": []\n}\n");
}

TEST_CASE("a show file without rules gets them at its end") {
    CHECK(*with_member("{\n  \"name\": \"a\"\n}\n", "flags", FlagSettings{}) ==
          "{\n  \"name\": \"a\"\n,\n  \"flags\": {}\n}\n");
    CHECK(*with_member("{}", "flags", FlagSettings{}) == "{\n  \"flags\": {}\n}");
}

TEST_CASE("what is no show file, or writes its flags oddly, is left alone") {
    for (const char* text : {"", "[]", "{", "{\"fl\\u0061gs\": {}}", "{\"flags\": {}, \"flags\": {}}"})
        CHECK_FALSE(with_member(text, "flags", blocking("bobo")));
}

TEST_CASE("the show file as it was stays beside the saved one") {
    const Folder folder;
    REQUIRE(write_file(folder / "show.json", kPlanned));
    const auto former = save_member(folder / "show.json", "flags", blocking("bobo"));
    REQUIRE(former);
    CHECK(*read_file(folder / former->c_str()) == kPlanned);
    const auto saved = nlohmann::json::parse(*read_file(folder / "show.json"));
    CHECK(saved["flags"].get<FlagSettings>() == blocking("bobo"));
    CHECK(save_member(folder / "nowhere.json", "flags", {}).error().where ==
          (folder / "nowhere.json").string());
}

TEST_CASE("the newest versions of a show file are kept") {
    const Folder folder;
    REQUIRE(write_file(folder / "show.json", kPlanned));
    std::string newest;
    for (std::size_t i = 0; i < kVersions + 3; ++i) {
        const auto former = save_member(
            folder / "show.json", "rundown",
            nlohmann::json::array(
                {{{"id", std::to_string(i)}, {"graphic", "lower-third"}, {"fields", {{"title", "T"}}}}}));
        REQUIRE(former);
        newest = *former;
    }
    std::size_t count = 0;
    for ([[maybe_unused]] const auto& version :
         std::filesystem::directory_iterator(folder / "show.json.versions"))
        ++count;
    CHECK(count <= kVersions);
    CHECK(std::filesystem::exists(folder / newest.c_str()));
}

TEST_CASE("a rundown is saved as the show file would have it") {
    const Rundown rundown{
        {"a", "event-card", {{"title", "T"}, {"details", "D"}, {"logo", "/shows/x/logo.png"}}, 5}};
    CHECK(
        rundown_for("/shows/x", "/sessions/1", rundown, Templates()).dump() ==
        R"([{"fields":{"details":"D","logo":"logo.png","title":"T"},"graphic":"event-card","id":"a","seconds":5}])");
}

TEST_CASE("learning is kept beside the show file, one former version with it, and forgotten step by step") {
    const Folder folder;
    const auto show = folder / "museum.json";
    const auto kept = [&] {
        const auto learning = read_learning(learning_file(show));
        return !*learning ? std::string("nothing") : (*learning)->dump();
    };
    CHECK(kept() == "nothing");
    REQUIRE(keep_learning(show, {{"v", 1}}));
    REQUIRE(keep_learning(show, {{"v", 2}}));
    CHECK(std::filesystem::exists(folder / "museum.learning.json"));
    CHECK(kept() == R"({"v":2})");
    REQUIRE(forget_learning(show));
    CHECK(kept() == R"({"v":1})");
    const auto left = forget_learning(show);
    REQUIRE(left);
    CHECK_FALSE(*left);
    CHECK(kept() == "nothing");
    CHECK(forget_learning(show)); // nothing to forget is no fault
}

TEST_CASE("a former version of a show file is listed and loaded with what lies beside the show file") {
    const Folder folder;
    const auto show = folder / "show.json";
    REQUIRE(write_file(folder / "logo.svg", "<svg/>"));
    REQUIRE(write_file(show, R"({"name": "Essai", "sources": [{"id": "cam", "uri": "color:#102030"}],
        "rundown": [{"id": "a", "graphic": "event-card", "fields": {"title": "T", "details": "D", "logo": "logo.svg"}}]})"));
    REQUIRE(save_member(show, "rundown", nlohmann::json::array()));
    const auto versions = versions_of(show);
    REQUIRE(versions.size() == 1);
    CHECK(versions[0].items == 1);
    CHECK(versions[0].when_ms > 1'700'000'000'000);
    const auto session = folder / "session";
    const auto former = load_version(show, session, versions[0].name, {});
    REQUIRE(former);
    CHECK(former->at(0).fields.at("logo") == (folder / "logo.svg").string());
    CHECK_FALSE(load_version(show, session, "../show", {}));
    CHECK(versions_of(folder / "nowhere.json").empty());
}

TEST_CASE("what would make a show file that does not load is not saved") {
    const Folder folder;
    add_template(folder, "ours", "board");
    const auto show = folder / "show.json";
    const auto text = kPlanned.substr(0, kPlanned.size() - 1) + R"(, "templates": "ours", "cues": []})";
    REQUIRE(write_file(show, text));
    const auto refused = save_member(show, "rundown", nlohmann::json::array({an_item("panel")}));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("\"panel\"") != std::string::npos);
    CHECK(refused.error().where.find("/rundown/0/graphic") != std::string::npos);
    CHECK_FALSE(save_member(show, "flags", {{"patterns", {{{"name", "x"}, {"pattern", "("}}}}}));
    CHECK(*read_file(show) == text);
    CHECK(versions_of(show).empty());
    CHECK(save_member(show, "rundown", nlohmann::json::array({an_item("board")})));
    std::filesystem::remove_all(folder / "ours"); // it would not load any more as it is
    CHECK_FALSE(save_member(show, "rundown", nlohmann::json::array()));
}

TEST_CASE("a former version is planned again when it fits the show that runs, whatever templates it named") {
    const Folder folder;
    add_template(folder, "ours", "board");
    add_template(folder, "theirs", "panel");
    const auto show = folder / "show.json";
    const auto running = [&](const std::string& templates) {
        return kPlanned.substr(0, kPlanned.size() - 1) + R"(, "templates": ")" + templates + "\"}";
    };
    REQUIRE(write_file(show, running("ours")));
    const auto loaded = load_show(show);
    REQUIRE(loaded);
    const char* name = "2026-11-01 10-00-00.000";
    std::filesystem::create_directories(versions_folder(show));
    const auto restored = [&](const std::string& version) {
        REQUIRE(write_file(versions_folder(show) / (std::string(name) + ".json"), version));
        return load_version(show, folder / "session", name, loaded->templates);
    };
    const auto with = [](const std::string& version, const nlohmann::json& rundown) {
        return *with_member(version, "rundown", rundown);
    };
    const auto other = restored(with(running("theirs"), nlohmann::json::array({an_item("panel")})));
    REQUIRE_FALSE(other);
    CHECK(other.error().what == "there is no template \"panel\"");
    CHECK(other.error().where.find("/rundown/0/graphic") != std::string::npos);
    CHECK(other.error().remedy.find("\"board\"") != std::string::npos);
    CHECK(restored(with(running("gone"), nlohmann::json::array({an_item("board")})))->size() == 1);
    CHECK(restored(with(kPlanned, nlohmann::json::array({an_item("lower-third")})))->size() == 1);
    CHECK(restored(kPlanned)->empty());
    for (const std::string broken : {"", "{", "[]", "{\"rundown\": 1}", "{\"rundown\": [{\"id\": 1}]}"})
        CHECK_FALSE(restored(broken));
    CHECK(*read_file(show) == running("ours"));
    CHECK(loaded->templates.find("board"));
}
