#include "standin/chat_file.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::standin;

TEST_CASE("a recorded chat is read in the order of its times") {
    const auto chat = parse_chat(
        "{\"at_ms\":2000,\"id\":\"b\",\"author\":{\"id\":\"u1\",\"name\":\"Zoé\"},\"text\":\"deux\"}\r\n"
        "\n"
        "{\"at_ms\":1000,\"id\":\"a\",\"text\":\"un\",\"removed_at_ms\":45200}\n"
        "{\"at_ms\":2000,\"id\":\"c\",\"text\":\"trois\"}",
        "chat.jsonl");
    REQUIRE(chat.skipped.empty());
    REQUIRE(chat.lines.size() == 3);
    CHECK(chat.lines[0].id == "a");
    CHECK(chat.lines[0].removed_at_ms == 45200);
    CHECK_FALSE(chat.lines[0].author);
    CHECK(chat.lines[1].id == "b"); // same time: the file's order
    CHECK(chat.lines[1].author == Author{"u1", "Zoé"});
    CHECK_FALSE(chat.lines[1].removed_at_ms);
    CHECK(chat.lines[2].id == "c");
}

TEST_CASE("a line that is no comment is skipped, counted and named") {
    const char* line = GENERATE(
        "not json", "[1,2]", "{\"id\":\"x\",\"text\":\"t\"}", "{\"at_ms\":1,\"text\":\"t\"}",
        "{\"at_ms\":1,\"id\":\"x\"}", "{\"at_ms\":-1,\"id\":\"x\",\"text\":\"t\"}",
        "{\"at_ms\":1.5,\"id\":\"x\",\"text\":\"t\"}", "{\"at_ms\":1,\"id\":7,\"text\":\"t\"}",
        "{\"at_ms\":9999999999,\"id\":\"x\",\"text\":\"t\"}", "{\"at_ms\":1,\"id\":\"x\",\"text\":\"\xFF\"}",
        "{\"at_ms\":5,\"id\":\"x\",\"text\":\"t\",\"removed_at_ms\":4}",
        "{\"at_ms\":1,\"id\":\"good\",\"text\":\"again\"}");
    CAPTURE(line);
    const auto chat =
        parse_chat(std::string("{\"at_ms\":0,\"id\":\"good\",\"text\":\"t\"}\n") + line + "\n", "chat.jsonl");
    CHECK(chat.lines.size() == 1);
    REQUIRE(chat.skipped.size() == 1);
    CHECK(chat.skipped[0].where == "chat.jsonl:2");
    CHECK_FALSE(chat.skipped[0].what.empty());
}

TEST_CASE("a file without a comment, or no file, is an error that names it") {
    CHECK(read_chat("/nowhere/chat.jsonl").error().where == "/nowhere/chat.jsonl");
    CHECK_FALSE(read_chat("/dev/null"));
    CHECK_FALSE(read_chat("/"));
}

TEST_CASE("half an emoji costs its own line") {
    const auto chat = parse_chat("{\"at_ms\":0,\"id\":\"a\",\"text\":\"un\"}\n"
                                 "{\"at_ms\":1,\"id\":\"b\",\"text\":\"deux \\ud83d\"}\n"
                                 "{\"at_ms\":2,\"id\":\"c\",\"text\":\"trois\"}\n",
                                 "chat.jsonl");
    CHECK(chat.lines.size() == 2);
    CHECK(chat.skipped.size() == 1);
}
