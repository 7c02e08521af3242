#include "protocol/messages.h"

#include <catch2/catch.hpp>

using namespace regie;
using namespace regie::protocol;

TEST_CASE("a request survives the way") {
    const Request request{"7", method::kHide, {{"comment", "c\"1 é"}}};
    const auto back = std::get<Request>(*decode(encode(request)));
    CHECK(back.id == "7");
    CHECK(back.method == "hide");
    CHECK(back.params == request.params);
}

TEST_CASE("a refusal carries its remedy") {
    const Response response{"7", {}, Error{"the comment is hidden", "", "Take the hiding back first."}};
    const auto back = std::get<Response>(*decode(encode(response)));
    REQUIRE(back.error);
    CHECK(back.error->line() == "the comment is hidden. Take the hiding back first.");
}

TEST_CASE("an answer has a result and no error") {
    const auto back = std::get<Response>(*decode(encode(Response{"7", {{"seq", 12}}, {}})));
    CHECK_FALSE(back.error);
    CHECK(back.result["seq"] == 12);
}

TEST_CASE("what is not JSON-RPC is an error, never an exception") {
    const auto text = GENERATE(as<std::string>{}, "", "hello", "[]", "null", "{\"method\":7}", "{\"id\":{}}",
                               "{\"id\":\"1\",\"error\":5}", "{\"method\":\"x\",\"id\":[1]}", "\"method\"");
    CHECK_FALSE(decode(text));
}

TEST_CASE("a message is weighed before it is read") {
    const auto nested = [](std::size_t depth) {
        return R"({"id":"1","method":"earlier","params":{"x":)" + std::string(depth, '[') +
               std::string(depth, ']') + "}}";
    };
    CHECK(decode(nested(30)));
    for (const auto depth : {31U, 1'000U, 500'000U})
        CHECK(decode(nested(depth)).error().what == "the message is nested too deep, or holds too much");
    std::string many = R"({"method":"hide","params":{"comments":[0)";
    while (many.size() < kMaxRequestBytes)
        many += ",{}";
    CHECK_FALSE(decode(many + "]}}"));
}

TEST_CASE("broken UTF-8 in a message does not throw") {
    CHECK_NOTHROW(encode(Request{"1", "take", {{"item", "\xff\xfe"}}}));
}

TEST_CASE("flag rules of a desk are checked as a show file's are, and the error names the place") {
    const auto wrong = [](const char* params) {
        const auto flags = flags_of(nlohmann::json::parse(params));
        return flags ? std::string() : flags.error().where + ": " + flags.error().what;
    };
    CHECK(wrong(R"({"flags": {"block": ["bobo"], "rules": {"scam": {"hide": true}}}})").empty());
    CHECK(wrong(R"({})") == "/flags: there are no rules in this");
    CHECK(wrong("[]") == "/flags: there are no rules in this");
    CHECK(wrong(R"({"flags": []})") == "/flags: this must be an object in braces");
    CHECK(wrong(R"({"flags": {"block": ["bobo", 7]}})") == "/flags/block/1: this must be a text in quotes");
    CHECK(wrong(R"({"flags": {"rules": {"scam": {"severity": "bad"}}}})") ==
          "/flags/rules/scam/severity: this value is not known");
    CHECK(wrong(R"({"flags": {"bock": []}})") == "/flags: \"bock\" is not known here");
    const auto flags = flags_of({{"flags", {{"share", 0.1}, {"rules", {{"scam", {{"hide", true}}}}}}}});
    REQUIRE(flags);
    CHECK(flags->share == 0.1);
    CHECK(flags->rules.at("scam").hide);
}

TEST_CASE("a monitor picture says whose it is and carries its frame number") {
    const std::vector<std::uint8_t> jpeg{0xff, 0xd8, 0xff};
    const auto message = encode_monitor(2, 0x0102030405, jpeg);
    const auto back = decode_monitor(message);
    REQUIRE(back);
    CHECK(back->frame == 0x0102030405);
    CHECK(back->source == 2);
    CHECK(decode_monitor(encode_monitor(-1, 7, jpeg))->source == -1);
    CHECK(std::vector<std::uint8_t>(back->jpeg.begin(), back->jpeg.end()) == jpeg);
    CHECK_FALSE(decode_monitor(std::span(message).first(8)));
}

TEST_CASE("a rundown that a desk sends is held to what a show file may have") {
    const auto error = [](const char* rundown) {
        const auto made = rundown_of({{"rundown", nlohmann::json::parse(rundown)}}, Templates());
        return made ? std::string("none") : made.error().where;
    };
    CHECK(error(R"([{"id": "a", "graphic": "lower-third", "fields": {"title": "Inès"}}])") == "none");
    CHECK(error(R"([])") == "none");
    CHECK(error(R"({})").starts_with("/rundown"));
    CHECK(error(R"([{"id": "a", "graphic": "lower-third", "fields": {}}])") == "/rundown/0/fields");
    CHECK(error(R"([{"id": "a", "graphic": "nothing", "fields": {}}])") == "/rundown/0/graphic");
    CHECK(error(R"([{"id": "a", "graphic": "lower-third", "fields": {"title": "x"}, "seconds": -1}])")
              .starts_with("/rundown/0/seconds"));
    CHECK_FALSE(rundown_of({}, Templates()));
}

TEST_CASE("a viewer may see all there is, and change nothing") {
    CHECK(may(Role::Viewer, method::kEarlier, {}));
    for (const auto* deed : {method::kHide, method::kTake, method::kSetRundown, method::kRestore,
                             method::kVersions, method::kRemote, method::kUndo, method::kStop})
        CHECK_FALSE(may(Role::Viewer, deed, {}));
    CHECK_FALSE(may(Role::Moderator, method::kRestore, {}));
}

TEST_CASE("of what outlasts the show moderators keep what they work with, and nothing else") {
    for (const auto* kept :
         {method::kSetAnswers, method::kSaveFlagRules, method::kKeepLearning, method::kForgetLearning}) {
        CHECK(may(Role::Moderator, kept, {}));
        CHECK_FALSE(may(Role::Viewer, kept, {}));
    }
    for (const auto* operators :
         {method::kSetRundown, method::kRestore, method::kVersions, method::kHoldCampaigns, method::kRemote,
          method::kPair, method::kUnpair, method::kStop})
        CHECK_FALSE(may(Role::Moderator, operators, {}));
}
