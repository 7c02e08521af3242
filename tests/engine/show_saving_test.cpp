#include "blocking.h"
#include "engine/files.h"
#include "engine/learning_file.h"
#include "engine/show_saving.h"
#include "engine/show_versions.h"

#include <QTemporaryDir>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

using namespace regie;

namespace {

struct Folder {
    QTemporaryDir folder;
    std::filesystem::path operator/(const char* name) const {
        return std::filesystem::path(folder.path().toStdString()) / name;
    }
};

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
    REQUIRE(write_file(folder / "show.json", "{\"flags\": {}}"));
    const auto former = save_member(folder / "show.json", "flags", blocking("bobo"));
    REQUIRE(former);
    CHECK(*read_file(folder / former->c_str()) == "{\"flags\": {}}");
    const auto saved = nlohmann::json::parse(*read_file(folder / "show.json"));
    CHECK(saved["flags"].get<FlagSettings>() == blocking("bobo"));
    CHECK(save_member(folder / "nowhere.json", "flags", {}).error().where ==
          (folder / "nowhere.json").string());
}

TEST_CASE("the newest versions of a show file are kept") {
    const Folder folder;
    REQUIRE(write_file(folder / "show.json", "{}"));
    std::string newest;
    for (std::size_t i = 0; i < kVersions + 3; ++i) {
        const auto former = save_member(folder / "show.json", "rundown", nlohmann::json::array({i}));
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
        rundown_for("/shows/x", "/sessions/1", rundown).dump() ==
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
    const auto former = load_version(show, folder.path().toStdString() + "/session", versions[0].name);
    REQUIRE(former);
    CHECK(former->rundown.at(0).fields.at("logo") == (folder / "logo.svg").string());
    CHECK_FALSE(load_version(show, folder.path().toStdString() + "/session", "../show"));
    CHECK(versions_of(folder / "nowhere.json").empty());
}
