// How tests steer the stand-in while it runs, and what its ledger keeps of it.
#include "asked_bed.h"
#include "standin/generated_chat.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <unistd.h>

using namespace regie;
using namespace regie::standin;
using nlohmann::json;

namespace {

struct SteeredBed : AskedBed {
    using AskedBed::AskedBed;

    std::pair<int, json> steer(const char* what, json body) {
        return ask("POST", fmt::format("/_standin/{}", what), {}, std::move(body));
    }
    json comments() { return get(kComments)["data"]; }
};

} // namespace

TEST_CASE("something is said, edited and taken back while it runs") {
    SteeredBed bed;
    CHECK(bed.comments().empty());
    const auto [status, said] =
        bed.steer("say", {{"text", "bonsoir"}, {"author", {{"id", "u9"}, {"name", "Léa"}}}, {"id", "mine"}});
    CHECK(status == 200);
    CHECK(said["id"] == "mine");
    CHECK(said["facebook"] == "1234_1");
    CHECK(bed.comments()[0]["message"] == "bonsoir");
    CHECK(bed.comments()[0]["from"]["name"] == "Léa");
    for (const auto* id : {"mine", "1234_1", "oc-0000001"}) {
        const auto text = fmt::format("edited by {}", id);
        CHECK(bed.steer("say", {{"edit", id}, {"text", text}}).first == 200);
        CHECK(bed.comments()[0]["message"] == text);
    }
    CHECK(bed.steer("say", {{"remove", said["youtube"]}}).first == 200);
    CHECK(bed.comments().empty());
    CHECK(bed.steer("say", {{"remove", "mine"}}).first == 404);
    CHECK(bed.steer("say", {{"text", "again"}, {"id", "mine"}}).first == 409);
    CHECK(bed.steer("say", {{"text", ""}}).first == 400);
    CHECK(bed.steer("say", {{"text", "anonymous"}}).second["id"] == "live-2");
    CHECK_FALSE(bed.comments()[0].contains("from"));
}

TEST_CASE("what is said live comes among the recorded, in the order it was said") {
    TestBedOptions options;
    options.chat.lines.push_back({0, "first", {}, "first", {}});
    options.chat.lines.push_back({1000, "later", {}, "later", {}});
    SteeredBed bed(options);
    bed.comments();
    bed.steer("say", {{"text", "between"}});
    const auto list = bed.get(kComments, {}, 1000)["data"];
    REQUIRE(list.size() == 3);
    CHECK(list[0]["id"] == "1234_1");
    CHECK(list[1]["message"] == "between");
    CHECK(list[2]["id"] == "1234_2");
}

TEST_CASE("settings change while it runs, all or none") {
    SteeredBed bed;
    CHECK(bed.steer("settings", {{"youtube_polling_ms", 4813}, {"graph_replies_refused", true}}).first ==
          200);
    const std::map<std::string, std::string> params{{"liveChatId", "Cg0KCzEyMzQ"}, {"part", "id"}};
    CHECK(bed.ask("GET", "/youtube/v3/liveChat/messages", params).second["pollingIntervalMillis"] == 4813);
    CHECK(bed.steer("settings", {{"youtube_polling_ms", 1}, {"nonsense", 1}}).first == 400);
    CHECK(bed.steer("settings", {{"youtube_polling_ms", "1"}}).first == 400);
    CHECK(bed.ask("GET", "/youtube/v3/liveChat/messages", params).second["pollingIntervalMillis"] == 4813);
    bed.steer("say", {{"text", "bonsoir"}});
    CHECK(bed.ask("POST", "/v26.0/1234_1/comments", {{"message", "no"}}).first == 400);
    CHECK(bed.steer("end", json::object()).first == 200);
    CHECK(bed.ask("GET", "/api/status").second["online"] == false);
    CHECK(bed.steer("nonsense", json::object()).first == 404);
    CHECK(bed.ask("GET", "/_standin/nonsense").first == 400);
}

TEST_CASE("the ledger is on the disk when an action is answered") {
    const auto file =
        std::filesystem::temp_directory_path() / fmt::format("regie-ledger-{}.jsonl", ::getpid());
    TestBedOptions options;
    options.ledger_file = file.string();
    SteeredBed bed(options);
    REQUIRE(bed.bed.open_ledger());
    bed.steer("say", {{"text", "bonsoir"}, {"id", "c1"}});
    bed.ask("POST", "/v26.0/1234_1", {{"is_hidden", "true"}});
    bed.ask("POST", "/v26.0/1234_1", {{"is_hidden", "true"}});
    bed.steer("fault", {{"kind", "500"}});
    bed.get(kComments);
    std::ifstream in(file);
    std::vector<json> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(json::parse(line));
    std::filesystem::remove(file);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == json({{"deed", "hide"},
                            {"id", "1234_1"},
                            {"chat_id", "c1"},
                            {"interface", "facebook"},
                            {"wall_ms", kNow},
                            {"repeat", false}}));
    CHECK(lines[1]["repeat"] == true);
    CHECK(lines[2]["fault"] == "500");

    CHECK(SteeredBed(options).bed.open_ledger()); // nothing there
    for (const std::string text :
         {R"({"name": "A show"})", R"({"at_ms": 0, "id": "c1", "text": "t"})", "a letter", "\n{}\n"}) {
        INFO(text);
        std::ofstream(file) << text;
        CHECK_FALSE(SteeredBed(options).bed.open_ledger());
        std::ifstream left(file);
        CHECK(std::string(std::istreambuf_iterator<char>(left), {}) == text);
    }
    std::ofstream(file) << lines[2] << '\n';
    CHECK(SteeredBed(options).bed.open_ledger()); // one that goes on
    std::filesystem::remove(file);

    options.ledger_file = "/nowhere/ledger";
    CHECK(SteeredBed(options).bed.open_ledger().error().where == "/nowhere/ledger");
}

TEST_CASE("a generated chat is the same every time and spread evenly") {
    CHECK(parse_generated("10000:60")->comments_a_second == 10'000);
    for (const auto* bad :
         {"", "10", "0:1", "1:0", "-1:5", "10:x", "2000000:2", "9999999999999:9999999999999"})
        CHECK_FALSE(parse_generated(bad));
    const auto chat = generate({1000, 3});
    REQUIRE(chat.lines.size() == 3000);
    CHECK(chat.lines[0].at_ms == 0);
    CHECK(chat.lines[1500].at_ms == 1500);
    CHECK(chat.lines[2999].id == "g3000");
    CHECK(generate({1000, 3}).lines[1234].text == chat.lines[1234].text);
    std::set<std::string> ids, authors;
    for (const auto& line : chat.lines) {
        ids.insert(line.id);
        authors.insert(line.author->id);
    }
    CHECK(ids.size() == 3000);
    CHECK(authors.size() == 3000);
}
