#include "show/bounded_json.h"

#include <catch2/catch.hpp>

using namespace regie;

namespace {

constexpr std::size_t kLongestBody = 2'097'152;

std::string list_of(const std::string& piece, std::size_t bytes) {
    std::string list = "[";
    while (list.size() + piece.size() + 1 < bytes)
        list += piece + ",";
    return list + piece + "]";
}

} // namespace

TEST_CASE("an answer that would fill the memory is refused though it is short") {
    const auto* piece = GENERATE("0", "[]", "{}", R"("")", R"({"":0})", "[0]");
    CAPTURE(piece);
    const auto read = parse_bounded_json(list_of(piece, kLongestBody));
    REQUIRE_FALSE(read);
    CHECK(read.error().what == "sent JSON of more values than an honest answer has");
    CHECK(parse_bounded_json(list_of(piece, 50'000)));
}

TEST_CASE("five thousand comments in one answer are read") {
    const std::string comment =
        R"({"id":"610800597327576_364546219223792","created_time":"2022-08-31T09:09:39+0000",)"
        R"("from":{"name":"Karim Benali","id":"5321000000000000"},"message":")" +
        std::string(150, 'x') + R"(","is_hidden":false})";
    const auto read = parse_bounded_json(list_of(comment, 5'000 * (comment.size() + 1)));
    REQUIRE(read);
    CHECK(read->size() >= 4'999);
}

TEST_CASE("one long text is no reason to refuse") {
    CHECK(parse_bounded_json("\"" + std::string(kLongestBody, 'x') + "\""));
}

TEST_CASE("broken bytes in one text leave the rest as it is") {
    const auto read = parse_bounded_json("[\"\xC3\x28\xFFoui\",\"\xF0\x9F\x8E\xBA\"]");
    REQUIRE(read);
    CHECK(*read == nlohmann::json({"\uFFFD(\uFFFDoui", "\U0001F3BA"}));
    CHECK_FALSE(parse_bounded_json("[\"\xC3\x28\""));
}

TEST_CASE("half an emoji in one text leaves the rest as it is") {
    const auto read =
        parse_bounded_json(R"([{"id": 1, "text": "half \ud83d"}, {"id": 2, "text": "whole \ud83d\ude00"}])");
    REQUIRE(read);
    CHECK((*read)[0]["text"] == "half \uFFFD");
    CHECK((*read)[1]["text"] == "whole \U0001F600");
}

TEST_CASE("what nests deep is refused before it is parsed, whatever stands in it") {
    const auto nested = [](const std::string& open, const std::string& close, std::size_t levels) {
        std::string text;
        for (std::size_t i = 0; i < levels; ++i)
            text += open;
        text += "0";
        for (std::size_t i = 0; i < levels; ++i)
            text += close;
        return text;
    };
    CHECK(parse_bounded_json(nested("[", "]", 32)));
    for (const auto levels : {33U, 1'000U, 500'000U}) {
        CHECK_FALSE(parse_bounded_json(nested("[", "]", levels)));
        CHECK_FALSE(parse_bounded_json(nested("{\"a\":", "}", levels)));
        CHECK_FALSE(weigh_json(nested("[0,\"\\\"]]\",", "]", levels)));
        CHECK(parse_shallow_json(nested("[", "]", levels)).is_discarded());
    }
    CHECK_FALSE(parse_bounded_json(std::string(1'000'000, '[')));
    CHECK(parse_bounded_json(
        R"(["[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["])"));
    CHECK_FALSE(parse_bounded_json("\"\\"));
    CHECK(parse_shallow_json("{]").is_discarded());
}
