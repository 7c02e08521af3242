#include "show/json_text.h"
#include "show/result.h"

#include <catch2/catch.hpp>

using namespace regie;
using nlohmann::json;

namespace {

/// A list of one text, as a careless program writes it.
std::string nested_lists(const std::string& text) { return "[\"" + text + "\"]"; }

} // namespace

TEST_CASE("what one person's words break in JSON is repaired, and nothing else is lost") {
    struct Case {
        std::string written, read;
    };
    const auto [written, read] = GENERATE(values<Case>({
        {R"(half \ud83d an emoji)", "half \uFFFD an emoji"},
        {R"(\ud83d)", "\uFFFD"},
        {R"(\udc00 \ud83d\ud83d\ude00)", "\uFFFD \uFFFD\U0001F600"},
        {R"(\uD83D\n)", "\uFFFD\n"},
        {R"(\\ud83d)", "\\ud83d"}, // no escape: a backslash, then letters
        {"\xC3\x28\xFF", "\uFFFD(\uFFFD"},
        {"two\nlines\tand a bell\a", "two lines and a bell "},
        {R"(C:\games \u12 \x)", R"(C:\games \u12 \x)"},
        {R"(\ud83d \"quoted\" \u00e9)", "\uFFFD \"quoted\" é"},
    }));
    CAPTURE(written);
    CHECK(json::parse(nested_lists(written), nullptr, false).is_discarded() == (written != R"(\\ud83d)"));
    const auto repaired = parse_forgiving(nested_lists(written));
    REQUIRE(repaired.is_array());
    CHECK(repaired[0] == read);
}

TEST_CASE("JSON is not changed by its repair") {
    for (const std::string text : {R"({"a": [1, -2.5e3, true, null], "é🎺": "\ud83d\ude00 \\\" \u0000 \/"})",
                                   "[]", "\"\\\\\"", "[\n\t1 ]"})
        CHECK(repaired_json(text) == text);
}

TEST_CASE("what is no JSON stays none") {
    for (const std::string text :
         {"", "\"", "[\"\\", "[\"\\u12", "[\"\\ud83d\\u", "{\"a\"", "<html>", "\xFF"}) {
        CAPTURE(text);
        CHECK(parse_forgiving(text).is_discarded());
    }
}

TEST_CASE("any bytes are written as JSON and said in a line") {
    CHECK(json_text(json{{"file", "caf\xE9"}}) == "{\"file\":\"caf\uFFFD\"}");
    CHECK(json_text(nlohmann::ordered_json{{"b", "\xFF"}, {"a", 1}}, 1) ==
          "{\n \"b\": \"\uFFFD\",\n \"a\": 1\n}");
    CHECK(Error{"a name \x1B[31mof\r\nothers",
                "a\x7F/\xC2\x9B"
                "2J\u202E",
                {}}
              .line() == "a / 2J : a name  [31mof  others");
    CHECK(Error{"it cannot be read", "/srv/caf\xE9/show.json", {}}.line() ==
          "/srv/caf\uFFFD/show.json: it cannot be read");
}
