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

TEST_CASE("a member that is not what a comment has there is named, and its line left out") {
    const auto refused = [](const std::string& members) {
        const auto chat = parse_chat(R"({"at_ms":1,"id":"a","text":"t",)" + members + "}", "chat.jsonl");
        CHECK(chat.lines.empty());
        return chat.skipped.empty() ? std::string() : chat.skipped.front().line();
    };
    CHECK(refused(R"("author":"Karim")") ==
          "chat.jsonl:1: the line has \"author\" as string, not as {\"id\": "
          "\"…\", \"name\": \"…\"}. It is left out.");
    CHECK(refused(R"("author":{"id":7,"name":"Karim"})").find("\"id\" of \"author\" as number") !=
          std::string::npos);
    CHECK(refused(R"("author":{"name":["Karim"]})").find("\"name\" of \"author\" as array") !=
          std::string::npos);
    CHECK(refused(R"("parent":7)").find("\"parent\" as number") != std::string::npos);

    const auto chat = parse_chat(R"({"at_ms":1,"id":"a","text":"t","author":null,"parent":null})"
                                 "\n"
                                 R"({"at_ms":2,"id":"b","text":"t","author":"Karim"})",
                                 "chat.jsonl");
    CHECK(chat.lines.size() == 1);
    CHECK(outcome(chat).find("1 recorded, 1 left out, the first: chat.jsonl:2: the line has \"author\"") ==
          0);
}

TEST_CASE("a recorded reply says what it answers, which came before it") {
    const auto chat = parse_chat(R"({"at_ms":1000,"id":"a","text":"Ouvert le mardi ?"})"
                                 "\n"
                                 R"({"at_ms":2000,"id":"b","text":"Oui","parent":"a"})"
                                 "\n"
                                 R"({"at_ms":3000,"id":"c","text":"Non","parent":"gone"})"
                                 "\n"
                                 R"({"at_ms":500,"id":"d","text":"Trop tôt","parent":"a"})",
                                 "chat.jsonl");
    REQUIRE(chat.lines.size() == 2);
    CHECK(chat.lines[0].parent.empty());
    CHECK(chat.lines[1].parent == "a");
    REQUIRE(chat.skipped_count == 2);
    CHECK(chat.skipped[0].where == "chat.jsonl:3");
    CHECK(chat.skipped[0].what == "the line answers \"gone\", which no comment before it is");
    CHECK(chat.skipped[1].where == "chat.jsonl:4");
}
